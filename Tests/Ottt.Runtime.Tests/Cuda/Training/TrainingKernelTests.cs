using Ottt.Cuda;
using Ottt.Testing.Cuda;
using Xunit;

namespace Ottt.Runtime.Tests.Cuda.Training;

/// <summary>NVIDIA's compiler turns the kernels around the time steps into machine code, without spilling registers.</summary>
public class TrainingKernelTests
{
    [Theory]
    [InlineData("sm_80")]
    [InlineData("sm_90")]
    public void Kernels_become_machine_code(string architecture)
    {
        KernelProgram program = KernelOptions.Program(TrainingKernels.Name, TrainingKernels.Text, PtxasLog.Option);

        IReadOnlyList<KernelResources> kernels = PtxasLog.Read(RealNvrtc.Compiler.Compile(program, architecture).Log);

        Assert.Equal(
            ["adam", "count_spikes", "loss_of_evaluation", "loss_of_training", "sgd", "sgd_with_momentum"],
            kernels.Select(kernel => kernel.Kernel).Order());
        Assert.All(kernels, kernel => Assert.False(kernel.Spills, kernel.ToString()));
    }
}
