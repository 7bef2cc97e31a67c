namespace Ottt.Generator.Lowering;

/// <summary>The steps of one order, blocks or operations, between which a buffer is alive.</summary>
internal readonly record struct Life(int First, int Last)
{
    public static Life None => new(int.MaxValue, -1);

    /// <summary>The lives of buffers that steps touch.</summary>
    /// <param name="buffers">The number of buffers.</param>
    /// <param name="steps">The buffers that each step touches.</param>
    public static Life[] Of(int buffers, IEnumerable<IEnumerable<int>> steps)
    {
        Life[] lives = [.. Enumerable.Repeat(None, buffers)];
        int index = 0;
        foreach (IEnumerable<int> touched in steps)
        {
            foreach (int buffer in touched) lives[buffer] = lives[buffer].At(index);
            index++;
        }

        return lives;
    }

    public bool Touches(Life other) => First <= other.Last && other.First <= Last;

    private Life At(int step) => new(Math.Min(First, step), Math.Max(Last, step));
}
