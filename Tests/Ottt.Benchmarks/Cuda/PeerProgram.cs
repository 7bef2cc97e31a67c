using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ottt.Benchmarks.Cuda;

/// <summary>PyTorch in a process of its own: <c>peers.py</c>, which is given requests and answers each with lines of JSON.</summary>
internal sealed class PeerProgram : IDisposable
{
    private const string Python = "python3";
    private const string Script = "peers.py";
    private const double SecondsToAnswer = 3;
    private const double SecondsOfFirstUse = 5;
    private const int VariantsInEagerMode = 6;

    private readonly Process? _process;
    private readonly TimeSpan _limit;
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly Queue<string> _lastErrors = new();

    /// <summary>Starts the program.</summary>
    /// <param name="limit">After how long nobody waits for it any more.</param>
    public PeerProgram(TimeSpan limit)
    {
        _limit = limit;
        var start = new ProcessStartInfo(Python, [Path.Combine(AppContext.BaseDirectory, Script)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        try
        {
            _process = Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Absent = $"{Python} is not here";
            return;
        }

        _process.ErrorDataReceived += (_, line) => Remember(line.Data);
        _process.BeginErrorReadLine();
    }

    /// <summary>Why there are no answers; null where there are.</summary>
    public string? Absent { get; private set; }

    /// <summary>The version of PyTorch; null before it is ready.</summary>
    public string? Version { get; private set; }

    private TimeSpan Left => _limit - Stopwatch.GetElapsedTime(_start);

    /// <summary>Waits until PyTorch is loaded and has opened the device, or has said why not.</summary>
    public void WaitUntilReady()
    {
        if (Absent is not null || Version is not null) return;
        JsonNode? answer = Next();
        if (answer is null) return;
        Version = answer["torch"]?.GetValue<string>();
        if (Version is null) Absent = answer["error"]?.GetValue<string>();
    }

    /// <summary>Measures the variants of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="rowsLeft">The rows from this one on, which share the time that is left.</param>
    public List<PeerMeasurement> Measure(CudaRow row, CudaPlan plan, int rowsLeft)
    {
        // The rows behind this one take at least what eager mode and our kernels do.
        double left = Left.TotalSeconds - SecondsToAnswer;
        double reserve = (rowsLeft - 1) * ((VariantsInEagerMode * plan.Seconds) + SecondsOfFirstUse);
        double limit = Math.Max(left - reserve, left / rowsLeft);
        var measurements = new List<PeerMeasurement>();
        foreach (JsonNode answer in Ask(PeerRequest.Of(row, plan, limit)))
        {
            if (PeerMeasurement.Read(answer) is { } measurement) measurements.Add(measurement);
            else if (answer["error"]?.GetValue<string>() is { } error) measurements.Add(new PeerMeasurement("all", null, null, error));
        }

        return measurements;
    }

    /// <summary>The largest rate of products, in operations per second, by the name of a precision; empty where it is unknown.</summary>
    public IReadOnlyDictionary<string, double> Peaks()
    {
        JsonNode? peaks = Ask(PeerRequest.Peaks).ToList().Find(answer => answer["peaks"] is not null)?["peaks"];
        return peaks is null ? new Dictionary<string, double>() : peaks.AsObject().ToDictionary(rate => rate.Key, rate => rate.Value!.GetValue<double>());
    }

    public void Dispose()
    {
        if (_process is null) return;
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private IEnumerable<JsonNode> Ask(string request)
    {
        if (Absent is not null) yield break;
        try
        {
            _process!.StandardInput.WriteLine(request);
            _process.StandardInput.Flush();
        }
        catch (IOException)
        {
            // It has died; there will be no answer either.
        }

        while (Next() is { } answer)
        {
            if (answer["done"] is not null) yield break;
            yield return answer;
        }
    }

    /// <summary>The next line; null, with a reason in <see cref="Absent"/>, where none comes.</summary>
    private JsonNode? Next()
    {
        using var deadline = new CancellationTokenSource(Left > TimeSpan.Zero ? Left : TimeSpan.Zero);
        try
        {
            string? line = _process!.StandardOutput.ReadLineAsync(deadline.Token).AsTask().GetAwaiter().GetResult();
            if (line is not null) return JsonNode.Parse(line);
            Absent = $"{Script} ended: {LastErrors()}";
        }
        catch (JsonException)
        {
            Absent = $"{Script} wrote something else than an answer";
        }
        catch (OperationCanceledException)
        {
            Absent = $"its {_limit.TotalSeconds:F0} s are over";
        }

        return null;
    }

    private void Remember(string? line)
    {
        if (string.IsNullOrWhiteSpace(line)) return;
        lock (_lastErrors)
        {
            _lastErrors.Enqueue(line.Trim());
            if (_lastErrors.Count > 3) _lastErrors.Dequeue();
        }
    }

    private string LastErrors()
    {
        lock (_lastErrors) return string.Join(" / ", _lastErrors);
    }
}
