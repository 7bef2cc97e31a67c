namespace Ottt.Testing.Learning;

/// <summary>Which loss of a time step is meant.</summary>
internal enum LossKind
{
    /// <summary>Mean over the batch of the softmax's cross entropy.</summary>
    CrossEntropy,

    /// <summary>Mean squared error over all entries.</summary>
    Mse,

    /// <summary>((1 - lambda) cross entropy + lambda mse against one-hot) / T.</summary>
    OtttCombined,
}

/// <summary>A loss with its numbers.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Lambda">The share of the squared error.</param>
/// <param name="TimeSteps">T.</param>
internal sealed record LossRecipe(LossKind Kind, double Lambda, int TimeSteps);

/// <summary>What outputs are compared with: labels, or values of the output's shape.</summary>
/// <param name="Labels">The labels, or null.</param>
/// <param name="Values">The values, or null.</param>
internal sealed record LossTargets(int[]? Labels, double[]? Values);

/// <summary>A loss and its gradient with respect to the output.</summary>
internal sealed record LossResult(double Value, double[] Gradient);
