using Ottt.Runtime.Tests.Composition;

namespace Ottt.Runtime.Tests.Networks;

/// <summary>Networks with every kind of state: potentials, traces, masks that live for a sequence, spikes that are fed back; or with none.</summary>
internal static class StateNetworks
{
    public static IReadOnlyList<string> Names { get; } =
        [nameof(SpikingMlp), nameof(SpikingCnn), nameof(RecurrentNetwork), nameof(WrittenOut), nameof(PairSum), nameof(PairReadout)];

    public static OtttNetwork Create(string network, int batchSize, int threads = 1) => Create(network, Device.Cpu.WithThreads(threads), batchSize);

    public static OtttNetwork Create(string network, Device device, int batchSize) => network switch
    {
        nameof(SpikingMlp) => new SpikingMlp(device, batchSize, 5),
        nameof(SpikingCnn) => new SpikingCnn(device, batchSize, 5),
        nameof(RecurrentNetwork) => new RecurrentNetwork(device, batchSize, 5).Amplified(2),
        nameof(WrittenOut) => new WrittenOut(device, batchSize, 5).Amplified(2),
        nameof(PairSum) => new PairSum(device, batchSize, 5).Amplified(2),
        nameof(PairReadout) => new PairReadout(device, batchSize, 5),
        _ => throw new ArgumentOutOfRangeException(nameof(network), network, "No such network."),
    };
}
