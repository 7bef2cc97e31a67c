namespace Ottt.Generator.Declaration.Layers;

/// <summary>A layer as declared. Its text is the declaration in a normal form: what differs from the defaults, in a fixed order.</summary>
internal abstract record LayerDeclaration
{
    /// <summary>The name of the attribute, without its suffix.</summary>
    public abstract string Kind { get; }

    /// <summary>The name of the attribute, without suffix and block.</summary>
    public virtual string ShortName => Kind;

    /// <summary>What it was declared with, defaults filled in.</summary>
    public virtual IEnumerable<DeclaredSetting> Settings => [];

    /// <summary>The arguments that differ from the defaults.</summary>
    protected abstract IEnumerable<string> Arguments { get; }

    /// <summary>Whether the layer has at least one parameter; decides how the reference wraps it behind a pair.</summary>
    public virtual bool HasParameters => false;

    /// <summary>What a generated network offers of the layer as a typed member.</summary>
    public virtual LayerMember Member => LayerMember.None;

    public sealed override string ToString()
    {
        string arguments = string.Join(", ", Arguments);
        return arguments.Length == 0 ? Kind : Kind + "(" + arguments + ")";
    }
}
