using Ottt.Generator.Models;

namespace Ottt.Generator.Emit.Cuda;

/// <summary>Numbers of CUDA C++, which knows a fraction by its point or exponent.</summary>
internal static class CudaLiterals
{
    public static string Float(double value) => WithPoint(Literals.Float(value).TrimEnd('f')) + "f";

    public static string Double(double value) => WithPoint(Literals.Of(value));

    private static string WithPoint(string digits) => digits.IndexOfAny(['.', 'E']) < 0 ? digits + ".0" : digits;
}
