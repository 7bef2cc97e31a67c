using System.Diagnostics;
using System.Globalization;
using Ottt.Benchmarks.Commands;
using Ottt.Benchmarks.Contenders;
using Ottt.Benchmarks.Layers;
using Ottt.Benchmarks.Machine;

namespace Ottt.Benchmarks.Comparison;

/// <summary>A contender in a process of its own, seen from outside.</summary>
internal sealed class ContenderProcess : IDisposable
{
    private readonly Process _process;
    private readonly List<double> _milliseconds = [];

    /// <summary>Starts the process and waits until the contender is made.</summary>
    public ContenderProcess(string name, Workload workload)
    {
        Name = name;
        _process = OwnProcess.Start(workload.Threads, ContenderCommand.Arguments(name, workload));
        IsAlive = _process.StandardOutput.ReadLine() == ContenderHost.Ready;
    }

    public string Name { get; }

    /// <summary>Whether it answered last time it was asked.</summary>
    public bool IsAlive { get; private set; }

    /// <summary>The peak memory at the end of its last turn.</summary>
    public long PeakBytes { get; private set; }

    /// <summary>The median of all batches since the warm-up.</summary>
    public double? MedianMilliseconds => IsAlive && _milliseconds.Count > 0 ? Median.Of(_milliseconds) : null;

    /// <summary>Lets it train.</summary>
    /// <param name="isCounted">Whether the warm-up is over.</param>
    public void TakeTurn(bool isCounted)
    {
        if (!IsAlive) return;
        try
        {
            _process.StandardInput.WriteLine(ContenderHost.Turn);
            _process.StandardInput.Flush();
        }
        catch (IOException)
        {
            // It has died; there will be no answer either.
        }

        string? answer = _process.StandardOutput.ReadLine();
        IsAlive = answer is not null;
        if (answer is null) return;
        string[] numbers = answer.Split(' ');
        PeakBytes = long.Parse(numbers[0], CultureInfo.InvariantCulture);
        if (isCounted) _milliseconds.AddRange(numbers[1..].Select(number => double.Parse(number, CultureInfo.InvariantCulture)));
    }

    /// <summary>Ends the process.</summary>
    public void Dispose()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has died already.
        }

        _process.WaitForExit();
        _process.Dispose();
    }
}
