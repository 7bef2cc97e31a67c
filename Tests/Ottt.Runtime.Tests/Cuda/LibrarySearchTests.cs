using Ottt.Cuda;
using Ottt.Testing;
using Xunit;

namespace Ottt.Runtime.Tests.Cuda;

/// <summary>Where the driver and NVRTC are looked for, on both systems, whatever system the test runs on.</summary>
public sealed class LibrarySearchTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_library_that_the_user_names_stands_alone(bool isWindows)
    {
        LibrarySearch search = Search(isWindows, ("OTTT_CUDA_DRIVER", "/my/driver"), ("OTTT_NVRTC", "/my/nvrtc"), ("CUDA_PATH", _folder.Path));
        Assert.Equal(["/my/driver"], search.Drivers());
        Assert.Equal(["/my/nvrtc"], search.Compilers(12));
    }

    [Fact]
    public void An_empty_variable_names_nothing()
    {
        LibrarySearch search = Search(false, ("OTTT_CUDA_DRIVER", ""), ("OTTT_NVRTC", ""));
        Assert.Equal("libcuda.so.1", search.Drivers()[0]);
        Assert.True(search.Compilers(12).Count > 1);
    }

    [Fact]
    public void The_stub_for_linkers_is_never_taken_for_the_driver()
    {
        Assert.DoesNotContain(Search(false).Drivers(), path => path.EndsWith("libcuda.so", StringComparison.Ordinal));
        Assert.Equal(["nvcuda.dll"], Search(true).Drivers());
    }

    [Theory]
    [InlineData(11, "libnvrtc.so.11.2", "libnvrtc.so.12", "libnvrtc.so.13")]
    [InlineData(12, "libnvrtc.so.12", "libnvrtc.so.11.2", "libnvrtc.so.13")]
    [InlineData(13, "libnvrtc.so.13", "libnvrtc.so.12", "libnvrtc.so.11.2")]
    [InlineData(14, "libnvrtc.so.13", "libnvrtc.so.12", "libnvrtc.so.11.2")]
    public void An_nvrtc_that_is_not_newer_than_the_driver_comes_first(int driverMajor, params string[] expected)
    {
        IReadOnlyList<string> candidates = Search(false).Compilers(driverMajor);
        Assert.Equal(expected, candidates.Where(candidate => Path.GetDirectoryName(candidate) is ""));
        Assert.Equal(expected, candidates.Select(Path.GetFileName).Distinct());
    }

    [Fact]
    public void The_loader_is_asked_before_the_toolkit_and_the_toolkit_before_packages_of_python()
    {
        string environment = Path.Combine(_folder.Path, "env");
        string packages = Path.Combine(environment, "lib", "python3.12", "site-packages", "nvidia");
        Directory.CreateDirectory(packages);
        string[] candidates = [.. Search(false, ("CUDA_HOME", "/opt/cuda"), ("VIRTUAL_ENV", environment)).Compilers(12).TakeWhile(path => path.EndsWith(".12", StringComparison.Ordinal))];
        Assert.Equal(
            ["libnvrtc.so.12", "/opt/cuda/lib64/libnvrtc.so.12", "/usr/local/cuda/lib64/libnvrtc.so.12", Path.Combine(packages, "cu13/lib/libnvrtc.so.12"), Path.Combine(packages, "cuda_nvrtc/lib/libnvrtc.so.12")],
            candidates);
    }

    [Fact]
    public void Packages_of_the_users_own_python_are_found()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, ".local", "lib", "python3.11"));
        Assert.Contains(
            Path.Combine(_folder.Path, ".local/lib/python3.11/site-packages/nvidia/cu13/lib/libnvrtc.so.13"), Search(false, ("HOME", _folder.Path)).Compilers(13));
    }

    [Fact]
    public void Windows_has_its_own_names_and_folders()
    {
        string[] candidates = [.. Search(true, ("CUDA_PATH", "toolkit"), ("CONDA_PREFIX", "conda")).Compilers(13).TakeWhile(path => path.EndsWith("nvrtc64_130_0.dll", StringComparison.Ordinal))];
        Assert.Equal(
            ["nvrtc64_130_0.dll", .. new[]
            {
                Path.Combine("toolkit", "bin"), Path.Combine("toolkit", "bin", "x64"), Path.Combine("conda", "Library", "bin"),
                Path.Combine("conda", "Lib", "site-packages", "nvidia", "cu13", "bin", "x86_64"), Path.Combine("conda", "Lib", "site-packages", "nvidia", "cuda_nvrtc", "bin"),
            }.Select(folder => Path.Combine(folder, "nvrtc64_130_0.dll"))],
            candidates);
    }

    [Fact]
    public void A_missing_library_is_told_in_one_line_with_all_candidates()
    {
        string[] candidates = [Path.Combine(_folder.Path, "one.so"), Path.Combine(_folder.Path, "two.so")];
        foreach (string kind in new[] { "driver", "nvrtc" })
        {
            var missing = Assert.Throws<CudaUnavailableException>(() => CudaLibraries.First(candidates, kind));
            Assert.Equal(candidates, missing.Candidates);
            Assert.Contains("one.so and 1 other places", missing.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', missing.Message);
        }
    }

    [Fact]
    public void A_file_that_is_no_library_is_passed_over()
    {
        string noLibrary = _folder.Write("libnvrtc.so.12", [1, 2, 3]);
        _folder.Write("libnvrtc-builtins.so.12.4", [1, 2, 3]);
        Assert.Equal([noLibrary], Assert.Throws<CudaUnavailableException>(() => CudaLibraries.LoadNvrtc(noLibrary)).Candidates);
    }

    private static LibrarySearch Search(bool isWindows, params (string Name, string Value)[] variables) =>
        new(name => variables.FirstOrDefault(variable => variable.Name == name).Value, isWindows);
}
