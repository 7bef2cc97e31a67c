namespace Ottt.Generator.Lowering.Program;

/// <summary>The weight of a product: a parameter as it is, or what was made of it, whose gradient then has a buffer of its own.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Derived">The buffer with what the product reads instead of it, or -1.</param>
/// <param name="DerivedGradient">The buffer with the gradient of that, or -1.</param>
internal readonly record struct WeightOperand(int Parameter, int Derived = -1, int DerivedGradient = -1)
{
    public bool IsDerived => Derived >= 0;
}
