using Ottt.Training;

namespace Ottt.Testing.Learning;

/// <summary>The runtime's losses behind the tests' interface.</summary>
internal static class RuntimeLoss
{
    public static LossResult Compute(LossRecipe recipe, double[] output, LossTargets targets)
    {
        float[] values = Widths.Narrow(output);
        if (recipe.Kind == LossKind.Mse && targets.Values is { } expected)
        {
            var mse = new MseLoss();
            double[] gradient = Widths.Widen(mse.Gradient(values, Widths.Narrow(expected)));
            return new LossResult(mse.Value, gradient);
        }

        Loss loss = recipe.Kind switch
        {
            LossKind.CrossEntropy => new CrossEntropyLoss(),
            LossKind.Mse => new MseLoss(),
            LossKind.OtttCombined => new OtttLoss(recipe.TimeSteps, recipe.Lambda),
            _ => throw new ArgumentOutOfRangeException(nameof(recipe), recipe.Kind, "No such loss."),
        };
        int[] labels = targets.Labels ?? throw new ArgumentException("This loss needs labels.", nameof(targets));
        double[] byLabels = Widths.Widen(loss.Gradient(values, labels));
        return new LossResult(loss.Value, byLabels);
    }
}
