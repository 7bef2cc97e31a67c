namespace Ottt;

/// <summary>
/// A trained tensor of a network with its gradient. Names, shapes and element order are PyTorch's: <c>0.weight</c> of a <c>Conv2d</c> is
/// [out, in / groups, kH, kW], row-major.
/// </summary>
public sealed class Parameter
{
    private readonly Memory<float> _value;
    private readonly Memory<float> _gradient;

    internal Parameter(ParameterDescription description, Memory<float> value, Memory<float> gradient)
    {
        Description = description;
        _value = value;
        _gradient = gradient;
    }

    /// <summary>Name, shape and initialisation.</summary>
    public ParameterDescription Description { get; }

    /// <summary>The name in a PyTorch state dictionary, such as <c>0.weight</c>.</summary>
    public string Name => Description.Name;

    /// <summary>The shape, row-major.</summary>
    public IReadOnlyList<int> Shape => Description.Shape;

    /// <summary>The number of elements.</summary>
    public int Count => _value.Length;

    /// <summary>The present value.</summary>
    public ReadOnlySpan<float> Value
    {
        get
        {
            Refresh?.Invoke();
            return _value.Span;
        }
    }

    /// <summary>
    /// The gradient, to which every <see cref="OtttNetwork.Backward"/> adds. An optimizer's step consumes it: afterwards it is zero.
    /// </summary>
    public Span<float> Gradient
    {
        get
        {
            Completion?.Invoke();
            GradientIsZero = false;
            return _gradient.Span;
        }
    }

    /// <summary>The gradient as far as it is known: what the backend adds to.</summary>
    internal Span<float> PartialGradient
    {
        get
        {
            GradientIsZero = false;
            return _gradient.Span;
        }
    }

    /// <summary>Whether the gradient as far as it is known is surely zero: since the optimizer consumed it nobody has asked for it.</summary>
    internal bool GradientIsZero { get; set; } = true;

    /// <summary>The value as it was last brought here, or for whoever has opened it for writing.</summary>
    internal Span<float> EditedValue => _value.Span;

    /// <summary>Brings the value here from a device that has moved it since.</summary>
    internal Action? Refresh { get; set; }

    /// <summary>Adds to the gradients what the backend has put off.</summary>
    internal Action? Completion { get; set; }

    /// <summary>Makes an update with a gradient that the backend has put off and keeps from memory; says whether it could.</summary>
    internal Func<UpdateOfElements, bool>? Fusion { get; set; }

    /// <summary>How often the value was opened for writing; the network refreshes what it derives from the value when this changes.</summary>
    internal int Version { get; private set; }

    /// <summary>Opens the value for writing. Write before the next step of the network; a span that is kept longer must be asked for again.</summary>
    public Span<float> Edit()
    {
        // What was put off belongs to the present value.
        Completion?.Invoke();
        Refresh?.Invoke();
        Touch();
        return _value.Span;
    }

    /// <summary>Notes that the value is about to change, where nothing that was put off depends on it.</summary>
    internal void Touch() => Version++;

    /// <summary>The name and shape, such as <c>0.weight [32, 1, 3, 3]</c>.</summary>
    public override string ToString() => $"{Name} [{string.Join(", ", Shape)}]";
}
