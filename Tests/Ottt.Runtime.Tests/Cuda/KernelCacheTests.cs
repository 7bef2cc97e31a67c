using System.Runtime.Versioning;
using System.Text;
using Ottt.Cuda;
using Ottt.Testing;
using Xunit;

namespace Ottt.Runtime.Tests.Cuda;

/// <summary>Compiled kernels survive a run of the program; whatever is wrong with the folder costs a compilation and nothing else.</summary>
public sealed class KernelCacheTests : IDisposable
{
    private static readonly KernelProgram Program = new("net.cu", "text", [new("a.cuh", "header")], ["--std=c++17"]);

    private readonly TemporaryFolder _folder = new();
    private readonly CountingCompiler _compiler = new();
    private readonly List<string> _warnings = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_second_run_compiles_nothing()
    {
        string first = Compile(Program);
        Assert.Equal("text for sm_90", first);
        Assert.Equal(first, Compile(Program));
        Assert.Equal(1, _compiler.Count);
        Assert.Empty(_warnings);
    }

    [Fact]
    public void Whatever_the_image_depends_on_makes_another_entry()
    {
        KernelProgram[] others =
        [
            Program with { Text = "texts" }, Program with { Name = "other.cu" }, Program with { Options = ["--std=c++14"] }, Program with { Options = [] },
            Program with { Headers = [new("a.cuh", "headers")] }, Program with { Headers = [new("b.cuh", "header")] }, Program with { Headers = [] },
            // The same letters, cut in other places.
            Program with { Headers = [new("a.cuhh", "eader")] }, Program with { Name = "net.cut", Text = "ext" },
        ];
        string[] keys =
        [
            .. others.Append(Program).Select(program => KernelKey.Of(program, "sm_90", _compiler.Identity)),
            KernelKey.Of(Program, "sm_80", _compiler.Identity), KernelKey.Of(Program, "compute_90", _compiler.Identity), KernelKey.Of(Program, "sm_90", "counting 2"),
        ];
        Assert.Distinct(keys);
        Assert.All(keys, key => Assert.Equal(64, key.Length));
    }

    [Fact]
    public void A_key_is_the_same_in_every_run()
    {
        // Lists of the same content are the same program.
        KernelProgram again = new("net.cu", "text", [.. Program.Headers], [.. Program.Options]);
        Assert.Equal(KernelKey.Of(Program, "sm_90", "x"), KernelKey.Of(again, "sm_90", "x"));
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("longer")]
    [InlineData("bit")]
    [InlineData("magic")]
    [InlineData("empty")]
    public void A_damaged_file_is_compiled_again_and_replaced_with_one_warning(string damage)
    {
        Compile(Program);
        string file = Assert.Single(Files());
        byte[] content = File.ReadAllBytes(file);
        byte[] damaged = damage switch
        {
            "cut" => content[..^1],
            "longer" => [.. content, 0],
            "bit" => [.. content[..^1], (byte)(content[^1] ^ 1)],
            "magic" => [(byte)'o', .. content[1..]],
            _ => [],
        };
        File.WriteAllBytes(file, damaged);

        Assert.Equal("text for sm_90", Compile(Program));
        Assert.Equal(2, _compiler.Count);
        Assert.Contains(file, Assert.Single(_warnings), StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllBytes(file));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_means_no_cache_and_one_warning()
    {
        // Holds for every user, unlike permissions: a file stands where the folder should be.
        string blocked = Path.Combine(_folder.Write("blocked", []), "kernels");
        var cache = new KernelCache(blocked, _warnings.Add);
        for (int run = 1; run <= 2; run++)
        {
            Assert.Equal("text for sm_90", Encoding.UTF8.GetString(cache.GetOrCompile(_compiler, Program, "sm_90").Image));
            Assert.Equal(run, _compiler.Count);
        }
        Assert.Contains($"cannot be kept in {blocked}", Assert.Single(_warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_in_place_of_the_file_means_no_cache()
    {
        Compile(Program);
        string file = Assert.Single(Files());
        File.Delete(file);
        Directory.CreateDirectory(file);
        Assert.Equal("text for sm_90", Compile(Program));
        Assert.Empty(Files());
        Assert.Single(_warnings);
    }

    [Fact]
    public void No_folder_means_no_cache()
    {
        Compile(Program, null);
        Compile(Program, null);
        Assert.Equal(2, _compiler.Count);
    }

    [Fact]
    public void Many_writers_at_once_leave_one_whole_file()
    {
        const int Writers = 16;
        string[] images = new string[Writers];
        Parallel.For(0, Writers, new ParallelOptions { MaxDegreeOfParallelism = Writers }, writer => images[writer] = Compile(Program));
        Assert.All(images, image => Assert.Equal("text for sm_90", image));
        Assert.Equal("text for sm_90"u8, KernelFile.Decode(File.ReadAllBytes(Assert.Single(Files())))!);
        Assert.Empty(_warnings);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Only_its_user_may_write_the_folder()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows gives folders of the user to the user alone.");
        string folder = Path.Combine(_folder.Path, "made");
        Compile(Program, folder);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
    }

    [Theory]
    [InlineData("/chosen", "/cache", "/data", "/chosen")]
    [InlineData(null, "/cache", "/data", "/cache/ottt/kernels")]
    [InlineData(null, null, "/data", "/data/ottt/kernels")]
    [InlineData("", "relative", "/data", "/data/ottt/kernels")]
    [InlineData(null, null, "", null)]
    public void The_folder_is_that_of_the_variable_else_of_the_user(string? chosen, string? cache, string data, string? expected)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Paths are written as on Linux.");
        Assert.Equal(expected, KernelCacheFolder.Find(name => name == KernelCacheFolder.Variable ? chosen : cache, data));
    }

    private string[] Files() => Directory.GetFiles(_folder.Path);

    private string Compile(KernelProgram program) => Compile(program, _folder.Path);

    private string Compile(KernelProgram program, string? folder) =>
        Encoding.UTF8.GetString(new KernelCache(folder, _warnings.Add).GetOrCompile(_compiler, program, "sm_90").Image);
}
