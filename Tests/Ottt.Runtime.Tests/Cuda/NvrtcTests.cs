using Ottt.Cuda;
using Ottt.Testing.Cuda;
using Xunit;

namespace Ottt.Runtime.Tests.Cuda;

/// <summary>NVIDIA's compiler turns kernels into machine code, and tells where a text is wrong.</summary>
public class NvrtcTests
{
    private const string Sum = """
        #include "twice.cuh"
        extern "C" __global__ void __launch_bounds__(128) sum(float* __restrict__ y, const float* __restrict__ x, int count)
        {
            __shared__ float parts[128];
            float part = 0.0f;
            for (int i = threadIdx.x; i < count; i += 128) part = fmaf(twice(x[i]), 0.5f, part);
            parts[threadIdx.x] = part;
            __syncthreads();
            if (threadIdx.x != 0) return;
            for (int i = 1; i < 128; i++) part += parts[i];
            *y = part + OTTT_ABI;
        }
        """;

    /// <summary>An array that is indexed by what is known only at run time has no place in registers.</summary>
    private const string Spilling = """
        extern "C" __global__ void __launch_bounds__(1024) spilling(float* y, const float* x, int count)
        {
            float values[96];
            for (int i = 0; i < 96; i++) values[i] = x[i * count];
            for (int k = 0; k < count; k++)
                for (int i = 0; i < 96; i++) values[i] = fmaf(values[i], values[(i + 7) % 96], x[k]);
            for (int i = 0; i < 96; i++) y[i * count] = values[i];
        }
        """;

    private static readonly KernelHeader Twice = new("twice.cuh", "__device__ inline float twice(float x) { return x + x; }\n");

    [Theory]
    [InlineData("sm_80")]
    [InlineData("sm_90")]
    public void A_kernel_becomes_machine_code_of_its_architecture(string architecture)
    {
        CompiledKernels compiled = RealNvrtc.Compiler.Compile(Program("sum.cu", Sum), architecture);

        // A cubin is an ELF file for machine 190, EM_CUDA.
        Assert.Equal([0x7F, (byte)'E', (byte)'L', (byte)'F'], compiled.Image[..4]);
        Assert.Equal(190, BitConverter.ToUInt16(compiled.Image, 18));
        KernelResources kernel = Assert.Single(PtxasLog.Read(compiled.Log));
        Assert.Equal(("sum", architecture), (kernel.Kernel, kernel.Architecture));
        Assert.Equal(128 * sizeof(float), kernel.SharedBytes);
        Assert.InRange(kernel.Registers, 1, 255);
        Assert.False(kernel.Spills);
    }

    [Fact]
    public void The_same_text_gives_the_same_bytes()
    {
        KernelProgram program = Program("sum.cu", Sum);
        Assert.Equal(RealNvrtc.Compiler.Compile(program, "sm_80").Image, RealNvrtc.Compiler.Compile(program, "sm_80").Image);
    }

    [Fact]
    public void Ptx_is_text_that_a_driver_compiles_further()
    {
        byte[] ptx = RealNvrtc.Compiler.Compile(Program("sum.cu", Sum), "compute_80").Image;
        Assert.Equal(0, ptx[^1]);
        string text = System.Text.Encoding.UTF8.GetString(ptx);
        Assert.Contains(".target sm_80", text, StringComparison.Ordinal);
        Assert.Contains(".entry sum", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_products_and_sums_that_say_so_are_fused()
    {
        const string Text = """
            extern "C" __global__ void separate(float* y, float a, float b) { y[0] = y[0] * a + b; }
            """;
        string separate = Ptx(Text);
        string fused = Ptx(Text.Replace("y[0] * a + b", "fmaf(y[0], a, b)", StringComparison.Ordinal));
        Assert.Contains("mul", separate, StringComparison.Ordinal);
        Assert.DoesNotContain("fma", separate, StringComparison.Ordinal);
        Assert.Contains("fma.rn", fused, StringComparison.Ordinal);
    }

    [Fact]
    public void An_array_that_exceeds_the_registers_is_reported_as_spilled()
    {
        KernelResources kernel = Assert.Single(PtxasLog.Read(RealNvrtc.Compiler.Compile(Program("spilling.cu", Spilling), "sm_80").Log));
        Assert.True(kernel.Spills, kernel.ToString());
        Assert.True(kernel.Registers <= 64, "65,536 registers for 1024 threads");
    }

    [Fact]
    public void An_error_names_the_line_of_the_text_and_shows_it()
    {
        NvrtcCompiler compiler = RealNvrtc.Compiler;
        var error = Assert.Throws<KernelCompilationException>(() => compiler.Compile(Program("sum.cu", Sum.Replace("*y = part", "*z = part", StringComparison.Ordinal)), "sm_80"));
        Assert.Equal(("sum.cu", 11), (error.File, error.Line));
        Assert.Contains("11 |     *z = part + OTTT_ABI;", error.Message, StringComparison.Ordinal);
        Assert.Contains("identifier \"z\" is undefined", error.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_in_a_header_names_the_header()
    {
        NvrtcCompiler compiler = RealNvrtc.Compiler;
        KernelProgram program = Program("sum.cu", Sum) with { Headers = [new("twice.cuh", "\n__device__ float twice(float x) { return w; }\n")] };
        var error = Assert.Throws<KernelCompilationException>(() => compiler.Compile(program, "sm_80"));
        Assert.Equal(("twice.cuh", 2), (error.File, error.Line));
        Assert.Contains("return w;", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_assembler_finds_what_the_compiler_let_pass()
    {
        NvrtcCompiler compiler = RealNvrtc.Compiler;
        KernelProgram program = Program("asm.cu", "extern \"C\" __global__ void wrong() { asm volatile(\"mmma.sync;\"); }");
        var error = Assert.Throws<KernelCompilationException>(() => compiler.Compile(program, "sm_80"));
        Assert.Contains("mmma", error.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void The_device_headers_of_the_package_compile()
    {
        KernelHeader[] headers = [.. DeviceHeaders.All];
        Assert.SkipWhen(headers.Length == 0, "The package carries no device headers yet.");
        string text = string.Concat(headers.Select(header => $"#include \"{header.Name}\"\n")) + "extern \"C\" __global__ void nothing() {}\n";
        Assert.NotEmpty(RealNvrtc.Compiler.Compile(KernelOptions.Program("headers.cu", text), "sm_80").Image);
    }

    private static string Ptx(string text) => System.Text.Encoding.UTF8.GetString(RealNvrtc.Compiler.Compile(Program("text.cu", text), "compute_80").Image);

    private static KernelProgram Program(string name, string text) => new(name, text, [Twice], [.. KernelOptions.Always, PtxasLog.Option]);
}
