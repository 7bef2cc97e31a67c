using Ottt.Generator.Lowering.Program.Operations;

namespace Ottt.Testing.Interpreter;

/// <summary>Weight standardisation, with its gradient written as the chain of mean, variance and root, one derivative at a time.</summary>
internal static class StandardizationOperations
{
    public static void Forward(StandardizeWeight operation, InterpreterState state)
    {
        double[] weight = state.Parameters[operation.Weight].Value, standardized = state.Memory[operation.Standardized][0];
        StandardizationGeometry geometry = operation.Geometry;
        for (int unit = 0; unit < geometry.Units; unit++)
        {
            (double[] centred, double root) = Centre(weight, unit, geometry);
            double gain = operation.Gain < 0 ? 1 : state.Parameters[operation.Gain].Value[unit];
            for (int index = 0; index < geometry.Fan; index++) standardized[(unit * geometry.Fan) + index] = centred[index] / root * gain;
        }
    }

    public static void Gradient(StandardizationGradient operation, InterpreterState state)
    {
        InterpretedParameter weight = state.Parameters[operation.Weight];
        double[] upstream = state.Memory[operation.StandardizedGradient][0];
        StandardizationGeometry geometry = operation.Geometry;
        for (int unit = 0; unit < geometry.Units; unit++)
        {
            (double[] centred, double root) = Centre(weight.Value, unit, geometry);
            double[] gradient = upstream[(unit * geometry.Fan)..((unit + 1) * geometry.Fan)];
            double gain = operation.Gain < 0 ? 1 : state.Parameters[operation.Gain].Value[unit];
            double toGain = gradient.Zip(centred, (g, c) => g * c / root).Sum();
            double toRoot = -gain * toGain / root;
            double toVariance = toRoot * geometry.Fan / (2 * root);
            double[] toCentred = [.. gradient.Zip(centred, (g, c) => (g * gain / root) + (toVariance * 2 * c / (geometry.Fan - 1)))];
            double mean = toCentred.Average();
            for (int index = 0; index < geometry.Fan; index++) weight.Gradient[(unit * geometry.Fan) + index] += toCentred[index] - mean;
            if (operation.Gain >= 0) state.Parameters[operation.Gain].Gradient[unit] += toGain;
        }

        Array.Clear(upstream);
    }

    private static (double[] Centred, double Root) Centre(double[] weight, int unit, StandardizationGeometry geometry)
    {
        double[] own = weight[(unit * geometry.Fan)..((unit + 1) * geometry.Fan)];
        double mean = own.Average();
        double[] centred = [.. own.Select(value => value - mean)];
        double variance = centred.Sum(value => value * value) / (geometry.Fan - 1);
        return (centred, Math.Sqrt((variance * geometry.Fan) + geometry.Epsilon));
    }
}
