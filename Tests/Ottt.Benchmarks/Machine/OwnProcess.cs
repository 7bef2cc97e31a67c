using System.Diagnostics;
using System.Globalization;

namespace Ottt.Benchmarks.Machine;

/// <summary>Starts this program once more.</summary>
internal static class OwnProcess
{
    /// <summary>Starts a child with redirected input and output.</summary>
    /// <param name="threads">The threads that native libraries may use.</param>
    /// <param name="arguments">Its arguments.</param>
    public static Process Start(int threads, IEnumerable<string> arguments)
    {
        string program = Environment.ProcessPath!;
        var start = new ProcessStartInfo(program) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet") start.ArgumentList.Add(typeof(OwnProcess).Assembly.Location);
        foreach (string argument in arguments) start.ArgumentList.Add(argument);

        // Threads that spin while another contender has its turn would take its time.
        start.Environment["OMP_NUM_THREADS"] = threads.ToString(CultureInfo.InvariantCulture);
        start.Environment["OMP_WAIT_POLICY"] = "passive";
        return Process.Start(start)!;
    }

    /// <summary>Runs a child to its end.</summary>
    /// <returns>What it wrote.</returns>
    public static string Ask(int threads, params IEnumerable<string> arguments)
    {
        using Process child = Start(threads, arguments);
        child.StandardInput.Close();
        string answer = child.StandardOutput.ReadToEnd().Trim();
        child.WaitForExit();
        return answer;
    }
}
