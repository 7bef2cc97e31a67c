namespace Ottt.Cpu;

/// <content>Updates that compute the gradient they need: it goes from the product to the weight through the cache, and the weight is packed there, too.</content>
public abstract partial class CpuBackend
{
    /// <summary>
    /// With more samples the product decides, not the memory, and its smaller pieces on all threads save more than this does: on two threads
    /// 784 -> 800 is a fifth faster with one sample, and a tenth slower with 32.
    /// </summary>
    private const int MostSamplesOfUpdate = 4;

    private readonly Action<int> _gatherColumns;
    private readonly Action<int> _updateRows;
    private FusedUpdate? _updating;
    private UpdateOfElements? _update;
    private int _packedParameter = -1;
    private int _packedVersion;

    /// <summary>Lets an update compute the gradient of a weight that is not yet collected.</summary>
    /// <param name="parameter">The index of the weight.</param>
    /// <param name="geometry">The sizes of its layer.</param>
    /// <param name="operand">What the output gradients are multiplied by.</param>
    /// <param name="outputGradient">The output gradients.</param>
    /// <param name="packed">The weight packed for the product.</param>
    /// <param name="columns">Memory for the operand with the columns of each panel side by side.</param>
    /// <param name="rows">Scratch for the gradient of a panel of outputs.</param>
    protected void FuseUpdate(
        int parameter, LinearGeometry geometry, CpuBuffer operand, CpuBuffer outputGradient, CpuBuffer packed, CpuBuffer columns, CpuBuffer rows)
    {
        var fused = new FusedUpdate(parameter, geometry, operand, outputGradient, packed, columns, rows);
        Parameters[parameter].Fusion = update => TryUpdate(fused, update);
    }

    /// <summary>Whether the update that runs computes the gradient of a weight itself.</summary>
    /// <param name="parameter">The index of the weight.</param>
    protected bool IsUpdating(int parameter) => _updating?.Parameter == parameter;

    /// <summary>Whether the last update has packed the present value of a weight.</summary>
    /// <param name="parameter">The index of the weight.</param>
    protected bool IsPacked(int parameter) => _packedParameter == parameter && Parameters[parameter].Version == _packedVersion;

    private bool TryUpdate(FusedUpdate fused, UpdateOfElements update)
    {
        Parameter parameter = Parameters[fused.Parameter];
        if (_isCollected || !parameter.GradientIsZero || Batch > MostSamplesOfUpdate) return false;
        _updating = fused;
        _update = update;
        try
        {
            Collect();
            _workers.Run(Panels.Count(fused.Geometry.InFeatures), _gatherColumns);
            parameter.Touch();
            _workers.Run(Panels.Count(fused.Geometry.OutFeatures), _updateRows);
            _packedParameter = fused.Parameter;
            _packedVersion = parameter.Version;
        }
        finally
        {
            _updating = null;
            _update = null;
        }

        return true;
    }

    private void GatherColumns(int panel)
    {
        FusedUpdate fused = _updating!;
        LinearUpdate.Gather(fused.Geometry, Samples(fused.Operand, 0, Batch), Samples(fused.Columns, 0, Batch), Batch, panel);
    }

    private void UpdateRows(int panel)
    {
        FusedUpdate fused = _updating!;
        LinearGeometry geometry = fused.Geometry;
        int first = panel * Panels.Width * geometry.InFeatures, length = Panels.Used(geometry.OutFeatures, panel) * geometry.InFeatures;
        Span<float> gradient = Scratch(fused.Rows)[..length];
        LinearUpdate.Gradient(geometry, Samples(fused.Columns, 0, Batch), Samples(fused.OutputGradient, 0, Batch), gradient, Batch, panel);
        _update!(first, gradient);
        Panels.PackUnits(Value(fused.Parameter), Fixed(fused.Packed), geometry.OutFeatures, channels: 1, geometry.InFeatures, panel);
    }
}
