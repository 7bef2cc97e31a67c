using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Ottt.Cpu;

/// <summary>
/// Threads that share the pieces of one job after another. Which thread runs which piece is left to chance; jobs are cut so that results do
/// not depend on it. A run allocates nothing.
/// </summary>
public sealed class WorkerPool
{
    // Jobs of a time step follow each other within microseconds; a thread that slept would come too late for them.
    private const int SpinsBeforeSleep = 2000;

    private static readonly ConcurrentDictionary<int, WorkerPool> Pools = new();

    [ThreadStatic]
    private static bool _isInsideRun;

    [ThreadStatic]
    private static int _currentThread;

    [ThreadStatic]
    private static WorkerPool? _idle;

    private readonly int _threads;
    private readonly object _caller = new();
    private readonly object _sleep = new();
    private Action<int>? _body;
    private ExceptionDispatchInfo? _failure;
    private int _pieces;
    private int _unclaimed;
    private int _finished;
    private int _sleepers;

    /// <summary>Makes a pool of its own, whose threads end with the process.</summary>
    /// <param name="threads">The threads, the caller's included.</param>
    internal WorkerPool(int threads)
    {
        _threads = threads;
        for (int worker = 1; worker < threads; worker++)
        {
            int thread = worker;
            new Thread(() => Work(thread)) { IsBackground = true, Name = $"Ottt worker {worker} of {threads - 1}" }.Start();
        }
    }

    /// <summary>
    /// The number of the thread within the run that calls its body, from 0 to the threads of the pool less 1. Bodies that run at the same time have
    /// different numbers, so each may use memory of its own.
    /// </summary>
    internal static int CurrentThread => _currentThread;

    /// <summary>The threads, the caller's included.</summary>
    internal int Threads => _threads;

    /// <summary>The pool whose other threads wait while the calling thread is at the only piece of a job, so that they may share an operation of it; or null.</summary>
    internal static WorkerPool? Idle => _idle;

    /// <summary>The pool of a number of threads, the caller's included; made at the first request and kept.</summary>
    /// <param name="threads">The threads, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is less than 1.</exception>
    public static WorkerPool Shared(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        if (Pools.TryGetValue(threads, out WorkerPool? pool)) return pool;
        lock (Pools) return Pools.GetOrAdd(threads, static count => new WorkerPool(count));
    }

    /// <summary>
    /// Runs a body for every piece and returns when all are done. A run inside a body, or while another thread uses the pool, is done by
    /// the calling thread alone.
    /// </summary>
    /// <param name="pieces">The pieces.</param>
    /// <param name="body">Gets the piece, from 0 to <paramref name="pieces"/> - 1. Pieces run at once and in any order.</param>
    /// <remarks>
    /// The first exception of a body is thrown here once all threads have left the job; pieces not yet begun are left out.
    /// </remarks>
    public void Run(int pieces, Action<int> body)
    {
        if (_threads == 1 || pieces <= 1 || _isInsideRun || !Monitor.TryEnter(_caller))
        {
            RunAlone(pieces, body);
            return;
        }

        _isInsideRun = true;
        _currentThread = 0;
        try
        {
            Offer(pieces, body);
            while (TryRunPiece())
            {
            }

            var wait = new SpinWait();
            while (Volatile.Read(ref _finished) != pieces) wait.SpinOnce(sleep1Threshold: -1);
            ExceptionDispatchInfo? failure = _failure;
            _body = null;
            _failure = null;
            failure?.Throw();
        }
        finally
        {
            _isInsideRun = false;
            Monitor.Exit(_caller);
        }
    }

    /// <summary>A run within a run has numbers of its own: it is alone in it.</summary>
    private void RunAlone(int pieces, Action<int> body)
    {
        int outer = _currentThread;
        WorkerPool? outerIdle = _idle;
        _currentThread = 0;
        _idle = pieces == 1 && _threads > 1 && !_isInsideRun ? this : null;
        try
        {
            for (int piece = 0; piece < pieces; piece++) body(piece);
        }
        finally
        {
            _currentThread = outer;
            _idle = outerIdle;
        }
    }

    private void Offer(int pieces, Action<int> body)
    {
        _body = body;
        _pieces = pieces;
        _finished = 0;

        // The fence orders this against the sleepers' counter: either they see the pieces, or they are seen here.
        Interlocked.Exchange(ref _unclaimed, pieces);
        if (Volatile.Read(ref _sleepers) == 0) return;
        lock (_sleep)
        {
            for (int wanted = Math.Min(pieces - 1, _sleepers); wanted > 0; wanted--) Monitor.Pulse(_sleep);
        }
    }

    private void Work(int thread)
    {
        _isInsideRun = true;
        _currentThread = thread;
        while (true)
        {
            for (int spin = 0; spin < SpinsBeforeSleep; spin++)
            {
                if (TryRunPiece()) spin = 0;
                else Thread.SpinWait(4);
            }

            Sleep();
        }
    }

    private void Sleep()
    {
        lock (_sleep)
        {
            Interlocked.Increment(ref _sleepers);
            while (Volatile.Read(ref _unclaimed) == 0) Monitor.Wait(_sleep);
            Interlocked.Decrement(ref _sleepers);
        }
    }

    // A claim succeeds only while a job has pieces left, and a job ends only when every claimed piece is finished; so what is read after
    // a claim belongs to the job that it was made in.
    private bool TryRunPiece()
    {
        int unclaimed = Volatile.Read(ref _unclaimed);
        while (unclaimed > 0)
        {
            int seen = Interlocked.CompareExchange(ref _unclaimed, unclaimed - 1, unclaimed);
            if (seen == unclaimed)
            {
                RunPiece(_pieces - unclaimed);
                return true;
            }

            unclaimed = seen;
        }

        return false;
    }

    private void RunPiece(int piece)
    {
        try
        {
            if (Volatile.Read(ref _failure) is null) _body!(piece);
        }
#pragma warning disable CA1031 // Whatever a body throws is thrown again at the caller.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
        }

        Interlocked.Increment(ref _finished);
    }
}
