using System.Runtime.Intrinsics;
using Ottt.Cpu.Tiles;

namespace Ottt.Cpu.Winograd;

/// <summary>Work whose text exists once for every register width.</summary>
internal interface IVectorPass
{
    /// <summary>Does the work.</summary>
    /// <typeparam name="TVector">The vector.</typeparam>
    /// <typeparam name="TLanes">Its operations.</typeparam>
    void Run<TVector, TLanes>()
        where TVector : unmanaged
        where TLanes : struct, ILanes<TVector>;
}

/// <summary>Does work with the registers that products are computed with.</summary>
internal static class VectorPass
{
    /// <summary>Does the work.</summary>
    /// <typeparam name="TPass">The kind of work.</typeparam>
    /// <param name="pass">What to do.</param>
    public static void Run<TPass>(TPass pass)
        where TPass : struct, IVectorPass
    {
        switch (MatrixTile.Width)
        {
            case VectorWidth.Bits512: pass.Run<Vector512<float>, Lanes512>(); break;
            case VectorWidth.Bits256: pass.Run<Vector256<float>, Lanes256>(); break;
            case VectorWidth.Bits128: pass.Run<Vector128<float>, Lanes128>(); break;
            default: pass.Run<float, ScalarLanes>(); break;
        }
    }
}
