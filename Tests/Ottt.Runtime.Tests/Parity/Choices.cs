namespace Ottt.Runtime.Tests.Parity;

/// <summary>Turns drawn words into one choice after another; small words choose what is simple.</summary>
/// <param name="words">The words; when they end, everything is simple.</param>
internal sealed class Choices(IReadOnlyList<int> words)
{
    private int _next;

    /// <summary>A number from <paramref name="first"/> to <paramref name="last"/>.</summary>
    public int Between(int first, int last) => first + (Next() % (last - first + 1));

    public T OneOf<T>(params IReadOnlyList<T> items) => items[Next() % items.Count];

    public bool IsTrue() => Next() % 2 == 1;

    private int Next() => _next < words.Count ? words[_next++] : 0;
}
