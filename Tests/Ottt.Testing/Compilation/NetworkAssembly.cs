using System.Runtime.Loader;

namespace Ottt.Testing.Compilation;

/// <summary>A compiled project, unloaded when disposed and no longer used.</summary>
internal sealed class NetworkAssembly : IDisposable
{
    private readonly AssemblyLoadContext _context = new("Declarations", isCollectible: true);
    private readonly System.Reflection.Assembly _assembly;

    private NetworkAssembly(Stream image) => _assembly = _context.LoadFromStream(image);

    public static NetworkAssembly Load(Stream image) => new(image);

    /// <summary>The declared classes.</summary>
    public IReadOnlyList<Type> Networks => [.. _assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(OtttNetwork)))];

    /// <summary>Makes a network of a declared class.</summary>
    /// <param name="className">The full name of the class.</param>
    /// <param name="device">Where it is to run.</param>
    /// <param name="batchSize">The largest batch.</param>
    /// <param name="seed">The seed.</param>
    public OtttNetwork Create(string className, Device device, int batchSize, ulong seed)
    {
        Type type = _assembly.GetType(className, throwOnError: true)!;
        return (OtttNetwork)(Activator.CreateInstance(type, device, batchSize, seed)
            ?? throw new InvalidOperationException($"{className} cannot be made."));
    }

    public void Dispose() => _context.Unload();
}
