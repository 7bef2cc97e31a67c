using System.Numerics;

namespace Ottt.Training;

/// <summary>
/// Stochastic gradient descent: PyTorch's <c>SGD</c>, in its order of operations. With g the gradient plus weight decay times the value:
/// the buffer is g at the first step, later momentum * buffer + (1 - dampening) * g; the value moves by the learning rate times the buffer,
/// or with Nesterov times g + momentum * buffer. Without momentum there is no buffer.
/// </summary>
public sealed class Sgd : Optimizer
{
    private const string MomentumBuffer = "momentum_buffer";

    private float _learningRate;

    /// <summary>Makes an optimizer.</summary>
    /// <param name="learningRate">The learning rate: finite, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The learning rate is out of range.</exception>
    public Sgd(double learningRate)
        : base(learningRate, MomentumBuffer)
    {
    }

    /// <summary>The share of the buffer that stays at each step: finite, at least 0. 0 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double Momentum { get; init => field = HyperParameter.NotNegative(value); }

    /// <summary>The share of the gradient that does not enter the buffer, from 0 to 1. 0 by default; the first step ignores it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double Dampening { get; init => field = HyperParameter.Between(value, 0, 1); }

    /// <summary>Whether to look ahead by one step of momentum; needs a <see cref="Momentum"/> and no <see cref="Dampening"/>.</summary>
    public bool Nesterov { get; init; }

    /// <summary>The factor of the value that is added to the gradient: finite, at least 0. 0 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double WeightDecay { get; init => field = HyperParameter.NotNegative(value); }

    /// <inheritdoc/>
    internal override string? Kernel => Momentum == 0 ? "sgd" : "sgd_with_momentum";

    /// <inheritdoc/>
    protected override void BeginStep()
    {
        if (Nesterov && (Momentum == 0 || Dampening != 0))
        {
            throw new InvalidOperationException("Sgd with Nesterov = true needs Momentum greater than 0 and Dampening 0.");
        }

        _learningRate = (float)LearningRate;
    }

    /// <inheritdoc/>
    protected override bool KeepsState => Momentum != 0;

    /// <inheritdoc/>
    protected override void Update(Span<float> value, Span<float> gradient, OptimizerState state)
    {
        if (Momentum == 0)
        {
            Move(value, gradient);
            return;
        }

        (float kept, float taken) = Shares(state.IsNew);
        MoveWithMomentum(value, gradient, state[0], kept, taken);
    }

    private protected override void WriteSettings(bool isNew, Span<float> settings)
    {
        (float kept, float taken) = Shares(isNew);
        ReadOnlySpan<float> values = [_learningRate, (float)WeightDecay, kept, taken, Nesterov ? (float)Momentum : 0];
        values.CopyTo(settings);
    }

    /// <summary>What stays of the buffer and what is taken of the gradient: a momentum of 0 and no dampening turn a buffer of zeros into the gradient itself.</summary>
    private (float Kept, float Taken) Shares(bool isNew) => isNew ? (0, 1) : ((float)Momentum, (float)(1 - Dampening));

    private void Move(Span<float> value, Span<float> gradient)
    {
        MoveVectors(Lanes.Whole(value), Lanes.Whole(gradient));
        if (Lanes.WholeLength(value.Length) == value.Length) return;

        Vector<float> valueRest = Lanes.LoadRest(value);
        Vector<float> gradientRest = Lanes.LoadRest(gradient);
        MoveVectors(new(ref valueRest), new(ref gradientRest));
        Lanes.StoreRest(valueRest, value);
        Lanes.StoreRest(gradientRest, gradient);
    }

    private void MoveWithMomentum(Span<float> value, Span<float> gradient, Span<float> buffer, float kept, float taken)
    {
        MoveVectorsWithMomentum(Lanes.Whole(value), Lanes.Whole(gradient), Lanes.Whole(buffer), kept, taken);
        if (Lanes.WholeLength(value.Length) == value.Length) return;

        Vector<float> valueRest = Lanes.LoadRest(value);
        Vector<float> gradientRest = Lanes.LoadRest(gradient);
        Vector<float> bufferRest = Lanes.LoadRest(buffer);
        MoveVectorsWithMomentum(new(ref valueRest), new(ref gradientRest), new(ref bufferRest), kept, taken);
        Lanes.StoreRest(valueRest, value);
        Lanes.StoreRest(gradientRest, gradient);
        Lanes.StoreRest(bufferRest, buffer);
    }

    private void MoveVectors(Span<Vector<float>> value, Span<Vector<float>> gradient)
    {
        var weightDecay = (float)WeightDecay;
        for (int index = 0; index < value.Length; index++)
        {
            Vector<float> direction = gradient[index] + (value[index] * weightDecay);
            value[index] -= direction * _learningRate;
            gradient[index] = Vector<float>.Zero;
        }
    }

    private void MoveVectorsWithMomentum(
        Span<Vector<float>> value, Span<Vector<float>> gradient, Span<Vector<float>> buffer, float kept, float taken)
    {
        var weightDecay = (float)WeightDecay;
        var momentum = (float)Momentum;
        for (int index = 0; index < value.Length; index++)
        {
            Vector<float> direction = gradient[index] + (value[index] * weightDecay);
            Vector<float> moved = (buffer[index] * kept) + (direction * taken);
            buffer[index] = moved;
            value[index] -= (Nesterov ? direction + (moved * momentum) : moved) * _learningRate;
            gradient[index] = Vector<float>.Zero;
        }
    }
}
