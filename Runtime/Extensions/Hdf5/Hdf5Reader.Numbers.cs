using System.Numerics;
using Ottt.Data;
using PureHDF;
using PureHDF.VOL.Native;

namespace Ottt.Hdf5;

/// <content>Numbers, of whatever type they were written in.</content>
internal sealed partial class Hdf5Reader
{
    /// <summary>The numbers of an array.</summary>
    /// <param name="place">The path within the file.</param>
    /// <param name="shape">Its shape; empty for a single number.</param>
    /// <exception cref="DataFormatException">There is no such array, or it holds no numbers, or the file is damaged.</exception>
    public double[] Numbers(string place, out IReadOnlyList<int> shape)
    {
        NativeDataset array = Array(place);
        shape = ShapeOf(place, array);
        return NumberType(place, Guarded(Path, place, () => array.Type)) switch
        {
            (true, 1, true) => Numbers<sbyte>(place, array),
            (true, 1, false) => Numbers<byte>(place, array),
            (true, 2, true) => Numbers<short>(place, array),
            (true, 2, false) => Numbers<ushort>(place, array),
            (true, 4, true) => Numbers<int>(place, array),
            (true, 4, false) => Numbers<uint>(place, array),
            (true, 8, true) => Numbers<long>(place, array),
            (true, 8, false) => Numbers<ulong>(place, array),
            (_, 2, _) => Numbers<Half>(place, array),
            (_, 4, _) => Numbers<float>(place, array),
            _ => Numbers<double>(place, array),
        };
    }

    /// <summary>The sequences of an array of sequences, each of a length of its own.</summary>
    /// <param name="place">The path within the file.</param>
    /// <param name="areWhole">Whether they are to be whole numbers.</param>
    /// <exception cref="DataFormatException">There is no such array, or it holds something else, or the file is damaged.</exception>
    public float[][] Sequences(string place, bool areWhole)
    {
        NativeDataset array = Array(place);
        if (Guarded(Path, place, () => array.Type.Class != H5DataTypeClass.VariableLength || IsTextual(array))) throw Wrong(place, "holds no sequences of numbers");
        IH5DataType element = Guarded(Path, place, () => array.Type.VariableLength.BaseType);
        (bool isWhole, int size, bool isSigned) = NumberType(place, element);
        if (isWhole != areWhole) throw Wrong(place, areWhole ? "holds no whole numbers" : "holds whole numbers where times in seconds are expected");
        return (isWhole, size, isSigned) switch
        {
            (true, 2, true) => Sequences<short>(place, array),
            (true, 2, false) => Sequences<ushort>(place, array),
            (true, 4, true) => Sequences<int>(place, array),
            (true, 4, false) => Sequences<uint>(place, array),
            (true, 8, true) => Sequences<long>(place, array),
            (true, 8, false) => Sequences<ulong>(place, array),
            (_, 2, _) => Sequences<Half>(place, array),
            (_, 4, _) => Sequences<float>(place, array),
            _ => Sequences<double>(place, array),
        };
    }

    private (bool IsWhole, int Size, bool IsSigned) NumberType(string place, IH5DataType type) => (type.Class, type.Size) switch
    {
        (H5DataTypeClass.FixedPoint, 1 or 2 or 4 or 8) => (true, type.Size, type.FixedPoint.IsSigned),
        (H5DataTypeClass.FloatingPoint, 2 or 4 or 8) => (false, type.Size, true),
        _ => throw Wrong(place, $"holds no numbers of a known type, but {type.Class} of {type.Size} bytes"),
    };

    private double[] Numbers<T>(string place, NativeDataset array)
        where T : unmanaged, INumber<T>
    {
        var values = new T[Count(place, array)];
        if (values.Length > 0) Guarded(Path, place, () => Fill(array, values));
        return System.Array.ConvertAll(values, double.CreateSaturating<T>);
    }

    private float[][] Sequences<T>(string place, NativeDataset array)
        where T : unmanaged, INumber<T>
    {
        var values = new T[Count(place, array)][];
        if (values.Length > 0) Guarded(Path, place, () => Fill(array, values));
        return System.Array.ConvertAll(values, sequence => sequence is null ? [] : System.Array.ConvertAll(sequence, float.CreateSaturating<T>));
    }
}
