namespace Ottt.Cpu.Winograd;

/// <summary>The output of one sample: its tiles are transformed by all threads, and then the panels of output channels are shared among them.</summary>
internal sealed unsafe class SharedWinograd : SharedWork
{
    private const int MostPartsOfTransform = 4;

    [ThreadStatic]
    private static SharedWinograd? _ofThread;

    private WinogradGeometry? _geometry;
    private WinogradBlock _block;
    private AlignedMemory _products = new(0);
    private int _firstPanel;
    private int _partsOfTransform;
    private bool _isTransformed;

    /// <summary>Computes some panels of a block.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="geometry">The sizes.</param>
    /// <param name="block">The block.</param>
    /// <param name="panels">The panels of output channels.</param>
    public static void Run(WorkerPool pool, WinogradGeometry geometry, in WinogradBlock block, Range panels)
    {
        SharedWinograd work = _ofThread ??= new SharedWinograd();

        // The thread that calls has its own in the scratch.
        int length = (pool.Threads - 1) * block.Space.ProductsLength;
        if (work._products.Length < length) work._products = new AlignedMemory(length);
        work._geometry = geometry;
        work._block = block;
        work._firstPanel = panels.Start.Value;
        work._partsOfTransform = Math.Min(MostPartsOfTransform, block.Count);
        work._isTransformed = false;
        work.RunParts(pool, work._partsOfTransform);
        work._isTransformed = true;
        work.RunParts(pool, panels.End.Value - panels.Start.Value);
    }

    /// <inheritdoc/>
    protected override void RunPart(int part)
    {
        if (!_isTransformed)
        {
            int first = _block.Count * part / _partsOfTransform, end = _block.Count * (part + 1) / _partsOfTransform;
            WinogradForward.Transform(_geometry!, _block, first, end - first);
            return;
        }

        int thread = WorkerPool.CurrentThread;
        ReadOnlySpan<float> bias = _block.Bias == null ? [] : new(_block.Bias, _geometry!.OutChannels);
        fixed (float* products = _products.Span)
        {
            float* own = thread == 0 ? _block.Inputs + _block.Space.Products : products + ((nint)(thread - 1) * _block.Space.ProductsLength);
            WinogradForward.RunPanel(_geometry!, _block, bias, own, _firstPanel + part);
        }
    }
}
