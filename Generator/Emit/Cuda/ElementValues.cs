namespace Ottt.Generator.Emit.Cuda;

/// <summary>The values at the element that a thread is at: loaded when they are first needed, in a register from then on.</summary>
/// <param name="kernel">The kernel.</param>
/// <param name="written">The buffers that the kernel writes, some of which it loads before.</param>
/// <param name="earlier">Where loads are noted that happen before, or null where they happen on the way.</param>
internal sealed class ElementValues(KernelWriter kernel, ISet<int> written, EarlierLoads? earlier)
{
    private readonly Dictionary<int, string> _registers = [];
    private readonly Dictionary<int, string> _places = [];

    /// <summary>The register with a value.</summary>
    public string Of(int buffer) => _registers.TryGetValue(buffer, out string known) ? known : Load(buffer, $"{kernel.Read(buffer)}[{Place(buffer)}]");

    /// <summary>The register with a value that is loaded.</summary>
    public string Load(int buffer, string expression) =>
        Of(buffer, earlier is null || _registers.ContainsKey(buffer) ? expression : earlier.Load(CudaNames.Register(kernel.Program.Buffers[buffer]), expression));

    /// <summary>The register with a value that begins in another way.</summary>
    public string Of(int buffer, string start)
    {
        if (_registers.TryGetValue(buffer, out string known)) return known;
        string register = CudaNames.Register(kernel.Program.Buffers[buffer]);
        kernel.Body.Line($"{(written.Contains(buffer) ? "" : "const ")}float {register} = {start};");
        _registers.Add(buffer, register);
        return register;
    }

    /// <summary>Gives a buffer a value.</summary>
    public void Assign(int buffer, string expression)
    {
        if (_registers.TryGetValue(buffer, out string known))
        {
            kernel.Body.Line($"{known} = {expression};");
            return;
        }

        string register = CudaNames.Register(kernel.Program.Buffers[buffer]);
        kernel.Body.Line($"const float {register} = {expression};");
        _registers.Add(buffer, register);
    }

    /// <summary>Says that a buffer has the value of another at the element, and where that element lies in it.</summary>
    public void Alias(int buffer, int other, string place)
    {
        _registers[buffer] = Of(other);
        _places[buffer] = place;
    }

    /// <summary>Gives a place in memory a name.</summary>
    public void Declare(string place, string expression)
    {
        string declaration = $"const int {place} = {expression};";
        kernel.Body.Line(declaration);
        earlier?.Place(place, declaration);
    }

    /// <summary>Says where the element lies in a buffer.</summary>
    public void Put(int buffer, string place) => _places[buffer] = place;

    /// <summary>Writes a value to memory.</summary>
    public void Store(int buffer) => kernel.Body.Line($"{kernel.Write(buffer)}[{Place(buffer)}] = {_registers[buffer]};");

    /// <summary>The place of a buffer's value.</summary>
    public string PlaceOf(int buffer) => Place(buffer);

    private string Place(int buffer) => _places.TryGetValue(buffer, out string place) ? place : "at";
}
