namespace Ottt.Pictures;

/// <summary>The kinds of files that a picture is written as.</summary>
[Flags]
public enum PictureFormats
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Portable Network Graphics: pixels.</summary>
    Png = 1,

    /// <summary>Scalable Vector Graphics: lines and letters, for print.</summary>
    Svg = 2,

    /// <summary>Both.</summary>
    All = Png | Svg,
}
