using Ottt.Generator.Lowering.Program.Operations;
using Ottt.Generator.Models;

namespace Ottt.Generator.Lowering;

/// <summary>Writes what follows a change of the parameters: each weight is packed once for each way in which products read it.</summary>
internal static class Packing
{
    public static EquatableArray<StepOperation> Run(IEnumerable<StepOperation> operations) => operations
        .SelectMany(PackingOf)
        .Distinct()
        .ToEquatableArray();

    private static IEnumerable<StepOperation> PackingOf(StepOperation operation) => operation switch
    {
        LinearProduct product => [new PackLinear(product.Layer, product.Geometry, PackDirection.Forward, product.Weight, product.Packed)],
        LinearInputGradient product => [new PackLinear(product.Layer, product.Geometry, PackDirection.Backward, product.Weight, product.Packed)],
        Conv2dProduct product => [new PackConv2d(product.Layer, product.Geometry, PackDirection.Forward, product.Weight, product.Packed, product.IsWinograd)],
        Conv2dInputGradient product =>
            [new PackConv2d(product.Layer, product.IsWinograd ? product.Geometry : product.Forward, PackDirection.Backward, product.Weight, product.Packed, product.IsWinograd)],
        ConvTranspose2dProduct product => [new PackConv2d(product.Layer, product.Adjoint, PackDirection.Backward, product.Weight, product.Packed)],
        ConvTranspose2dInputGradient product => [new PackConv2d(product.Layer, product.Adjoint, PackDirection.Forward, product.Weight, product.Packed)],
        LayerNormalize norm => new[] { norm.Weight, norm.Bias }
            .Where(parameter => parameter.Exists)
            .Select(parameter => new PackLayerNorm(norm.Layer, norm.Geometry, parameter)),
        _ => [],
    };
}
