namespace Ottt.Training;

/// <summary>The state tensors of a parameter, for those of its elements that are being updated.</summary>
public readonly ref struct OptimizerState
{
    private readonly float[]?[] _tensors;
    private readonly int _start;
    private readonly int _length;

    internal OptimizerState(float[]?[] tensors, int start, int length, bool isNew)
    {
        _tensors = tensors;
        _start = start;
        _length = length;
        IsNew = isNew;
    }

    /// <summary>Whether the state was made for this step and is zero.</summary>
    public bool IsNew { get; }

    /// <summary>The elements of a state tensor.</summary>
    /// <param name="index">Its place among <see cref="Optimizer.StateNames"/>.</param>
    public Span<float> this[int index] => _tensors[index].AsSpan(_start, _length);
}
