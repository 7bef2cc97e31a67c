using System.Text;

namespace Ottt.Generator.Models;

/// <summary>Writes indented text with <c>\n</c> at the end of every line, whatever the machine.</summary>
internal sealed class SourceWriter
{
    /// <summary>A call that would reach beyond this column has a line for each argument.</summary>
    private const int WidestCall = 130;

    private readonly StringBuilder _text = new();
    private int _depth;

    public SourceWriter Line(string line = "")
    {
        if (line.Length > 0) _text.Append(' ', 4 * _depth).Append(line);
        _text.Append('\n');
        return this;
    }

    /// <summary>Writes a call or a constructor: on one line where it fits, else with a line for each argument.</summary>
    /// <param name="head">What stands before the parenthesis.</param>
    /// <param name="end">What stands behind it.</param>
    /// <param name="arguments">The arguments.</param>
    public SourceWriter Call(string head, string end, IReadOnlyList<string> arguments)
    {
        string line = head + "(" + string.Join(", ", arguments) + ")" + end;
        if ((4 * _depth) + line.Length <= WidestCall) return Line(line);
        Line(head + "(");
        using (Indent())
        {
            for (int index = 0; index < arguments.Count; index++)
            {
                Line(arguments[index] + (index < arguments.Count - 1 ? "," : ")" + end));
            }
        }

        return this;
    }

    /// <summary>Writes a constructor with many short arguments: as many on a line as fit.</summary>
    public SourceWriter Fill(string head, string end, IReadOnlyList<string> arguments)
    {
        Line(head + "(");
        using (Indent())
        {
            string line = "";
            for (int index = 0; index < arguments.Count; index++)
            {
                string argument = arguments[index] + (index < arguments.Count - 1 ? "," : ")" + end);
                bool fits = line.Length == 0 || (4 * _depth) + line.Length + 1 + argument.Length <= WidestCall;
                if (!fits) Line(line);
                line = fits && line.Length > 0 ? line + " " + argument : argument;
            }

            Line(line);
        }

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
