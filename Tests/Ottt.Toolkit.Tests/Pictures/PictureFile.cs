using System.Buffers.Binary;
using System.Xml.Linq;
using Ottt.Pictures;
using Xunit;

namespace Ottt.Toolkit.Tests.Pictures;

/// <summary>Looks at a picture as a program that opens the file would.</summary>
internal static class PictureFile
{
    /// <summary>The width and height that a PNG says it has (PNG specification, 5.2 and 11.2.2: signature, then IHDR).</summary>
    public static (int Width, int Height) PngSize(ReadOnlySpan<byte> file)
    {
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A], file[..8].ToArray());
        Assert.Equal("IHDR"u8.ToArray(), file.Slice(12, 4).ToArray());
        Assert.Equal("IEND"u8.ToArray(), file.Slice(file.Length - 8, 4).ToArray());
        return (BinaryPrimitives.ReadInt32BigEndian(file[16..]), BinaryPrimitives.ReadInt32BigEndian(file[20..]));
    }

    /// <summary>All text of an SVG, which must be well-formed and have the size.</summary>
    public static string SvgText(string svg, int width, int height)
    {
        XElement root = XDocument.Parse(svg).Root!;
        Assert.Equal("{http://www.w3.org/2000/svg}svg", root.Name.ToString());
        Assert.Equal((width.ToString(), height.ToString()), (root.Attribute("width")!.Value, root.Attribute("height")!.Value));
        return string.Join('\n', root.Descendants("{http://www.w3.org/2000/svg}text").Select(text => text.Value.Trim()));
    }

    /// <summary>Checks both kinds of file, and tells the text.</summary>
    public static string Check(Picture picture)
    {
        Assert.Equal((picture.Width, picture.Height), PngSize(picture.ToPng()));
        return SvgText(picture.ToSvg(), picture.Width, picture.Height);
    }
}
