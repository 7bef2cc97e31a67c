using Ottt.Checkpoints;
using Ottt.Samples.Train.Models;

namespace Ottt.Samples.Train.Runs;

/// <summary>Parameters in a file, and the model that they are of.</summary>
/// <param name="File">The file.</param>
/// <param name="Prefix">What the names of its tensors begin with.</param>
/// <param name="Model">The model.</param>
/// <param name="Settings">The settings that it was trained with, or those of the model.</param>
internal sealed record SavedModel(string File, string Prefix, Model Model, RunSettings Settings)
{
    /// <summary>The network with these parameters.</summary>
    public OtttNetwork Create(Device device)
    {
        OtttNetwork network = Model.Create(device, Settings.BatchSize, Settings.Seed);
        try
        {
            ParameterFile.Load(File, network, Prefix);
            return network;
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }
}
