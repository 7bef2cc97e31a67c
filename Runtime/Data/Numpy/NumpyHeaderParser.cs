using System.Globalization;

namespace Ottt.Data.Numpy;

/// <summary>
/// Parses the text of a header, a Python literal: <c>{'descr': '&lt;f4', 'fortran_order': False, 'shape': (3, 4), }</c>, in any order of its three keys.
/// </summary>
/// <param name="text">The text.</param>
/// <param name="source">What is read, for messages.</param>
/// <param name="start">Where the text begins.</param>
internal sealed class NumpyHeaderParser(string text, NumpySource source, long start)
{
    private int _position;
    private string? _descr;
    private int _descrPosition;
    private bool? _isFortranOrder;
    private List<int>? _shape;
    private int _shapePosition;

    public NumpyHeader Parse()
    {
        Expect('{');
        while (!Accept('}'))
        {
            Entry();
            if (Accept(',')) continue;
            Expect('}');
            break;
        }

        SkipSpace();
        if (_position < text.Length) throw Error(_position, "goes on after the header");
        if (_descr is null || _isFortranOrder is null || _shape is null) throw Error(0, "lacks one of descr, fortran_order and shape in its header");
        NumpyElement element = Element();
        return new NumpyHeader(element, _isFortranOrder.Value, _shape, Count(element));
    }

    private void Entry()
    {
        int place = _position;
        string key = Text("a key of the header");
        Expect(':');
        SkipSpace();
        switch (key)
        {
            case "descr":
                _descrPosition = _position;
                if (_position < text.Length && text[_position] == '[') throw Error(_position, "has elements of several fields, which cannot be read");
                _descr = Text("the kind of the elements");
                break;
            case "fortran_order":
                _isFortranOrder = Word("True") || (Word("False") ? false : throw Error(_position, "has neither True nor False for fortran_order"));
                break;
            case "shape":
                _shapePosition = _position;
                _shape = Shape();
                break;
            default:
                throw Error(place, $"has the key '{key}' in its header, where descr, fortran_order and shape are expected");
        }
    }

    private NumpyElement Element()
    {
        string order = _descr!.Length == 3 ? _descr[..1] : "";
        if (order == ">") throw Error(_descrPosition, $"has big-endian elements ({_descr}); save it little-endian");
        NumpyElement? element = order is "<" or "|" ? NumpyElement.All.FirstOrDefault(element => element.Name == _descr[1..]) : null;
        return element ?? throw Error(_descrPosition, $"has elements of kind '{_descr}', where {NumpyElement.Names} can be read");
    }

    private int Count(NumpyElement element)
    {
        long count = 1;
        bool isEmpty = _shape!.Contains(0);
        foreach (int size in _shape)
        {
            count = isEmpty ? 0 : count * size;
            if (count * element.Size <= Array.MaxLength) continue;
            throw Error(_shapePosition, $"has the shape ({string.Join(", ", _shape)}), more than the {Array.MaxLength} bytes that an array can hold");
        }

        return (int)count;
    }

    private List<int> Shape()
    {
        var sizes = new List<int>();
        Expect('(');
        while (!Accept(')'))
        {
            sizes.Add(Size());
            if (Accept(',')) continue;
            Expect(')');
            break;
        }

        return sizes;
    }

    private int Size()
    {
        SkipSpace();
        int first = _position;
        while (_position < text.Length && char.IsAsciiDigit(text[_position])) _position++;
        return int.TryParse(text.AsSpan(first, _position - first), NumberStyles.None, CultureInfo.InvariantCulture, out int size)
            ? size
            : throw Error(first, $"has a size in its shape that is none from 0 to {int.MaxValue}");
    }

    private string Text(string what)
    {
        SkipSpace();
        int first = _position;
        if (first < text.Length && text[first] is '\'' or '"')
        {
            int end = text.IndexOf(text[first], first + 1);
            if (end > 0)
            {
                _position = end + 1;
                return text[(first + 1)..end];
            }
        }

        throw Error(first, $"has no text where {what} is expected");
    }

    private bool Word(string word)
    {
        if (!text.AsSpan(_position).StartsWith(word, StringComparison.Ordinal)) return false;
        _position += word.Length;
        return true;
    }

    private bool Accept(char symbol)
    {
        SkipSpace();
        if (_position >= text.Length || text[_position] != symbol) return false;
        _position++;
        return true;
    }

    private void Expect(char symbol)
    {
        if (!Accept(symbol)) throw Error(_position, $"has no '{symbol}' where it is expected in the header");
    }

    private void SkipSpace()
    {
        while (_position < text.Length && text[_position] is ' ' or '\n') _position++;
    }

    private DataFormatException Error(int place, string problem) => source.Error(problem, start + place);
}
