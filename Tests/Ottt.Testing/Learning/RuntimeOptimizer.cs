using Ottt.Training;

namespace Ottt.Testing.Learning;

/// <summary>The runtime's optimizers behind the tests' interface.</summary>
/// <param name="recipe">The rule and its numbers.</param>
/// <param name="parameters">What it moves; a step consumes the gradients.</param>
internal sealed class RuntimeOptimizer(OptimizerRecipe recipe, ParameterList parameters) : ITestOptimizer
{
    private readonly Optimizer _optimizer = recipe.Kind switch
    {
        OptimizerKind.Sgd => new Sgd(recipe.LearningRate)
        {
            Momentum = recipe.Momentum,
            Dampening = recipe.Dampening,
            Nesterov = recipe.Nesterov,
            WeightDecay = recipe.WeightDecay,
        },
        OptimizerKind.Adam => new Adam(recipe.LearningRate)
        {
            Beta1 = recipe.Beta1,
            Beta2 = recipe.Beta2,
            Epsilon = recipe.Epsilon,
            WeightDecay = recipe.WeightDecay,
        },
        OptimizerKind.AdamW => new AdamW(recipe.LearningRate)
        {
            Beta1 = recipe.Beta1,
            Beta2 = recipe.Beta2,
            Epsilon = recipe.Epsilon,
            WeightDecay = recipe.WeightDecay,
        },
        _ => throw new ArgumentOutOfRangeException(nameof(recipe), recipe.Kind, "No such optimizer."),
    };

    public void Step() => _optimizer.Step(parameters);

    public double[]? State(string parameter, string name) =>
        _optimizer.TryGetState(parameters[parameter], name, out ReadOnlySpan<float> values) ? Widths.Widen(values) : null;
}
