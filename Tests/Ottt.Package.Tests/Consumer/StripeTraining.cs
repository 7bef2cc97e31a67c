using System.Globalization;
using Ottt;
using Ottt.Training;

namespace Stripes;

/// <summary>Trains for three updates and reports in lines that name every bit: the losses, and a parameter by its typed property.</summary>
internal static class StripeTraining
{
    private const int Updates = 3, TimeSteps = 4;

    public static IReadOnlyList<string> Run()
    {
        using var network = new StripeNet(Device.Cpu, StripeImages.Count, seed: 1);
        float[] pixels = StripeImages.Pixels();
        int[] labels = StripeImages.Labels();
        var loss = new OtttLoss(TimeSteps);
        var optimizer = new Adam(learningRate: 0.02);
        var report = new List<string>();
        for (int update = 0; update < Updates; update++)
        {
            network.Reset();
            double sum = 0;
            for (int step = 0; step < TimeSteps; step++)
            {
                ReadOnlySpan<float> output = network.Forward(pixels);
                network.Backward(loss.Gradient(output, labels));
                sum += loss.Value;
            }

            optimizer.Step(network.Parameters);
            report.Add($"loss {sum.ToString("R", CultureInfo.InvariantCulture)}");
        }

        Parameter weight = network.Conv2d0.Weight;
        report.Add($"{weight} begins with {weight.Value[0].ToString("R", CultureInfo.InvariantCulture)}");
        return report;
    }
}
