using Ottt.Cpu;
using Ottt.Cpu.Winograd;

namespace Ottt.Benchmarks;

/// <summary>What a convolution reads and writes.</summary>
internal sealed class ConvolutionOperands
{
    private readonly ConvolutionShape _shape;
    private readonly float[] _transformedInputs;
    private readonly float[] _transformedGradients;
    private readonly int _capacity;

    /// <summary>Takes the memory and fills it at random.</summary>
    /// <param name="shape">The sizes.</param>
    public ConvolutionOperands(ConvolutionShape shape)
    {
        _shape = shape;
        int border = shape.Size + 2;
        Direct = new Conv2dGeometry(shape.InChannels, border, border, shape.OutChannels, 3, 3, 1, 1, 1, 1, 1);
        DirectBackward = Direct.Backward(shape.Size, shape.Size);
        Winograd = new WinogradGeometry(shape.InChannels, border, border, shape.OutChannels);
        WinogradBackward = Winograd.Backward(shape.Size, shape.Size);
        _capacity = Winograd.SamplesOfChunk(shape.Samples);

        X = Memory(shape.Samples * InStride);
        Y = Memory(shape.Samples * OutStride);
        Delta = Memory(shape.Samples * Layout.Stride(shape.OutChannels * border * border));
        InputGradient = Memory(shape.Samples * Layout.Stride(shape.InChannels * shape.Size * shape.Size));
        Weight = Memory(shape.OutChannels * shape.InChannels * 9);
        WeightGradient = Memory(shape.OutChannels * shape.InChannels * 9);
        DirectPacked = Memory(Math.Max(Direct.PackedLength, DirectBackward.PackedLength));
        WinogradPacked = Memory(Math.Max(Winograd.PackedLength, WinogradBackward.PackedLength));
        Accumulators = Memory(Direct.AccumulatorLength);
        int forward = Winograd.ForwardScratchLength(shape.Samples), backward = WinogradBackward.ForwardScratchLength(shape.Samples);
        Scratch = Memory(Math.Max(Math.Max(forward, backward), WinogradGeometry.WeightGradientScratchLength));
        _transformedInputs = Memory(Winograd.TransformedInputsLength(_capacity));
        _transformedGradients = Memory(Winograd.TransformedOutputGradientsLength(_capacity));
    }

    public Conv2dGeometry Direct { get; }

    public Conv2dGeometry DirectBackward { get; }

    public WinogradGeometry Winograd { get; }

    public WinogradGeometry WinogradBackward { get; }

    public float[] X { get; }

    public float[] Y { get; }

    /// <summary>The gradients of the outputs inside a border.</summary>
    public float[] Delta { get; }

    public float[] InputGradient { get; }

    public float[] Weight { get; }

    public float[] WeightGradient { get; }

    public float[] DirectPacked { get; }

    public float[] WinogradPacked { get; }

    public float[] Accumulators { get; }

    public float[] Scratch { get; }

    private int InStride => Layout.Stride(_shape.InChannels * (_shape.Size + 2) * (_shape.Size + 2));

    private int OutStride => Layout.Stride(_shape.OutChannels * _shape.Size * _shape.Size);

    /// <summary>Adds the gradient of the weight, chunk by chunk.</summary>
    public void AddWinogradWeightGradient()
    {
        for (int first = 0; first < _shape.Samples; first += _capacity)
        {
            int samples = Math.Min(_capacity, _shape.Samples - first);
            WinogradConv2d.TransformInputs(Winograd, X.AsSpan(first * InStride), _transformedInputs, _capacity, 0, samples);
            WinogradConv2d.TransformOutputGradients(Winograd, Y.AsSpan(first * OutStride), _transformedGradients, _capacity, 0, samples);
            for (int piece = 0; piece < Winograd.WeightGradientPieces; piece++)
            {
                WinogradConv2d.WeightGradient(
                    Winograd, _transformedInputs, _transformedGradients, Scratch, WeightGradient, _capacity, samples, piece);
            }
        }
    }

    // Floats behind the end may be read and discarded.
    private static float[] Memory(int length)
    {
        float[] memory = GC.AllocateArray<float>(length + 16, pinned: true);
        var random = new Random(1);
        for (int i = 0; i < memory.Length; i++) memory[i] = random.NextSingle() - 0.5f;
        return memory;
    }
}
