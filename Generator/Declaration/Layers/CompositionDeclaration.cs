namespace Ottt.Generator.Declaration.Layers;

/// <summary>
/// A composition is a flat list: it opens, the layers of its block follow, and it closes. What flows when it opens is put aside and
/// taken up again, as on a stack.
/// </summary>
/// <param name="Block">The name of the class with the layers.</param>
internal abstract record CompositionDeclaration(string Block) : LayerDeclaration
{
    public sealed override string Kind => $"{ShortName}<{Block}>";

    public abstract override string ShortName { get; }

    public override IEnumerable<DeclaredSetting> Settings => [DeclaredSetting.Of(nameof(Block), Block)];

    protected override IEnumerable<string> Arguments => [];
}

/// <summary>Puts what flows aside for the <see cref="SumDeclaration"/> that closes the block, and lets it flow on.</summary>
internal sealed record ResidualDeclaration(string Block) : CompositionDeclaration(Block)
{
    public override string ShortName => "Residual";
}

/// <summary>Changes what flows, the output of the block, for what was put aside, its input.</summary>
internal sealed record ShortcutDeclaration(string Block) : CompositionDeclaration(Block)
{
    public override string ShortName => "Shortcut";
}

/// <summary>Puts what flows aside, and lets the spikes of another layer at the step before flow until the <see cref="SumDeclaration"/>.</summary>
/// <param name="Block">The name of the class with the layers.</param>
/// <param name="Source">The name of the spiking layer.</param>
internal sealed record FeedbackDeclaration(string Block, string Source) : CompositionDeclaration(Block)
{
    public override string ShortName => "Feedback";

    public override IEnumerable<DeclaredSetting> Settings => [.. base.Settings, DeclaredSetting.Of(nameof(Source), Source)];

    protected override IEnumerable<string> Arguments => ["\"" + Source + "\""];
}

/// <summary>Adds what was put aside to what flows.</summary>
internal sealed record SumDeclaration : LayerDeclaration
{
    public override string Kind => "Sum";

    protected override IEnumerable<string> Arguments => [];
}

/// <summary>Begins a block that is one module under the trace rule.</summary>
/// <param name="Block">The name of the class with the layers.</param>
/// <param name="HoldsParameters">Whether a layer of the block has parameters.</param>
internal sealed record ModuleDeclaration(string Block, bool HoldsParameters) : CompositionDeclaration(Block)
{
    public override string ShortName => "Module";
}

/// <summary>Ends such a block.</summary>
internal sealed record ModuleEndDeclaration : LayerDeclaration
{
    public override string Kind => "ModuleEnd";

    protected override IEnumerable<string> Arguments => [];
}
