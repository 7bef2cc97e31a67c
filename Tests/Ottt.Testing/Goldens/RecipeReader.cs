using System.Text.Json;
using Ottt.Testing.Learning;

namespace Ottt.Testing.Goldens;

/// <summary>Losses and optimizers of golden cases.</summary>
internal static class RecipeReader
{
    public static LossRecipe Loss(GoldenCase golden)
    {
        JsonElement loss = golden.Root.GetProperty("loss");
        LossKind kind = loss.GetProperty("type").GetString() switch
        {
            "cross_entropy" => LossKind.CrossEntropy,
            "mse" => LossKind.Mse,
            "ottt_combined" => LossKind.OtttCombined,
            var other => throw new InvalidDataException($"{golden.Name} has the loss {other}, which no test knows."),
        };
        return new LossRecipe(kind, Number(loss, "lambda"), golden.Integer("T"));
    }

    public static OptimizerRecipe Optimizer(JsonElement optimizer)
    {
        OptimizerKind kind = optimizer.GetProperty("type").GetString() switch
        {
            "SGD" => OptimizerKind.Sgd,
            "Adam" => OptimizerKind.Adam,
            "AdamW" => OptimizerKind.AdamW,
            var other => throw new InvalidDataException($"There is an optimizer {other}, which no test knows."),
        };
        double[] betas = optimizer.TryGetProperty("betas", out JsonElement pair)
            ? [.. pair.EnumerateArray().Select(beta => beta.GetDouble())]
            : [0, 0];
        return new OptimizerRecipe(kind, Number(optimizer, "lr"))
        {
            Momentum = Number(optimizer, "momentum"),
            Dampening = Number(optimizer, "dampening"),
            Nesterov = optimizer.TryGetProperty("nesterov", out JsonElement nesterov) && nesterov.GetBoolean(),
            WeightDecay = Number(optimizer, "weight_decay"),
            Beta1 = betas[0],
            Beta2 = betas[1],
            Epsilon = Number(optimizer, "eps"),
        };
    }

    private static double Number(JsonElement recipe, string property) =>
        recipe.TryGetProperty(property, out JsonElement number) ? number.GetDouble() : 0;
}
