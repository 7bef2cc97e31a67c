namespace Ottt.Training;

/// <summary>A loss as the sum of two, which devices compute by themselves.</summary>
/// <param name="CrossEntropy">The factor of the cross entropy of <see cref="CrossEntropyLoss"/>.</param>
/// <param name="SquaredError">The factor of the squared error of <see cref="MseLoss"/> against one-hot vectors.</param>
internal readonly record struct LossShares(double CrossEntropy, double SquaredError);
