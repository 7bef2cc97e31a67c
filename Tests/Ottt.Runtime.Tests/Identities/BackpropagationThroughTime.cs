namespace Ottt.Runtime.Tests.Identities;

/// <summary>
/// Backpropagation through time for Linear, spiking layer, Linear, spiking layer, Linear, written out in double precision. The reset is
/// detached; the surrogate is SpikingJelly's sigmoid with alpha 4; arrays are [time step][sample][unit].
/// </summary>
/// <param name="network">Whose parameters are used.</param>
/// <param name="decays">What is left of the membranes of both layers at each time step.</param>
/// <param name="hardReset">Whether a spike of the second layer puts its membrane to 0; else the threshold is subtracted.</param>
internal sealed class BackpropagationThroughTime(OtttNetwork network, (double First, double Second) decays, bool hardReset)
{
    private const double Threshold = 1;
    private const double Alpha = 4;

    private readonly DenseLayer _first = DenseLayer.Of(network, 0);
    private readonly DenseLayer _second = DenseLayer.Of(network, 2);
    private readonly DenseLayer _readout = DenseLayer.Of(network, 4);

    /// <summary>How close a membrane of either layer came to its threshold.</summary>
    public double ClosestCall { get; private set; } = double.PositiveInfinity;

    /// <summary>The gradient of the second layer's weight, [unit][input], for the loss sum over t of output gradient times output.</summary>
    public double[][] SecondWeightGradient(double[][][] inputs, double[][][] outputGradients)
    {
        double[][] gradient = _second.Zeros();
        for (int sample = 0; sample < inputs[0].Length; sample++)
        {
            SpikingRun hidden = Run([.. inputs.Select(step => _first.Apply(step[sample]))], decays.First, isHard: false);
            SpikingRun last = Run([.. hidden.Spikes.Select(_second.Apply)], decays.Second, hardReset);
            var carried = new double[_second.Outputs];
            for (int step = inputs.Length - 1; step >= 0; step--)
            {
                double[] spikeGradient = _readout.ApplyTransposed(outputGradients[step][sample]);
                for (int unit = 0; unit < carried.Length; unit++)
                {
                    // How much a potential that has just fired still says about the next one depends on the reset.
                    double kept = hardReset && last.Spikes[step][unit] == 1 ? 0 : decays.Second;
                    carried[unit] = (spikeGradient[unit] * Surrogate(last.Potentials[step][unit])) + (kept * carried[unit]);
                    for (int input = 0; input < _second.Inputs; input++) gradient[unit][input] += carried[unit] * hidden.Spikes[step][input];
                }
            }
        }

        return gradient;
    }

    private SpikingRun Run(double[][] currents, double decay, bool isHard)
    {
        var membrane = new double[currents[0].Length];
        double[][] potentials = [.. currents.Select(current => new double[current.Length])], spikes = [.. currents.Select(current => new double[current.Length])];
        for (int step = 0; step < currents.Length; step++)
        {
            for (int unit = 0; unit < membrane.Length; unit++)
            {
                double potential = (decay * membrane[unit]) + currents[step][unit], spike = potential >= Threshold ? 1 : 0;
                potentials[step][unit] = potential;
                spikes[step][unit] = spike;
                membrane[unit] = isHard ? (1 - spike) * potential : potential - (spike * Threshold);
                ClosestCall = Math.Min(ClosestCall, Math.Abs(potential - Threshold));
            }
        }

        return new SpikingRun(potentials, spikes);
    }

    private static double Surrogate(double potential)
    {
        double z = 1 / (1 + Math.Exp(-Alpha * (potential - Threshold)));
        return Alpha * z * (1 - z);
    }

    private sealed record SpikingRun(double[][] Potentials, double[][] Spikes);
}
