#!/usr/bin/env dotnet
#:property TreatWarningsAsErrors=false

// Draws icon.png: spikes of a neuron, and the trace that rises with each of them and decays between. From this folder: dotnet run icon.cs

using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

const int Size = 128, Fine = 4, Margin = 14;
(double R, double G, double B) night = (24, 28, 54), spike = (255, 196, 77), trace = (94, 214, 200);
double[] spikeTimes = [26, 44, 56, 86];

double Trace(double x) => spikeTimes.Where(time => time <= x).Sum(time => Math.Exp((time - x) / 24));
double Height(double x) => 106 - (22 * Trace(x));

// The distance to a line that is drawn from point to point; close enough to a curve at this size.
double[] steps = [.. Enumerable.Range(0, ((Size - (2 * Margin)) * Fine) + 1).Select(i => Margin + (i / (double)Fine))];
double DistanceToTrace(double x, double y)
{
    double nearest = double.MaxValue;
    for (int i = 1; i < steps.Length; i++)
    {
        double fromY = Height(steps[i - 1]), toY = Height(steps[i]);
        double across = x - Math.Clamp(x, steps[i - 1], steps[i]), along = y - Math.Clamp(y, Math.Min(fromY, toY), Math.Max(fromY, toY));
        nearest = Math.Min(nearest, Math.Sqrt((across * across) + (along * along)));
    }

    return nearest;
}

double DistanceToSpikes(double x, double y) => spikeTimes.Min(time => Math.Sqrt(Math.Pow(x - time, 2) + Math.Pow(y - Math.Clamp(y, 22, 42), 2)));

double DistanceToFrame(double x, double y)
{
    double outsideX = Math.Max(Math.Abs(x - 64) - 40, 0), outsideY = Math.Max(Math.Abs(y - 64) - 40, 0);
    return Math.Sqrt((outsideX * outsideX) + (outsideY * outsideY)) - 24;
}

var rows = new byte[Size * (1 + (Size * 4))];
for (int y = 0; y < Size; y++)
{
    for (int x = 0; x < Size; x++)
    {
        double red = 0, green = 0, blue = 0, covered = 0;
        for (int sample = 0; sample < Fine * Fine; sample++)
        {
            double fineX = x + (((sample % Fine) + 0.5) / Fine), fineY = y + (((sample / Fine) + 0.5) / Fine);
            if (DistanceToFrame(fineX, fineY) > 0) continue;
            (double R, double G, double B) colour = DistanceToSpikes(fineX, fineY) < 3.2 ? spike : DistanceToTrace(fineX, fineY) < 2.6 ? trace : night;
            (red, green, blue, covered) = (red + colour.R, green + colour.G, blue + colour.B, covered + 1);
        }

        Span<byte> pixel = rows.AsSpan((y * (1 + (Size * 4))) + 1 + (x * 4), 4);
        if (covered == 0) continue;
        (pixel[0], pixel[1], pixel[2]) = ((byte)(red / covered), (byte)(green / covered), (byte)(blue / covered));
        pixel[3] = (byte)(255 * covered / (Fine * Fine));
    }
}

using var compressed = new MemoryStream();
using (var zlib = new ZLibStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true)) zlib.Write(rows);

var header = new byte[13];
BinaryPrimitives.WriteInt32BigEndian(header, Size);
BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Size);
(header[8], header[9]) = (8, 6);

using FileStream file = File.Create("icon.png");
file.Write([0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n']);
WriteChunk("IHDR", header);
WriteChunk("IDAT", compressed.ToArray());
WriteChunk("IEND", []);

void WriteChunk(string name, byte[] content)
{
    byte[] checkedPart = [.. Encoding.ASCII.GetBytes(name), .. content];
    Span<byte> number = stackalloc byte[4];
    BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
    file.Write(number);
    file.Write(checkedPart);
    BinaryPrimitives.WriteUInt32BigEndian(number, Checksum(checkedPart));
    file.Write(number);
}

static uint Checksum(byte[] bytes)
{
    uint sum = 0xFFFFFFFF;
    foreach (byte value in bytes)
    {
        sum ^= value;
        for (int bit = 0; bit < 8; bit++) sum = (sum >> 1) ^ (0xEDB88320 & (0u - (sum & 1)));
    }

    return ~sum;
}
