namespace Ottt.Testing.Learning;

/// <summary>Losses written from their formulas in double precision, independent of the runtime.</summary>
internal static class ReferenceLoss
{
    public static LossResult Compute(LossRecipe recipe, double[] output, LossTargets targets) => recipe.Kind switch
    {
        LossKind.CrossEntropy => CrossEntropy(output, LabelsOf(targets)),
        LossKind.Mse => Mse(output, targets.Values ?? OneHot(output.Length, LabelsOf(targets))),
        LossKind.OtttCombined => Combined(recipe, output, LabelsOf(targets)),
        _ => throw new ArgumentOutOfRangeException(nameof(recipe), recipe.Kind, "No such loss."),
    };

    private static int[] LabelsOf(LossTargets targets) => targets.Labels ?? throw new ArgumentException("This loss needs labels.", nameof(targets));

    private static LossResult CrossEntropy(double[] output, int[] labels)
    {
        int classes = output.Length / labels.Length;
        var gradient = new double[output.Length];
        double loss = 0;
        for (int sample = 0; sample < labels.Length; sample++)
        {
            double[] row = output[(sample * classes)..((sample + 1) * classes)];
            double largest = row.Max(), sum = row.Sum(value => Math.Exp(value - largest));
            loss += (Math.Log(sum) + largest - row[labels[sample]]) / labels.Length;
            for (int index = 0; index < classes; index++)
            {
                double probability = Math.Exp(row[index] - largest) / sum;
                gradient[(sample * classes) + index] = (probability - (index == labels[sample] ? 1 : 0)) / labels.Length;
            }
        }

        return new LossResult(loss, gradient);
    }

    private static LossResult Mse(double[] output, double[] targets)
    {
        double[] differences = [.. output.Zip(targets, (value, target) => value - target)];
        return new LossResult(
            differences.Sum(difference => difference * difference) / output.Length,
            [.. differences.Select(difference => 2 * difference / output.Length)]);
    }

    private static LossResult Combined(LossRecipe recipe, double[] output, int[] labels)
    {
        LossResult crossEntropy = CrossEntropy(output, labels), mse = Mse(output, OneHot(output.Length, labels));
        return new LossResult(
            Mix(crossEntropy.Value, mse.Value),
            [.. crossEntropy.Gradient.Zip(mse.Gradient, Mix)]);

        double Mix(double ofCrossEntropy, double ofMse) => (((1 - recipe.Lambda) * ofCrossEntropy) + (recipe.Lambda * ofMse)) / recipe.TimeSteps;
    }

    private static double[] OneHot(int length, int[] labels)
    {
        int classes = length / labels.Length;
        var targets = new double[length];
        for (int sample = 0; sample < labels.Length; sample++) targets[(sample * classes) + labels[sample]] = 1;
        return targets;
    }
}
