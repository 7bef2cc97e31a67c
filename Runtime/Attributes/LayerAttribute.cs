namespace Ottt;

/// <summary>
/// A layer of the network that is declared on a partial class. Layers run in the order in which their attributes are written, after
/// <see cref="OtttSequentialAttribute"/>; the index of a layer, counted from zero, is its name in parameter names such as <c>3.weight</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class LayerAttribute : Attribute
{
    // The compiler knows the layers by name; a layer of the user's own would be ignored without a word.
    private protected LayerAttribute()
    {
    }
}
