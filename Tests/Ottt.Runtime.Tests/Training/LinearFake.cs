namespace Ottt.Runtime.Tests.Training;

/// <summary>A network without time: y = W x, with a spiking layer that fires where the input is positive. Tells a log what is called.</summary>
internal sealed class LinearFake : OtttNetwork
{
    private readonly Backend _backend;

    public LinearFake(int inputs, int classes, int batchSize)
        : this(Describe(inputs, classes), batchSize)
    {
    }

    private LinearFake(NetworkDescription description, int batchSize)
        : this(description, batchSize, new Backend(description, batchSize))
    {
    }

    private LinearFake(NetworkDescription description, int batchSize, Backend backend)
        : base(description, Device.Cpu, batchSize, 1, backend) => _backend = backend;

    /// <summary>What was called, in order, once this is set.</summary>
    public List<string>? Log
    {
        get => _backend.Log;
        set => _backend.Log = value;
    }

    public Parameter Weight => Parameters[0];

    private static NetworkDescription Describe(int inputs, int classes)
    {
        var weight = new ParameterDescription("1.weight", [classes, inputs], inputs, classes, Initialization.Zeros);
        return new NetworkDescription(
            "LinearFake", new[] { inputs }, new[] { classes }, NetworkInput.Tensor, NetworkOutput.Tensor, false,
            [
                new LayerDescription(0, "0", "Lif()", [inputs], [], inputs),
                new LayerDescription(1, "1", $"Linear({classes})", [classes], [weight], 0),
            ]);
    }

    private sealed class Backend : NetworkBackend
    {
        private readonly int _inputs;
        private readonly int _classes;
        private readonly float[] _input;
        private readonly float[] _output;
        private readonly Parameter _weight;
        private int _batch;

        public Backend(NetworkDescription description, int batchSize)
        {
            _inputs = description.InputCount;
            _classes = description.OutputCount;
            _input = new float[batchSize * _inputs];
            _output = new float[batchSize * _classes];
            _weight = new Parameter(
                description.Layers[1].Parameters[0], new float[_inputs * _classes], new float[_inputs * _classes]);
            Parameters = new ParameterList([_weight]);
            Neurons = [new Positives(description.Layers[0], this)];
        }

        public List<string>? Log { get; set; }

        public override ParameterList Parameters { get; }

        public override IReadOnlyList<NeuronState> Neurons { get; }

        public override ReadOnlySpan<float> InputGradient => throw new NotSupportedException();

        public override void Reset(int batch, long sequence)
        {
            Log?.Add($"reset {batch}");
            _batch = batch;
        }

        public override void SaveState(Memory<float> destination) => Log?.Add("save");

        public override void RestoreState(ReadOnlyMemory<float> source, int batch, long sequence) => Log?.Add("restore");

        public override ReadOnlySpan<float> ForwardAgain(bool training, long timeStep) => Step(training, timeStep);

        public override ReadOnlySpan<float> Forward(ReadOnlySpan<float> input, ReadOnlySpan<float> trace, bool training, long timeStep)
        {
            input.CopyTo(_input);
            return Step(training, timeStep);
        }

        private ReadOnlySpan<float> Step(bool training, long timeStep)
        {
            Log?.Add($"forward {timeStep} {(training ? "training" : "evaluation")} weight {_weight.Version}");
            for (int sample = 0; sample < _batch; sample++)
            {
                for (int output = 0; output < _classes; output++)
                {
                    float sum = 0;
                    for (int index = 0; index < _inputs; index++)
                    {
                        sum += _weight.Value[(output * _inputs) + index] * _input[(sample * _inputs) + index];
                    }

                    _output[(sample * _classes) + output] = sum;
                }
            }

            return _output.AsSpan(0, _batch * _classes);
        }

        public override void Backward(ReadOnlySpan<float> outputGradient)
        {
            Log?.Add("backward");
            for (int sample = 0; sample < _batch; sample++)
            {
                for (int output = 0; output < _classes; output++)
                {
                    for (int index = 0; index < _inputs; index++)
                    {
                        _weight.Gradient[(output * _inputs) + index] +=
                            outputGradient[(sample * _classes) + output] * _input[(sample * _inputs) + index];
                    }
                }
            }
        }

        public long CountPositives()
        {
            long count = 0;
            foreach (float value in _input.AsSpan(0, _batch * _inputs)) count += value > 0 ? 1 : 0;
            return count;
        }
    }

    private sealed class Positives(LayerDescription layer, Backend backend) : NeuronState(layer)
    {
        public override bool Has(NeuronVariable variable) => false;

        public override void CopyTo(NeuronVariable variable, Span<float> destination) => throw new NotSupportedException();

        public override long CountSpikes() => backend.CountPositives();

        public override bool HasNonFinite() => false;
    }
}
