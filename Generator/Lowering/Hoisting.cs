using Ottt.Generator.Lowering.Graph;
using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;
using Ottt.Generator.Models;

namespace Ottt.Generator.Lowering;

/// <summary>
/// Takes out of the time step what need not be done at every step. What follows from input and parameters alone is computed when one of them has
/// changed. A weight gradient whose operand is such a thing is linear in the output gradient, which is summed over the steps, so that one product
/// remains to be collected before the input changes. What takes the gradient of a derived weight back to its parameters is linear too, and waits until
/// somebody reads a gradient.
/// </summary>
internal static class Hoisting
{
    /// <summary>
    /// The multiplications of an output from which reading it again is cheaper than computing it again: those of a 3x3 kernel over the three colours
    /// of an image. Frames of events, which change at every step, have two channels.
    /// </summary>
    private const int WorthwhileTaps = 27;

    public static StepGraph Run(StepGraph graph)
    {
        var hold = Held(graph);
        var held = new HashSet<int>(hold.SelectMany(operation => operation.Writes)) { graph.Ports.Input };
        var buffers = graph.Buffers.Select(buffer => held.Contains(buffer.Id) && buffer.Kind == BufferKind.Step ? buffer with { Kind = BufferKind.Held } : buffer).ToList();
        (List<StepOperation> backward, List<StepOperation> collect) = Postpone(graph, held, buffers);
        return graph with
        {
            Buffers = buffers.ToEquatableArray(),
            Hold = hold.ToEquatableArray(),
            Train = Without(graph.Train, hold),
            Evaluate = Without(graph.Evaluate, hold),
            Backward = backward.Where(operation => operation is not StandardizationGradient).ToEquatableArray(),
            Collect = collect.ToEquatableArray(),
            Complete = backward.Where(operation => operation is StandardizationGradient).ToEquatableArray(),
        };
    }

    /// <summary>The products of the input that are worth it, with what leads to them; the same in training and evaluation.</summary>
    private static List<StepOperation> Held(StepGraph graph)
    {
        var shared = new HashSet<StepOperation>(graph.Evaluate);
        var candidates = new List<StepOperation>();
        var known = new HashSet<int> { graph.Ports.Input };
        foreach (StepOperation operation in graph.Train.Where(operation => shared.Contains(operation) && FollowsFrom(operation, known, graph)))
        {
            candidates.Add(operation);
            known.UnionWith(operation.Writes);
        }

        var needed = new HashSet<int>(candidates.Where(IsWorthwhile).SelectMany(operation => operation.Writes));
        var hold = new List<StepOperation>();
        foreach (StepOperation operation in Enumerable.Reverse(candidates).Where(operation => operation.Writes.Any(needed.Contains) && !operation.Writes.Any(graph.Ports.AreReadFrom)))
        {
            hold.Insert(0, operation);
            needed.UnionWith(operation.Reads);
        }

        return hold;
    }

    /// <summary>Whether an operation computes the same at every step from what is known and from packed weights.</summary>
    private static bool FollowsFrom(StepOperation operation, HashSet<int> known, StepGraph graph) =>
        operation is LinearProduct or Conv2dProduct or Spread or Scale or AvgPool2d or AdaptiveAvgPool2d or MaxPool2d or Upsample
        && operation.Reads.All(buffer => known.Contains(buffer) || graph.Buffers[buffer].Kind == BufferKind.Fixed);

    private static bool IsWorthwhile(StepOperation operation) => operation switch
    {
        LinearProduct o => o.Geometry.InFeatures >= WorthwhileTaps,
        Conv2dProduct o => o.Geometry.Taps >= WorthwhileTaps,
        _ => false,
    };

    private static (List<StepOperation> Backward, List<StepOperation> Collect) Postpone(StepGraph graph, HashSet<int> held, List<ProgramBuffer> buffers)
    {
        // The border of the input is the same at every step, whether or not it is worth keeping for the product.
        var operands = new HashSet<int>(held);
        operands.UnionWith(graph.Train.OfType<Spread>().Where(spread => spread.Input == graph.Ports.Input).Select(spread => spread.Output));
        var sums = new Dictionary<int, int>();
        foreach (StepOperation operation in graph.Backward)
        {
            if (OperandOf(operation) is { } weight && operands.Contains(weight.Operand) && !sums.ContainsKey(weight.Gradient)) sums.Add(weight.Gradient, AddSum(weight.Gradient, operation.Layer, buffers));
        }

        var backward = new List<StepOperation>();
        var collect = new List<StepOperation>();
        var summed = new HashSet<int>();
        foreach (StepOperation operation in graph.Backward)
        {
            if (Postponed(operation, operands, sums) is not { } postponed)
            {
                backward.Add(operation);
                continue;
            }

            int gradient = GradientOf(operation);
            if (summed.Add(gradient)) backward.Add(new SumOverSteps(operation.Layer, gradient, sums[gradient]));
            collect.Add(postponed);
        }

        return (backward, collect);
    }

    /// <summary>An operation over the sum of the output gradients, where it may wait for it.</summary>
    private static StepOperation? Postponed(StepOperation operation, HashSet<int> operands, Dictionary<int, int> sums) => operation switch
    {
        LinearWeightGradient o when operands.Contains(o.Operand) => o with { OutputGradient = sums[o.OutputGradient] },
        Conv2dWeightGradient o when operands.Contains(o.Operand) => o with { OutputGradient = sums[o.OutputGradient] },
        BiasGradient o when sums.TryGetValue(o.OutputGradient, out int sum) => o with { OutputGradient = sum },
        _ => null,
    };

    private static (int Operand, int Gradient)? OperandOf(StepOperation operation) => operation switch
    {
        LinearWeightGradient o => (o.Operand, o.OutputGradient),
        Conv2dWeightGradient o => (o.Operand, o.OutputGradient),
        _ => null,
    };

    private static int GradientOf(StepOperation operation) => operation is BiasGradient bias ? bias.OutputGradient : OperandOf(operation)!.Value.Gradient;

    private static int AddSum(int gradient, int layer, List<ProgramBuffer> buffers)
    {
        ProgramBuffer like = buffers[gradient];
        int id = buffers.Count;
        buffers.Add(new ProgramBuffer(id, like.Layer, like.Path, like.Role + "_sum", BufferKind.Held, like.Channels, like.Positions));
        return id;
    }

    private static EquatableArray<StepOperation> Without(EquatableArray<StepOperation> operations, List<StepOperation> hold) =>
        operations.Where(operation => !hold.Contains(operation)).ToEquatableArray();
}
