using System.Text.Json.Nodes;
using Ottt.Benchmarks.Layers;
using Ottt.Training;

namespace Ottt.Benchmarks.Cuda;

/// <summary>What <c>peers.py</c> is asked, a line of JSON each.</summary>
internal static class PeerRequest
{
    /// <summary>Asks what the device multiplies at most.</summary>
    public static string Peaks => new JsonObject { ["do"] = "peaks" }.ToJsonString();

    /// <summary>Asks for the variants of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="plan">How long each is measured, and torch.compile waited for.</param>
    /// <param name="limit">The seconds that there are for the row.</param>
    public static string Of(CudaRow row, CudaPlan plan, double limit)
    {
        Workload workload = row.Workload;
        return new JsonObject
        {
            ["do"] = "row",
            ["input"] = new JsonArray([.. workload.Net.InputShape.Select(size => JsonValue.Create(size))]),
            ["layers"] = new JsonArray([.. workload.Net.Layers.Select(Of)]),
            ["batch"] = workload.Batch,
            ["steps"] = workload.TimeSteps,
            ["rule"] = RuleNames.Of(workload.Rule),
            ["precision"] = PrecisionNames.Of(row.Precision),
            ["learningRate"] = Workload.LearningRate,
            ["momentum"] = Workload.Momentum,
            ["squaredShare"] = OtttLoss.DefaultLambda,
            ["seconds"] = plan.Seconds,
            ["compileLimit"] = plan.CompileLimit,
            ["limit"] = limit,
        }.ToJsonString();
    }

    private static JsonObject Of(Layer layer) => layer switch
    {
        LinearLayer linear => new() { ["kind"] = "linear", ["inputs"] = linear.Inputs, ["outputs"] = linear.Outputs, ["spread"] = linear.Spread },
        ConvolutionLayer convolution => new()
        {
            ["kind"] = "convolution",
            ["inputs"] = convolution.Inputs,
            ["outputs"] = convolution.Outputs,
            ["spread"] = convolution.Spread,
            ["standardized"] = convolution.IsStandardized,
        },
        LifLayer => new() { ["kind"] = "lif" },
        ScaleLayer scale => new() { ["kind"] = "scale", ["factor"] = scale.Factor },
        HalvingLayer => new() { ["kind"] = "halving" },
        GlobalMeanLayer => new() { ["kind"] = "mean" },
        FlattenLayer => new() { ["kind"] = "flatten" },
        _ => throw new ArgumentException($"peers.py has no {layer}.", nameof(layer)),
    };
}
