using Xunit;

namespace Ottt.Runtime.Tests.Networks;

public class DisposalTests
{
    [Fact]
    public void A_network_may_be_disposed_twice()
    {
        var network = new SpikingMlp(Device.Cpu, 1, 1);
        network.Dispose();
        network.Dispose();
    }

    [Fact]
    public void A_disposed_network_takes_no_step()
    {
        var network = new SpikingMlp(Device.Cpu, 1, 1);
        network.Forward(new float[5]);
        network.Dispose();

        Assert.All<Action>(
            [() => network.Forward(new float[5]), () => network.Backward(new float[3]), () => network.Reset(), () => network.Reset(1)],
            call => Assert.Equal(typeof(SpikingMlp).FullName, Assert.Throws<ObjectDisposedException>(call).ObjectName));
    }

    [Fact]
    public void Disposing_one_network_does_not_disturb_another()
    {
        using var undisturbed = new SpikingMlp(Device.Cpu.WithThreads(2), 2, 1);
        using var network = new SpikingMlp(Device.Cpu.WithThreads(2), 2, 1);
        var other = new SpikingMlp(Device.Cpu.WithThreads(2), 2, 1);
        NetworkRun.Sequence(other, 2, 2);
        other.Dispose();

        Assert.Equal(NetworkRun.Sequence(undisturbed, 2, 3), NetworkRun.Sequence(network, 2, 3));
    }
}
