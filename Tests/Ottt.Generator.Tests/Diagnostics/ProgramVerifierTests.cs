using Microsoft.CodeAnalysis;
using Ottt.Generator.Diagnostics;
using Ottt.Generator.Lowering;
using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Models;
using Ottt.Testing.Compilation;
using Xunit;

namespace Ottt.Generator.Tests.Diagnostics;

/// <summary>The compiler's own check, on programs that no pass would make.</summary>
public class ProgramVerifierTests
{
    /// <summary>What the registry counts these tests for.</summary>
    public const string Id = LoweringErrors.ProgramIsWrong;

    private static readonly StepProgram Right = ProgramHost.Lower(
        "using Ottt;\n[OtttSequential(4)]\n[Linear(3), OtttLif]\n[Linear(2)]\npublic partial class Net;");

    [Fact]
    public void A_program_of_the_passes_is_right() => Assert.Same(Right, ProgramVerifier.Run(Right).Value);

    [Fact]
    public void A_step_without_its_first_block_reads_what_was_never_written() => AssertFinding(
        Right with { Train = Right.Train.Skip(1).ToEquatableArray() },
        "linear of layer 2 reads layer1.spike in training before it is written");

    [Fact]
    public void An_evaluation_without_its_first_block_reads_what_was_never_written() => AssertFinding(
        Right with { Evaluate = Right.Evaluate.Skip(1).ToEquatableArray() },
        "linear of layer 2 reads layer1.spike in evaluation before it is written");

    [Fact]
    public void A_product_needs_its_packed_weight() => AssertFinding(
        Right with { Prepare = default },
        $"linear of layer 0 reads {PackedWeight} in training before it is written");

    [Fact]
    public void A_gradient_must_be_computed() => AssertFinding(
        Right with { Collect = default }, "the gradient of 0.weight is computed 0 times");

    [Fact]
    public void A_gradient_must_be_computed_once() => AssertFinding(
        Right with { Backward = Right.Backward.Concat(Right.Backward.Take(1)).ToEquatableArray() },
        "the gradient of 2.weight is computed 2 times");

    [Fact]
    public void Running_statistics_change_only_where_channels_are_cut()
    {
        StepProgram normalized = ProgramHost.Lower("using Ottt;\n[OtttSequential(4)]\n[BatchNorm1d]\npublic partial class Net;");
        AssertFinding(
            normalized with { Train = normalized.Train.Select(block => block with { Split = Split.Results }).ToEquatableArray() },
            "batch_norm.statistics of layer 0 updates 0.running_mean in a block that does not run over channels");
    }

    [Fact]
    public void Buffers_of_a_block_must_not_share_memory() => AssertFinding(
        Move("layer1.charged", offset: 0),
        "input and layer1.charged share memory in the block of 0 Linear(3), 1 OtttLif(Tau = 2)");

    [Fact]
    public void Buffers_of_a_block_must_have_memory() => AssertFinding(
        Move("layer1.spike", offset: -16),
        "layer1.spike has no memory");

    private static string PackedWeight => Right.Buffers.First(buffer => buffer.Kind == BufferKind.Fixed).Name;

    private static StepProgram Move(string name, int offset) => Right with
    {
        Buffers = Right.Buffers.Select(buffer => buffer.Name == name ? buffer with { Offset = offset } : buffer).ToEquatableArray(),
    };

    private static void AssertFinding(StepProgram broken, string finding)
    {
        PassError error = Assert.Single(ProgramVerifier.Run(broken).Findings);
        Assert.Equal((Id, PassError.Network), (error.Id, error.Layer));
        var diagnostic = Diagnostic.Create(DiagnosticsOutput.Descriptors[error.Id], Location.None, error.Arguments.ToArray<object>());
        Assert.Equal(
            $"The program of 'Net' did not pass the compiler's own check: {finding}; "
                + "this is a defect of the compiler, please report it with the declaration",
            diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }
}
