namespace Ottt.Pictures;

/// <summary>What pixels of an image become.</summary>
public enum ImageColors
{
    /// <summary>One channel of brightness: 0.299 red + 0.587 green + 0.114 blue (ITU-R BT.601).</summary>
    Gray,

    /// <summary>Three channels: red, green, blue.</summary>
    Color,
}
