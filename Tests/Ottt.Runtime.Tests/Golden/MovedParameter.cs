using Ottt.Testing;
using Ottt.Testing.Learning;

namespace Ottt.Runtime.Tests.Golden;

/// <summary>A parameter without a network, and the optimizer that moves it.</summary>
/// <param name="step">Takes a gradient, makes a step, and gives the value after it.</param>
internal sealed class MovedParameter(Func<double[], double[]> step)
{
    public static MovedParameter OfReference(OptimizerRecipe recipe, string name, double[] start)
    {
        var tensor = new OptimizedTensor(name, [.. start], new double[start.Length]);
        var optimizer = new ReferenceOptimizer(recipe, [tensor]);
        return new MovedParameter(gradient =>
        {
            gradient.CopyTo(tensor.Gradient.AsSpan());
            optimizer.Step();
            return tensor.Value;
        });
    }

    public static MovedParameter OfRuntime(OptimizerRecipe recipe, string name, double[] start)
    {
        var description = new ParameterDescription(name, [start.Length], 1, 1, Initialization.Zeros);
        var parameter = new Parameter(description, Widths.Narrow(start), new float[start.Length]);
        var optimizer = new RuntimeOptimizer(recipe, new ParameterList([parameter]));
        return new MovedParameter(gradient =>
        {
            Widths.Narrow(gradient).CopyTo(parameter.Gradient);
            optimizer.Step();
            return Widths.Widen(parameter.Value);
        });
    }

    public double[] Step(double[] gradient) => step(gradient);
}
