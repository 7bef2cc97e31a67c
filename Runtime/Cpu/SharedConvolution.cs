namespace Ottt.Cpu;

/// <summary>The output of one sample of a convolution, shared by panels of channels, or where there are few, by rows of pixels too.</summary>
internal sealed unsafe class SharedConvolution : SharedWork
{
    private const int FewPanels = 8;

    // Whole tiles, and few enough parts that each is worth its claim.
    private const int PixelsOfTile = 8;
    private const int PartsOfPanel = 4;

    [ThreadStatic]
    private static SharedConvolution? _ofThread;

    private Conv2dGeometry? _geometry;
    private Conv2dOperands _operands;
    private int _pixelsOfPart;
    private int _partsOfPanel;

    /// <summary>Computes the output.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="geometry">The sizes.</param>
    /// <param name="operands">The operands.</param>
    public static void Run(WorkerPool pool, Conv2dGeometry geometry, in Conv2dOperands operands)
    {
        SharedConvolution work = _ofThread ??= new SharedConvolution();
        int panels = geometry.Groups * Panels.Count(geometry.OutOfGroup), pixels = geometry.OutPixels;
        int tiles = (pixels + PixelsOfTile - 1) / PixelsOfTile;
        int tilesOfPart = panels >= FewPanels ? tiles : (tiles + PartsOfPanel - 1) / PartsOfPanel;
        work._geometry = geometry;
        work._operands = operands;
        work._pixelsOfPart = tilesOfPart * PixelsOfTile;
        work._partsOfPanel = (pixels + work._pixelsOfPart - 1) / work._pixelsOfPart;
        work.RunParts(pool, panels * work._partsOfPanel);
    }

    /// <inheritdoc/>
    protected override void RunPart(int part)
    {
        (int panel, int partOfPanel) = Math.DivRem(part, _partsOfPanel);
        int first = partOfPanel * _pixelsOfPart;
        Conv2d.ForwardPanel(_geometry!, _operands, samples: 1, panel, first, Math.Min(_pixelsOfPart, _geometry!.OutPixels - first));
    }
}
