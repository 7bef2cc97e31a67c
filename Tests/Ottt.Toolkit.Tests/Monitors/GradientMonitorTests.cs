using Ottt.Training;
using Ottt.Training.Monitors;
using Xunit;

namespace Ottt.Toolkit.Tests.Monitors;

public class GradientMonitorTests
{
    [Fact]
    public void Norms_are_those_of_what_an_update_consumes()
    {
        // The gradient of the weight is the input, (3, 4), times that of the output; of the bias, that of the output.
        using var network = new Readout(Device.Cpu, 1, 1);
        var monitor = new GradientMonitor();
        monitor.BeginPass(network);
        Update(network, monitor, 1, 1);
        Update(network, monitor, 0.5f);
        monitor.EndPass();

        GradientReport report = monitor.Report!;
        Assert.Equal(2, report.Updates);
        Check(report.Parameters[0], "0.weight", [10, 2.5]);
        Check(report.Parameters[1], "0.bias", [2, 0.5]);
        Assert.Equal((Math.Sqrt(104) + Math.Sqrt(6.5)) / 2, report.Total, 1e-6);
    }

    [Fact]
    public void A_gradient_that_is_not_finite_is_counted_and_not_averaged()
    {
        using var network = new Readout(Device.Cpu, 1, 1);
        var monitor = new GradientMonitor();
        monitor.BeginPass(network);
        Update(network, monitor, 1);
        network.Parameters[1].Gradient[0] = float.NaN;
        monitor.BeforeUpdate(network);
        GradientReport report = monitor.Summarize();
        Assert.Equal(2, report.Updates);
        Assert.Equal(1, report.Parameters[1].NonFinite);
        Assert.Equal(1, report.Parameters[1].Mean, 1e-6);
        Assert.True(double.IsNaN(report.Parameters[1].Last));
        Assert.Equal(0, report.Parameters[0].NonFinite);
    }

    [Fact]
    public void A_pass_without_updates_has_no_norms()
    {
        using var network = new Readout(Device.Cpu, 1, 1);
        var monitor = new GradientMonitor();
        monitor.BeginPass(network);
        monitor.EndPass();
        Assert.Equal(0, monitor.Report!.Updates);
        Assert.True(double.IsNaN(monitor.Report.Total) && double.IsNaN(monitor.Report.Parameters[0].Maximum));
    }

    private static void Check(GradientNorm norm, string name, double[] norms)
    {
        Assert.Equal(name, norm.Parameter.Name);
        Assert.Equal(norms.Average(), norm.Mean, 1e-6);
        Assert.Equal(norms.Max(), norm.Maximum, 1e-6);
        Assert.Equal(norms[^1], norm.Last, 1e-6);
        Assert.Equal(0, norm.NonFinite);
    }

    private static void Update(OtttNetwork network, GradientMonitor monitor, params float[] outputGradients)
    {
        network.Reset();
        foreach (float gradient in outputGradients)
        {
            network.Forward([3, 4]);
            network.Backward([gradient]);
        }

        monitor.BeforeUpdate(network);
        new Sgd(0.1).Step(network.Parameters);
    }
}
