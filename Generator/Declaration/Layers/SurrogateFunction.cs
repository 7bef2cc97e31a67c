using Ottt.Generator.Declaration.Choices;
using Ottt.Generator.Models;

namespace Ottt.Generator.Declaration.Layers;

/// <summary>A surrogate derivative with its parameters; null where its formula has none.</summary>
/// <param name="Form">The formula.</param>
/// <param name="Alpha">Its first parameter, as a rule the sharpness.</param>
/// <param name="Beta">Its second parameter.</param>
internal sealed record SurrogateFunction(Surrogate Form, double? Alpha, double? Beta)
{
    /// <summary>The arguments that differ from the defaults.</summary>
    public IEnumerable<string> Arguments
    {
        get
        {
            SurrogateFunction standard = Standard(Form);
            if (Form != Surrogate.Sigmoid) yield return "Surrogate = Surrogate." + Form;
            if (Alpha is { } alpha && alpha != standard.Alpha) yield return "Alpha = " + Literals.Of(alpha);
            if (Beta is { } beta && beta != standard.Beta) yield return "Beta = " + Literals.Of(beta);
        }
    }

    public IEnumerable<DeclaredSetting> Settings
    {
        get
        {
            yield return DeclaredSetting.Of(nameof(Surrogate), Form);
            if (Alpha is { } alpha) yield return DeclaredSetting.Of(nameof(Alpha), alpha);
            if (Beta is { } beta) yield return DeclaredSetting.Of(nameof(Beta), beta);
        }
    }

    /// <summary>A formula with the parameters that the reference gives it.</summary>
    public static SurrogateFunction Standard(Surrogate form) => form switch
    {
        Surrogate.Sigmoid => new(form, 4, null),
        Surrogate.ATan or Surrogate.SoftSign or Surrogate.Erf or Surrogate.QPseudoSpike => new(form, 2, null),
        Surrogate.PiecewiseLeakyReLU => new(form, 1, 0.01),
        Surrogate.SquarewaveFourierSeries => new(form, 8, 2),
        Surrogate.S2NN => new(form, 4, 1),
        Surrogate.LeakyKReLU => new(form, 1, 0),
        Surrogate.FakeNumericalGradient => new(form, 0.3, null),
        Surrogate.LogTailedReLU => new(form, 0, null),
        Surrogate.DeterministicPass => new(form, null, null),
        _ => new(form, 1, null),
    };

    /// <summary>The function for a reader, such as <c>S2NN 4 1</c>.</summary>
    public override string ToString() => string.Join(
        " ", new[] { Form.ToString() }.Concat(new[] { Alpha, Beta }.OfType<double>().Select(Literals.Of)));
}
