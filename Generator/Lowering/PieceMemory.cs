using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;

namespace Ottt.Generator.Lowering;

/// <summary>
/// Gives a place to what lives within one piece of a block: each thread has it once, so it stays in the cache from piece to piece, and the batch
/// does not make it larger. A piece runs its operations in order, so buffers share memory from operation to operation.
/// </summary>
internal static class PieceMemory
{
    /// <summary>Marks and places the buffers; returns the floats that a thread needs.</summary>
    /// <param name="buffers">All buffers; those of pieces are replaced.</param>
    /// <param name="orders">The blocks of each order in which the program runs: training with its way back, and evaluation.</param>
    public static long Place(ProgramBuffer[] buffers, params StepBlock[][] orders)
    {
        int[] samples = SamplesOfPieces(buffers, orders);
        var neighbours = Neighbours(samples, orders);
        Life[][] lives = [.. orders.Select(blocks => Life.Of(buffers.Length, blocks.SelectMany(block => block.Operations).Select(operation => operation.Touches)))];
        long floats = PlaceBordered(buffers, samples, orders, Touch);
        int start = (int)floats;
        foreach (ProgramBuffer buffer in buffers.Where(buffer => samples[buffer.Id] > 0 && buffer.Kind == BufferKind.Step).ToList())
        {
            int size = Size(buffer), offset = start;
            foreach (ProgramBuffer other in neighbours[buffer.Id].Select(id => buffers[id]).Where(other => other.Offset >= start && Touch(buffer, other)).OrderBy(other => other.Offset))
            {
                if (other.Offset >= offset + size) break;
                offset = Math.Max(offset, other.Offset + Size(other));
            }

            buffers[buffer.Id] = buffer with { IsOfPiece = true, Offset = offset };
            floats = Math.Max(floats, (long)offset + size);
        }

        return PlaceScratch(buffers, floats);

        int Size(ProgramBuffer buffer) => (int)Math.Min((long)buffer.Stride * samples[buffer.Id], int.MaxValue / 2);

        bool Touch(ProgramBuffer one, ProgramBuffer other)
        {
            foreach (Life[] order in lives)
            {
                if (order[one.Id].Touches(order[other.Id])) return true;
            }

            return false;
        }
    }

    /// <summary>
    /// The border of an image stays zero as long as nothing else is ever written there. Images with the same border may lie over each other, each pixel inside
    /// is written before it is read.
    /// </summary>
    private static long PlaceBordered(ProgramBuffer[] buffers, int[] samples, StepBlock[][] orders, Func<ProgramBuffer, ProgramBuffer, bool> touch)
    {
        ILookup<int, SpreadGeometry> borders = orders
            .SelectMany(blocks => blocks.SelectMany(block => block.Operations).OfType<Spread>())
            .ToLookup(spread => spread.Output, spread => spread.Geometry);
        long floats = 0;
        var places = new List<List<ProgramBuffer>>();
        foreach (ProgramBuffer buffer in buffers.Where(buffer => samples[buffer.Id] > 0 && buffer.Kind == BufferKind.Bordered).ToList())
        {
            List<ProgramBuffer>? place = places.Find(others => others.TrueForAll(other => samples[buffer.Id] <= samples[others[0].Id] && HaveOneBorder(buffer, other) && !touch(buffer, other)));
            if (place is null) places.Add(place = []);
            ProgramBuffer placed = buffer with { IsOfPiece = true, Offset = place.Count > 0 ? place[0].Offset : (int)floats };
            if (place.Count == 0) floats += (long)buffer.Stride * samples[buffer.Id];
            place.Add(placed);
            buffers[buffer.Id] = placed;
        }

        return floats;

        bool HaveOneBorder(ProgramBuffer one, ProgramBuffer other) => borders[one.Id].Concat(borders[other.Id]).Distinct().Count() == 1;
    }

    /// <summary>One scratch lies over the other: operations follow each other on a thread, and none needs what another left there.</summary>
    public static long PlaceScratch(ProgramBuffer[] buffers, long start)
    {
        long end = start;
        foreach (ProgramBuffer buffer in buffers.Where(buffer => buffer.Kind == BufferKind.Scratch).ToList())
        {
            buffers[buffer.Id] = buffer with { IsOfPiece = true, Offset = (int)start };
            end = Math.Max(end, start + buffer.Stride);
        }

        return end;
    }

    /// <summary>For each buffer of a piece the others that a block touches beside it.</summary>
    private static HashSet<int>[] Neighbours(int[] samples, StepBlock[][] orders)
    {
        HashSet<int>[] neighbours = [.. samples.Select(_ => new HashSet<int>())];
        foreach (StepBlock block in orders.SelectMany(blocks => blocks))
        {
            int[] beside = [.. block.Operations.SelectMany(operation => operation.Touches).Where(buffer => samples[buffer] > 0).Distinct()];
            foreach (int buffer in beside) neighbours[buffer].UnionWith(beside);
        }

        return neighbours;
    }

    /// <summary>The samples of a piece for each buffer that lives within one, else 0.</summary>
    private static int[] SamplesOfPieces(ProgramBuffer[] buffers, StepBlock[][] orders)
    {
        var samples = new int[buffers.Length];
        var outlives = new HashSet<int>(buffers.Where(buffer => buffer.Kind is not (BufferKind.Step or BufferKind.Bordered)).Select(buffer => buffer.Id));
        foreach (StepBlock[] blocks in orders)
        {
            Life[] lives = Life.Of(buffers.Length, blocks.Select(block => block.Operations.SelectMany(operation => operation.Touches)));
            foreach (ProgramBuffer buffer in buffers)
            {
                Life life = lives[buffer.Id];
                if (life == Life.None) continue;
                if (life.First != life.Last || blocks[life.First].Split != Split.Samples) outlives.Add(buffer.Id);
                else samples[buffer.Id] = Math.Max(samples[buffer.Id], blocks[life.First].SamplesPerPiece);
            }
        }

        foreach (int buffer in outlives) samples[buffer] = 0;
        return samples;
    }
}
