namespace Ottt.Testing.Learning;

/// <summary>Which rule moves parameters.</summary>
internal enum OptimizerKind
{
    /// <summary>torch.optim.SGD.</summary>
    Sgd,

    /// <summary>torch.optim.Adam.</summary>
    Adam,

    /// <summary>torch.optim.AdamW.</summary>
    AdamW,
}

/// <summary>An optimizer with its numbers; those of other rules are ignored.</summary>
internal sealed record OptimizerRecipe(OptimizerKind Kind, double LearningRate)
{
    public double Momentum { get; init; }

    public double Dampening { get; init; }

    public bool Nesterov { get; init; }

    public double WeightDecay { get; init; }

    public double Beta1 { get; init; }

    public double Beta2 { get; init; }

    public double Epsilon { get; init; }
}

/// <summary>An optimizer under test: moves a value against a gradient, and shows its state by PyTorch's names.</summary>
internal interface ITestOptimizer
{
    /// <summary>Makes one step over all parameters.</summary>
    void Step();

    /// <summary>A state tensor of a parameter, or null where there is none.</summary>
    double[]? State(string parameter, string name);
}
