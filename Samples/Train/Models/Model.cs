using Ottt.Data.Downloads;
using Ottt.Samples.Train.Runs;
using Ottt.Samples.Train.Tasks;
using Ottt.Training;

namespace Ottt.Samples.Train.Models;

/// <summary>A declared network, what it learns from, and what is taken where the command line says nothing.</summary>
/// <param name="Name">What it is called on the command line.</param>
/// <param name="Summary">What it is, in a line.</param>
/// <param name="NetworkName">The name of its class, by which a file of parameters names it.</param>
/// <param name="DataFolders">The names under which its data may lie in a folder of data.</param>
/// <param name="Dataset">The data set that is downloaded where that is allowed; null where it cannot be.</param>
/// <param name="Create">Makes the network; every generated class has a constructor of this form.</param>
/// <param name="LoadTask">Reads the data of a folder.</param>
/// <param name="CreateOptimizer">Makes the optimizer, of the learning rate of the first pass.</param>
/// <param name="Defaults">The settings unless told otherwise.</param>
internal sealed record Model(
    string Name,
    string Summary,
    string NetworkName,
    IReadOnlyList<string> DataFolders,
    DownloadableDataset? Dataset,
    Func<Device, int, ulong, OtttNetwork> Create,
    Func<string, RunSettings, TrainingTask> LoadTask,
    Func<double, Optimizer> CreateOptimizer,
    RunSettings Defaults);
