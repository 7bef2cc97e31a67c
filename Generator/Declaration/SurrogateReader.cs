using Ottt.Generator.Declaration.Choices;
using Ottt.Generator.Declaration.Layers;

namespace Ottt.Generator.Declaration;

/// <summary>Reads the surrogate derivative of a neuron and checks that its formula has a meaning for its parameters.</summary>
internal static class SurrogateReader
{
    /// <summary>Each term costs a cosine for every neuron and step, so a larger number is a mistake.</summary>
    private const int MostTerms = 1000;

    public static SurrogateFunction Read(AttributeArguments arguments, ArgumentChecks checks)
    {
        Surrogate form = arguments.Choice<Surrogate>("Surrogate");
        double alpha = arguments.Named("Alpha", double.NaN);
        double beta = arguments.Named("Beta", double.NaN);
        SurrogateFunction standard = SurrogateFunction.Standard(form);
        SurrogateFunction function = standard with
        {
            Alpha = standard.Alpha is null || double.IsNaN(alpha) ? standard.Alpha : alpha,
            Beta = standard.Beta is null || double.IsNaN(beta) ? standard.Beta : beta,
        };
        checks.Known("Surrogate", form);
        if (function.Alpha is null) checks.LeftOut("Alpha", $"left out, because {form} has no such parameter", alpha);
        if (function.Beta is null) checks.LeftOut("Beta", $"left out, because {form} has no such parameter", beta);
        CheckAlpha(function, checks);
        CheckBeta(function, checks);
        return function;
    }

    private static void CheckAlpha(SurrogateFunction function, ArgumentChecks checks)
    {
        if (function.Alpha is not { } alpha) return;
        switch (function.Form)
        {
            case Surrogate.LeakyKReLU or Surrogate.LogTailedReLU:
                checks.Finite("Alpha", alpha);
                break;
            case Surrogate.QPseudoSpike:
                checks.GreaterThanOne("Alpha", alpha);
                break;
            default:
                checks.Positive("Alpha", alpha);
                break;
        }
    }

    private static void CheckBeta(SurrogateFunction function, ArgumentChecks checks)
    {
        if (function.Beta is not { } beta) return;
        if (function.Form == Surrogate.SquarewaveFourierSeries) checks.WholeNumber(2, MostTerms, "Beta", beta);
        else checks.Finite("Beta", beta);
    }
}
