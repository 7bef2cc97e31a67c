using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Models;

namespace Ottt.Generator.Lowering.Graph;

/// <summary>The buffers of a program while it is built. Asking twice for a name gives one buffer: training and evaluation share memory.</summary>
internal sealed class BufferTable
{
    private readonly List<ProgramBuffer> _buffers = [];
    private readonly Dictionary<string, int> _ids = [];

    public ProgramBuffer this[int id] => _buffers[id];

    public EquatableArray<ProgramBuffer> Buffers => _buffers.ToEquatableArray();

    public int Add(string name, BufferKind kind, int channels, int positions, double start = 0)
    {
        if (_ids.TryGetValue(name, out int id)) return id;
        id = _buffers.Count;
        _ids.Add(name, id);
        _buffers.Add(new ProgramBuffer(id, name, kind, channels, positions, start));
        return id;
    }

    /// <summary>A buffer of a layer, shaped like another.</summary>
    public int Like(int other, int layer, string role, BufferKind kind = BufferKind.Step, double start = 0) =>
        Add(NameOf(layer, role), kind, _buffers[other].Channels, _buffers[other].Positions, start);

    public int OfLayer(int layer, string role, BufferKind kind, int channels, int positions) =>
        Add(NameOf(layer, role), kind, channels, positions);

    private static string NameOf(int layer, string role) => "layer" + Literals.Of(layer) + "." + role;
}
