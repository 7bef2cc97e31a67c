using System.Runtime.Intrinsics;

namespace Ottt.Cpu.Tiles;

/// <summary>Computes products with the widest registers of the machine.</summary>
internal static unsafe class MatrixTile
{
    /// <summary>The register width in use; tests choose others to compare them.</summary>
    public static VectorWidth Width { get; set; } = Widest();

    /// <summary>Computes a product of many rows with a panel of columns.</summary>
    /// <param name="product">What to compute; all memory that it points to stays where it is meanwhile.</param>
    public static void Run(PanelProduct* product)
    {
        switch (Width)
        {
            case VectorWidth.Bits512: PanelRows<Vector512<float>, Lanes512>.Run(product); break;
            case VectorWidth.Bits256: PanelRows<Vector256<float>, Lanes256>.Run(product); break;
            case VectorWidth.Bits128: PanelRows<Vector128<float>, Lanes128>.Run(product); break;
            default: PanelRows<float, ScalarLanes>.Run(product); break;
        }
    }

    /// <summary>Computes a product of rows that are mostly zero with panels of columns.</summary>
    /// <param name="product">What to compute; all memory that it points to stays where it is meanwhile.</param>
    public static void Run(EventProduct* product)
    {
        switch (Width)
        {
            case VectorWidth.Bits512: EventRows<Vector512<float>, Lanes512>.Run(product); break;
            case VectorWidth.Bits256: EventRows<Vector256<float>, Lanes256>.Run(product); break;
            case VectorWidth.Bits128: EventRows<Vector128<float>, Lanes128>.Run(product); break;
            default: EventRows<float, ScalarLanes>.Run(product); break;
        }
    }

    /// <summary>Computes a sum of outer products with vectors that are mostly zero.</summary>
    /// <param name="product">What to compute; all memory that it points to stays where it is meanwhile.</param>
    public static void Run(OuterProduct* product)
    {
        switch (Width)
        {
            case VectorWidth.Bits512: OuterTile<Vector512<float>, Lanes512>.Run(product); break;
            case VectorWidth.Bits256: OuterTile<Vector256<float>, Lanes256>.Run(product); break;
            case VectorWidth.Bits128: OuterTile<Vector128<float>, Lanes128>.Run(product); break;
            default: OuterTile<float, ScalarLanes>.Run(product); break;
        }
    }

    /// <summary>
    /// Computes the columns of a product whose groups fill vectors, and says how many those are. What is left behind wide vectors goes by narrower ones, so that
    /// nothing behind the channels is read.
    /// </summary>
    /// <param name="product">What to compute; all memory that it points to stays where it is meanwhile.</param>
    public static int Run(ChannelProduct* product)
    {
        int done = 0;
        if (Width >= VectorWidth.Bits512) done = ChannelRows<Vector512<float>, Lanes512>.Run(product, done);
        if (Width >= VectorWidth.Bits256) done = ChannelRows<Vector256<float>, Lanes256>.Run(product, done);
        if (Width >= VectorWidth.Bits128 && product->Channels < Lanes128.Count) done = ChannelRows<Vector128<float>, Lanes128>.Run(product, done);
        return product->Channels == 1 ? ChannelRows<float, ScalarLanes>.Run(product, done) : done;
    }

    /// <summary>Computes a product with a panel of few columns, none of which share a vector with what lies behind them.</summary>
    /// <param name="product">What to compute; all memory that it points to stays where it is meanwhile.</param>
    public static void RunNarrow(PanelProduct* product)
    {
        if (Width >= VectorWidth.Bits128 && product->Columns % Lanes128.Count == 0) PanelRows<Vector128<float>, Lanes128>.Run(product);
        else PanelRows<float, ScalarLanes>.Run(product);
    }

    private static VectorWidth Widest() =>
        Vector512.IsHardwareAccelerated ? VectorWidth.Bits512
        : Vector256.IsHardwareAccelerated ? VectorWidth.Bits256
        : Vector128.IsHardwareAccelerated ? VectorWidth.Bits128
        : VectorWidth.Scalar;
}
