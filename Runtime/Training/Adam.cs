using System.Numerics;

namespace Ottt.Training;

/// <summary>
/// Adam (Kingma and Ba 2015): PyTorch's <c>Adam</c>, in its order of operations. Weight decay is added to the gradient. The value moves by
/// learning rate / (1 - beta1^k) * m / (sqrt(u) / sqrt(1 - beta2^k) + epsilon), with m and u the running means of the gradient and of its
/// square (<c>exp_avg</c>, <c>exp_avg_sq</c>) and k the steps made, this one included.
/// </summary>
public class Adam : Optimizer
{
    private const string FirstMoment = "exp_avg";
    private const string SecondMoment = "exp_avg_sq";

    private readonly bool _decouplesWeightDecay;
    private float _stepSize;
    private float _secondMomentCorrection;
    private float _gradientDecay;
    private float _valueKept;

    /// <summary>Makes an optimizer.</summary>
    /// <param name="learningRate">The learning rate: finite, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The learning rate is out of range.</exception>
    public Adam(double learningRate = 1e-3)
        : this(learningRate, decouplesWeightDecay: false)
    {
    }

    private protected Adam(double learningRate, bool decouplesWeightDecay)
        : base(learningRate, FirstMoment, SecondMoment) => _decouplesWeightDecay = decouplesWeightDecay;

    /// <summary>The share of the mean gradient that stays at each step: at least 0 and less than 1. 0.9 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double Beta1 { get; init => field = HyperParameter.Fraction(value); } = 0.9;

    /// <summary>The share of the mean squared gradient that stays at each step: at least 0 and less than 1. 0.999 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double Beta2 { get; init => field = HyperParameter.Fraction(value); } = 0.999;

    /// <summary>What is added to the denominator: finite, at least 0. 1e-8 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double Epsilon { get; init => field = HyperParameter.NotNegative(value); } = 1e-8;

    /// <summary>The weight decay: finite, at least 0. 0 by default in <see cref="Adam"/>, 0.01 in <see cref="AdamW"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double WeightDecay { get; init => field = HyperParameter.NotNegative(value); }

    /// <inheritdoc/>
    /// <remarks>A class of the user's may have another rule.</remarks>
    internal override string? Kernel => GetType() == typeof(Adam) || GetType() == typeof(AdamW) ? "adam" : null;

    /// <inheritdoc/>
    protected override void BeginStep()
    {
        _stepSize = (float)(LearningRate / (1 - Math.Pow(Beta1, StepCount)));
        _secondMomentCorrection = (float)Math.Sqrt(1 - Math.Pow(Beta2, StepCount));
        _gradientDecay = _decouplesWeightDecay ? 0 : (float)WeightDecay;
        _valueKept = _decouplesWeightDecay ? (float)(1 - (LearningRate * WeightDecay)) : 1;
    }

    /// <inheritdoc/>
    protected override void Update(Span<float> value, Span<float> gradient, OptimizerState state)
    {
        Span<float> first = state[0];
        Span<float> second = state[1];
        Move(Lanes.Whole(value), Lanes.Whole(gradient), Lanes.Whole(first), Lanes.Whole(second));
        if (Lanes.WholeLength(value.Length) == value.Length) return;

        Vector<float> valueRest = Lanes.LoadRest(value);
        Vector<float> gradientRest = Lanes.LoadRest(gradient);
        Vector<float> firstRest = Lanes.LoadRest(first);
        Vector<float> secondRest = Lanes.LoadRest(second);
        Move(new(ref valueRest), new(ref gradientRest), new(ref firstRest), new(ref secondRest));
        Lanes.StoreRest(valueRest, value);
        Lanes.StoreRest(gradientRest, gradient);
        Lanes.StoreRest(firstRest, first);
        Lanes.StoreRest(secondRest, second);
    }

    private protected override void WriteSettings(bool isNew, Span<float> settings)
    {
        ReadOnlySpan<float> values =
        [
            _stepSize, _secondMomentCorrection, _gradientDecay, _valueKept,
            (float)Beta1, (float)(1 - Beta1), (float)Beta2, (float)(1 - Beta2), (float)Epsilon,
        ];
        values.CopyTo(settings);
    }

    private void Move(Span<Vector<float>> value, Span<Vector<float>> gradient, Span<Vector<float>> first, Span<Vector<float>> second)
    {
        var firstKept = (float)Beta1;
        var firstTaken = (float)(1 - Beta1);
        var secondKept = (float)Beta2;
        var secondTaken = (float)(1 - Beta2);
        var epsilon = new Vector<float>((float)Epsilon);
        var correction = new Vector<float>(_secondMomentCorrection);
        for (int index = 0; index < value.Length; index++)
        {
            Vector<float> kept = value[index] * _valueKept;
            Vector<float> slope = gradient[index] + (kept * _gradientDecay);
            first[index] = (first[index] * firstKept) + (slope * firstTaken);
            second[index] = (second[index] * secondKept) + (slope * slope * secondTaken);
            Vector<float> denominator = (Vector.SquareRoot(second[index]) / correction) + epsilon;
            value[index] = kept - (first[index] / denominator * _stepSize);
            gradient[index] = Vector<float>.Zero;
        }
    }
}
