using System.Text;

namespace Ottt.Generator.Models;

/// <summary>Writes indented text with <c>\n</c> at the end of every line, whatever the machine.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    public SourceWriter Line(string line = "")
    {
        if (line.Length > 0) _text.Append(' ', 4 * _depth).Append(line);
        _text.Append('\n');
        return this;
    }

    /// <summary>Writes a header and an opening brace; the block ends where the result is disposed.</summary>
    public Block Braces(string header)
    {
        Line(header).Line("{");
        return Indent("}");
    }

    /// <summary>Indents until the result is disposed, then writes a last line where one is given.</summary>
    public Block Indent(string end = "")
    {
        _depth++;
        return new Block(this, end);
    }

    public override string ToString() => _text.ToString();

    internal readonly struct Block(SourceWriter writer, string end) : IDisposable
    {
        public void Dispose()
        {
            writer._depth--;
            if (end.Length > 0) writer.Line(end);
        }
    }
}
