namespace Ottt.Pictures;

/// <summary>How pictures call a layer: its name and its kind, without its options.</summary>
internal static class LayerName
{
    public static string Of(LayerDescription layer) => $"{layer.Name} {layer.Declaration.Split('(')[0]}";
}
