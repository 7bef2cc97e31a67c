using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Models;
using Ottt.Testing.Compilation;
using Xunit;

namespace Ottt.Generator.Tests.Networks;

/// <summary>Membrane potentials and traces are the bulk of what a time step moves, so a step goes over each of them once.</summary>
public class StatePassTests
{
    [Theory]
    [InlineData("[OtttSequential(784)]\n[Linear(800), OtttLif, Linear(10)]", 2)]
    [InlineData("[OtttSequential(1, 28, 28)]\n[Conv2d(32, Padding = 1), OtttLif, AvgPool2d(2), Conv2d(64, Padding = 1), OtttLif, AvgPool2d(2), Flatten, Linear(10)]", 4)]
    [InlineData("[OtttSequential(3, 8, 8)]\n[WSConv2d(32, Padding = 1), OtttLif, Scale(2.74), WSConv2d(32, Padding = 1), OtttLif, Scale(2.74), AvgPool2d(2), AdaptiveAvgPool2d(1), Flatten, Linear(10)]", 4)]
    public void A_time_step_goes_over_each_state_buffer_once_forward_and_once_backward(string declaration, int states)
    {
        StepProgram program = ProgramHost.Lower($"using Ottt;\n{declaration}\npublic sealed partial class Net;");

        ProgramBuffer[] state = [.. program.Buffers.Where(buffer => buffer.Kind == BufferKind.State)];
        Assert.Equal(states, state.Length);
        Assert.All(state, buffer =>
        {
            Assert.Equal(1, PassesOver(buffer, program.Train));
            Assert.Equal(1, PassesOver(buffer, program.Backward));
        });
    }

    private static int PassesOver(ProgramBuffer buffer, EquatableArray<StepBlock> blocks) =>
        blocks.SelectMany(block => block.Operations).Count(operation => operation.Touches.Contains(buffer.Id));
}
