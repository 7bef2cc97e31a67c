using Ottt.Training;

namespace Ottt.Toolkit.Tests.Monitors;

/// <summary>A network of nothing, whose device says that it may run sequences by itself, and then does not.</summary>
internal sealed class SequenceFake : OtttNetwork
{
    private static readonly NetworkDescription Schema = new(
        nameof(SequenceFake), [1], [1], NetworkInput.Tensor, NetworkOutput.Tensor, false, [new LayerDescription(0, "0", "Identity", [1], [], 0)]);

    private readonly Backend _backend;

    public SequenceFake()
        : this(new Backend())
    {
    }

    private SequenceFake(Backend backend)
        : base(Schema, Device.Cpu, 1, 1, backend) => _backend = backend;

    /// <summary>How often the device was asked to run a sequence.</summary>
    public int SequencesAsked => _backend.Asked;

    private sealed class Backend : NetworkBackend
    {
        private readonly float[] _output = [0];

        public int Asked { get; private set; }

        public override ParameterList Parameters { get; } = new([]);

        public override IReadOnlyList<NeuronState> Neurons => [];

        public override ReadOnlySpan<float> InputGradient => [];

        internal override bool RunsSequences => true;

        public override void Reset(int batch, long sequence)
        {
        }

        public override void SaveState(Memory<float> destination)
        {
        }

        public override void RestoreState(ReadOnlyMemory<float> source, int batch, long sequence)
        {
        }

        public override ReadOnlySpan<float> Forward(ReadOnlySpan<float> input, ReadOnlySpan<float> trace, bool training, long timeStep) => _output;

        public override ReadOnlySpan<float> ForwardAgain(bool training, long timeStep) => _output;

        public override void Backward(ReadOnlySpan<float> outputGradient)
        {
        }

        internal override bool TryRun(in SequenceRun run, bool isTraining, SequenceOutcome outcome)
        {
            Asked++;
            return false;
        }
    }
}
