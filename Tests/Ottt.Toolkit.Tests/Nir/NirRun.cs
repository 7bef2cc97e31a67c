using Ottt.Numerics;

namespace Ottt.Toolkit.Tests.Nir;

/// <summary>Runs networks in evaluation, to see whether they compute the same.</summary>
internal static class NirRun
{
    private const int Batch = 3;
    private const int Steps = 5;

    /// <summary>The outputs of some time steps.</summary>
    public static float[] Outputs(OtttNetwork network)
    {
        network.Reset(Batch);
        network.Training = false;
        network.Reset(Batch);
        var outputs = new List<float>();
        var random = new PhiloxStream(7, 0);
        var input = new float[Batch * network.Description.InputCount];
        for (int step = 0; step < Steps; step++)
        {
            foreach (ref float value in input.AsSpan()) value = (4 * random.NextSingle()) - 1;
            outputs.AddRange(network.Forward(input));
        }

        return [.. outputs];
    }

    /// <summary>Makes neurons fire, which few do with the default initialisation, and parameters of one value differ.</summary>
    public static T Lively<T>(T network)
        where T : OtttNetwork
    {
        var random = new PhiloxStream(3, 1);
        foreach (Parameter parameter in network.Parameters)
        {
            foreach (ref float value in parameter.Edit()) value = (2 * value) + (0.2f * random.NextSingle());
        }

        return network;
    }
}
