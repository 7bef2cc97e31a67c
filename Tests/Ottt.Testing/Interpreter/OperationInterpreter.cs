using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;
using Ottt.Generator.Models;

namespace Ottt.Testing.Interpreter;

/// <summary>Runs operations one after another, each over the whole batch. How blocks cut their work is of no concern here.</summary>
internal static class OperationInterpreter
{
    public static void Run(EquatableArray<StepBlock> blocks, InterpreterState state)
    {
        foreach (StepBlock block in blocks)
        {
            foreach (StepOperation operation in block.Operations) Run(operation, state);
        }
    }

    private static void Run(StepOperation operation, InterpreterState state)
    {
        switch (operation)
        {
            case ElementwiseLoop loop: RunLoop(loop, state); break;
            case NeuronStep neuron: NeuronOperations.Step(neuron, state); break;
            case PrepareLeak leak: LeakOperations.Prepare(leak, state); break;
            case SumLeakGradient leak: LeakOperations.Sum(leak, state); break;
            case LeakParameterGradient leak: LeakOperations.Gradient(leak, state); break;
            case SumOverSteps sum: ElementOperations.SumOverSteps(sum, state.Memory); break;
            case TraceStep trace: ElementOperations.Trace(trace, state); break;
            case SurrogateGradient gradient: NeuronOperations.Gradient(gradient, state.Memory); break;
            case Scale scale: ElementOperations.Scale(scale, state.Memory); break;
            case ApplyMask mask: ElementOperations.ApplyMask(mask, state.Memory); break;
            case Sum sum: ElementOperations.Sum(sum, state.Memory); break;
            case Delay delay: ElementOperations.Delay(delay, state.Memory); break;
            case Reorder reorder: ReorderOperations.Run(reorder, state.Memory); break;
            case DrawMask mask: ElementOperations.DrawMask(mask, state); break;
            case LinearProduct product: LinearOperations.Forward(product, state); break;
            case LinearInputGradient gradient: LinearOperations.InputGradient(gradient, state); break;
            case LinearWeightGradient gradient: LinearOperations.WeightGradient(gradient, state); break;
            case Conv2dProduct product: Conv2dOperations.Forward(product, state); break;
            case Conv2dInputGradient gradient: Conv2dOperations.InputGradient(gradient, state); break;
            case WinogradWeightGradient gradient: Conv2dOperations.WeightGradient(gradient, state); break;
            case Conv2dWeightGradient gradient: Conv2dOperations.WeightGradient(gradient, state); break;
            case ConvTranspose2dProduct product: ConvTranspose2dOperations.Forward(product, state); break;
            case ConvTranspose2dInputGradient gradient: ConvTranspose2dOperations.InputGradient(gradient, state); break;
            case ConvTranspose2dWeightGradient gradient: ConvTranspose2dOperations.WeightGradient(gradient, state); break;
            case AddBias bias: BiasOperations.Add(bias, state); break;
            case BiasGradient gradient: BiasOperations.Gradient(gradient, state); break;
            case Spread spread: SpreadOperations.Copy(spread, state); break;
            case AvgPool2d pool: AvgPoolOperations.Forward(pool, state); break;
            case AvgPool2dGradient pool: AvgPoolOperations.Gradient(pool, state); break;
            case MaxPool2d pool: MaxPoolOperations.Forward(pool, state); break;
            case MaxPool2dGradient pool: MaxPoolOperations.Gradient(pool, state); break;
            case AdaptiveAvgPool2d pool: AdaptivePoolOperations.Forward(pool, state); break;
            case AdaptiveAvgPool2dGradient pool: AdaptivePoolOperations.Gradient(pool, state); break;
            case Upsample upsample: UpsampleOperations.Forward(upsample, state); break;
            case UpsampleGradient upsample: UpsampleOperations.Gradient(upsample, state); break;

            case StandardizeWeight weight: StandardizationOperations.Forward(weight, state); break;
            case StandardizationGradient weight: StandardizationOperations.Gradient(weight, state); break;

            case BatchNormMoments norm: BatchNormOperations.Moments(norm, state); break;
            case BatchNormStatistics norm: BatchNormOperations.Statistics(norm, state); break;
            case BatchNormRunning norm: BatchNormOperations.Running(norm, state); break;
            case BatchNormalize norm: BatchNormOperations.Normalize(norm, state); break;
            case BatchNormGradientSums norm: BatchNormOperations.GradientSums(norm, state); break;
            case BatchNormGradient norm: BatchNormOperations.Gradient(norm, state); break;
            case BatchNormInputGradient norm: BatchNormOperations.InputGradient(norm, state); break;
            case GroupNormStatistics norm: GroupNormOperations.Statistics(norm, state); break;
            case GroupNormalize norm: GroupNormOperations.Normalize(norm, state); break;
            case GroupNormGradientSums norm: GroupNormOperations.GradientSums(norm, state); break;
            case GroupNormGradient norm: GroupNormOperations.Gradient(norm, state); break;
            case GroupNormInputGradient norm: GroupNormOperations.InputGradient(norm, state); break;
            case LayerNormStatistics norm: LayerNormOperations.Statistics(norm, state); break;
            case LayerNormalize norm: LayerNormOperations.Normalize(norm, state); break;
            case LayerNormGradient norm: LayerNormOperations.Gradient(norm, state); break;
            case LayerNormInputGradient norm: LayerNormOperations.InputGradient(norm, state); break;

            // A packed weight is the weight in another order; products here read the weight itself.
            case PackLinear or PackConv2d or PackLayerNorm or TransformTiles: break;
            default: throw new NotSupportedException($"The interpreter does not know the operation {operation.Name} ({operation.GetType().Name}).");
        }
    }

    // What a loop does not store stays in its registers: nobody may find it in memory afterwards.
    private static void RunLoop(ElementwiseLoop loop, InterpreterState state)
    {
        foreach (ElementwiseOperation operation in loop.Operations) Run(operation, state);
        foreach (int buffer in loop.Operations.SelectMany(operation => operation.Writes).Except(loop.Stored)) state.Memory.Forget(buffer);
    }
}
