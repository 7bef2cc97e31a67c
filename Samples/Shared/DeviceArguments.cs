using System.CommandLine;
using System.CommandLine.Parsing;
using Ottt.Cuda;

namespace Ottt.Samples.Shared;

/// <summary>The options that say where a network runs and how it multiplies there.</summary>
internal sealed class DeviceArguments
{
    private const int MostThreads = 1024;

    private static readonly Dictionary<string, Precision> Precisions = new()
    {
        ["float32"] = Precision.Float32,
        ["tf32"] = Precision.Tf32,
        ["bfloat16"] = Precision.BFloat16,
        ["spike-exact"] = Precision.SpikeExact,
    };

    private readonly Option<Device> _device = new("--device")
    {
        Description = "Where the network runs; auto is the first GPU of NVIDIA, else the processor.",
        HelpName = "cpu|cuda|cuda:1|auto",
        DefaultValueFactory = _ => Device.Cpu,
        CustomParser = ParseDevice,
    };

    private readonly Option<string> _precision = ArgumentKinds.OneOf(
        "--precision", "How a GPU multiplies: the faster ones round the operands, spike-exact does so without a loss.", "float32", [.. Precisions.Keys]);

    private readonly Option<int> _threads = ArgumentKinds.Count(
        "--threads", "The number of threads of the processor; the result does not depend on it.", Device.Cpu.Threads, MostThreads);

    public IEnumerable<Option> All => [_device, _precision, _threads];

    /// <summary>The device that was chosen.</summary>
    /// <exception cref="WrongArgumentException">The precision is not one of the device.</exception>
    public Device Read(ParseResult result)
    {
        Device device = result.GetRequiredValue(_device);
        string precision = result.GetRequiredValue(_precision);
        return device.Kind == DeviceKind.Cpu && Precisions[precision] != Precision.Float32
            ? throw new WrongArgumentException($"--precision {precision} is for GPUs, and the network would run on the processor; add --device cuda.")
            : device.WithThreads(result.GetRequiredValue(_threads)).WithPrecision(Precisions[precision]);
    }

    private static Device ParseDevice(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        try
        {
            return Device.Parse(text);
        }
        catch (FormatException)
        {
            result.AddError(ArgumentKinds.Refusal(result, "cpu, cuda, cuda:1 (for the second GPU) or auto", text));
        }
        catch (CudaUnavailableException unavailable)
        {
            result.AddError(unavailable.Message);
        }

        return Device.Cpu;
    }
}
