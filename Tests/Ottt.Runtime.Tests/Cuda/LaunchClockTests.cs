using Ottt.Cuda;
using Ottt.Runtime.Tests.Cuda.Training;
using Ottt.Runtime.Tests.Networks;
using Ottt.Runtime.Tests.Training;
using Ottt.Testing.Cuda;
using Xunit;

namespace Ottt.Runtime.Tests.Cuda;

public sealed class LaunchClockTests : IDisposable
{
    private const int TimeSteps = 3;

    private readonly OtttNetwork _network = SequenceRuns.Create(nameof(SpikingMlp), CudaUnderTest.Device);

    public void Dispose() => _network.Dispose();

    [Fact]
    public void Each_run_of_each_kernel_has_a_time()
    {
        LaunchClock clock = Measured();

        string[] ofSteps = [.. clock.Milliseconds.Keys.Where(kernel => kernel.StartsWith("train_", StringComparison.Ordinal))];
        Assert.NotEmpty(ofSteps);
        Assert.All(ofSteps, kernel => Assert.Equal(TimeSteps, clock.Milliseconds[kernel].Count));
        Assert.Single(clock.Milliseconds["read_input"]);
        Assert.All(clock.Milliseconds.Values, times => Assert.All(times, time => Assert.InRange(time, 0, 1e5)));
    }

    [Fact]
    public void A_clock_that_was_taken_away_notes_nothing()
    {
        LaunchClock clock = Measured();
        int before = clock.Milliseconds.Values.Sum(times => times.Count);

        Run();
        clock.Read();

        Assert.Equal(before, clock.Milliseconds.Values.Sum(times => times.Count));
    }

    private LaunchClock Measured()
    {
        using CudaDeviceContext context = CudaDeviceContext.Share(_network.Device);
        var clock = new LaunchClock(context.Enter());
        LaunchClock.Current = clock;
        try
        {
            Run();
        }
        finally
        {
            LaunchClock.Current = null;
        }

        clock.Read();
        return clock;
    }

    private void Run()
    {
        float[] samples = Runs.Samples(_network, 0);
        _network.Training = true;
        _network.Reset(Runs.Labels.Length);
        for (int timeStep = 0; timeStep < TimeSteps; timeStep++) _ = timeStep == 0 ? _network.Forward(samples) : _network.Forward();
    }
}
