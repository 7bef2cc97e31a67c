using PureHDF;

namespace Ottt.Toolkit.Tests.Hdf5;

/// <summary>Files in the layout of the Heidelberg data sets.</summary>
internal static class HeidelbergFile
{
    public static readonly Half[][] Times = [[(Half)0, (Half)0.25, (Half)0.25, (Half)0.75], [(Half)0.5], [], [(Half)0.125, (Half)1.5]];

    public static readonly ushort[][] Units = [[0, 699, 699, 5], [3], [], [1, 2]];

    public static readonly ushort[] Labels = [19, 0, 7, 3];

    /// <summary>The bytes of a file; what is not given is right.</summary>
    public static byte[] Content(object? times = null, object? units = null, object? labels = null, bool hasLabels = true)
    {
        var file = new H5File
        {
            ["spikes"] = new H5Group { ["times"] = times ?? Times, ["units"] = units ?? Units },
            ["extra"] = new H5Group { ["speaker"] = new ushort[] { 1, 2, 1, 2 } },
        };
        if (hasLabels) file["labels"] = labels ?? Labels;
        using var content = new MemoryStream();
        file.Write(content);
        return content.ToArray();
    }
}
