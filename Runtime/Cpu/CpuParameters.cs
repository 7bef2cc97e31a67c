namespace Ottt.Cpu;

/// <summary>Takes the memory of parameters and their gradients, each in one piece.</summary>
internal static class CpuParameters
{
    public static ParameterList Allocate(NetworkDescription description, WorkerPool workers)
    {
        ParameterDescription[] parameters = [.. description.Parameters];
        int length = parameters.Sum(parameter => Layout.Stride(parameter.Count));
        var values = new AlignedMemory(length);
        var gradients = new AlignedMemory(length);
        int offset = 0;
        var list = new List<Parameter>();
        foreach (ParameterDescription parameter in parameters)
        {
            list.Add(new Parameter(parameter, values.Slice(offset, parameter.Count), gradients.Slice(offset, parameter.Count)));
            offset += Layout.Stride(parameter.Count);
        }

        return new ParameterList(list) { Workers = workers };
    }
}
