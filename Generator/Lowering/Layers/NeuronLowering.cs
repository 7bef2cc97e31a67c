using Ottt.Generator.Declaration.Choices;
using Ottt.Generator.Declaration.Layers;
using Ottt.Generator.Lowering.Graph;
using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;

namespace Ottt.Generator.Lowering.Layers;

/// <summary>
/// Reset, charge, fire and trace; backward nothing but the surrogate, since the membrane of the step before is a constant, and how the membrane
/// charged with a leak that is learned.
/// </summary>
internal sealed class NeuronLowering(NeuronDeclaration neuron) : LayerLowering
{
    private const string LeakSlope = "leak_slope";

    private readonly NeuronModel _model = Geometries.Neuron(neuron);

    public override Operand Forward(ForwardScope scope, WrappedLayer layer, Operand flow)
    {
        int charged = State(scope, layer, flow, "charged", _model.ChargedStart);
        int spike = scope.Network.FeedsBack(layer.Shaped) ? State(scope, layer, flow, "spike") : scope.Like(layer, flow.Value, "spike");
        int trace = scope.IsTraining && neuron.HasTrace ? State(scope, layer, flow, "trace") : -1;
        int dependency = trace >= 0 && neuron.TraceDecay == TraceDecay.Ndot ? State(scope, layer, flow, "dependency") : -1;
        int leak = neuron.HasParameters ? LearnedLeak.Of(scope.Buffers, layer.Index) : -1;
        int slope = leak >= 0 && scope.IsTraining ? scope.Like(layer, flow.Value, LeakSlope) : -1;
        scope.Add(new NeuronStep(layer.Index, _model, flow.Value, charged, spike, trace, dependency, leak, slope));
        return new Operand(spike, trace);
    }

    public override int Backward(BackwardScope scope, LayerTape tape, int gradient, bool isNeeded)
    {
        int layer = tape.Layer.Index, charged = scope.Buffers.Find(layer, "charged");
        if (neuron.HasParameters) return BackwardWithLeak(scope, tape, gradient, charged, isNeeded);
        return isNeeded ? scope.ToInput(tape, input => new SurrogateGradient(layer, _model, gradient, charged, input)) : -1;
    }

    private int BackwardWithLeak(BackwardScope scope, LayerTape tape, int gradient, int charged, bool isNeeded)
    {
        int layer = tape.Layer.Index, value = tape.Input.Value;
        int leak = LearnedLeak.Of(scope.Buffers, layer), gain = isNeeded && neuron.DecayInput ? leak : -1, slope = scope.Buffers.Find(layer, LeakSlope);
        int input = isNeeded ? scope.Buffers.Like(value, layer, "input_gradient") : -1;
        int elements = scope.Buffers.Like(value, layer, "leak_gradient");
        int sums = scope.Buffers.OfLayer(layer, "leak_gradient_sum", BufferKind.Step, 1, 1);
        scope.Add(new SurrogateGradient(layer, _model, gradient, charged, input, gain, slope, elements));
        scope.Add(new SumLeakGradient(layer, scope.Buffers[value].Count, elements, sums));
        scope.Add(new LeakParameterGradient(layer, sums, leak, scope.Parameters.Find(layer, LearnedLeak.Parameter)));
        return input;
    }

    private static int State(ForwardScope scope, WrappedLayer layer, Operand flow, string role, double start = 0) =>
        scope.Buffers.Like(flow.Value, layer.Index, role, BufferKind.State, start);
}
