namespace Ottt.Cuda;

/// <summary>The kernels around the time steps of any network; the file <c>CudaKernels/Training/training.cu</c>, which travels in this assembly.</summary>
internal static class TrainingKernels
{
    /// <summary>The name of the text in messages.</summary>
    internal const string Name = "training.cu";

    /// <summary>The text.</summary>
    internal static string Text { get; } = Read();

    private static string Read()
    {
        using var reader = new StreamReader(typeof(TrainingKernels).Assembly.GetManifestResourceStream(Name)!);
        return reader.ReadToEnd();
    }
}
