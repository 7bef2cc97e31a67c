using Ottt.Cpu;
using Ottt.Testing;
using Xunit;

namespace Ottt.Runtime.Tests.Cpu;

public class WorkerPoolTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Every_piece_runs_once(int threads)
    {
        for (int pieces = 0; pieces < 200; pieces++)
        {
            int[] runs = new int[pieces];
            new WorkerPool(threads).Run(pieces, piece => Interlocked.Increment(ref runs[piece]));
            Assert.All(runs, count => Assert.Equal(1, count));
        }
    }

    [Fact]
    public void Pools_are_shared_by_number_of_threads()
    {
        Assert.Same(WorkerPool.Shared(2), WorkerPool.Shared(2));
        Assert.NotSame(WorkerPool.Shared(2), WorkerPool.Shared(3));
        Assert.Throws<ArgumentOutOfRangeException>(() => WorkerPool.Shared(0));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void An_exception_of_a_body_reaches_the_caller_and_the_pool_goes_on(int threads)
    {
        WorkerPool pool = new WorkerPool(threads);

        InvalidOperationException thrown = Assert.Throws<InvalidOperationException>(
            () => pool.Run(50, piece => throw new InvalidOperationException($"piece {piece}")));

        Assert.StartsWith("piece ", thrown.Message, StringComparison.Ordinal);
        int finished = 0;
        pool.Run(50, _ => Interlocked.Increment(ref finished));
        Assert.Equal(50, finished);
    }

    [Fact]
    public void A_run_inside_a_body_is_done_there()
    {
        WorkerPool pool = new WorkerPool(3);
        int[] runs = new int[20 * 30];

        pool.Run(20, outer =>
        {
            int thread = Environment.CurrentManagedThreadId;
            pool.Run(30, inner =>
            {
                Assert.Equal(thread, Environment.CurrentManagedThreadId);
                Interlocked.Increment(ref runs[(outer * 30) + inner]);
            });
        });

        Assert.All(runs, count => Assert.Equal(1, count));
    }

    [Fact]
    public void Threads_may_use_a_pool_at_once()
    {
        WorkerPool pool = new WorkerPool(2);
        long sum = 0;
        Thread[] callers = [.. Enumerable.Range(0, 4).Select(_ => new Thread(() =>
        {
            for (int run = 0; run < 500; run++) pool.Run(7, piece => Interlocked.Add(ref sum, piece));
        }))];
        foreach (Thread caller in callers) caller.Start();
        foreach (Thread caller in callers) caller.Join();

        Assert.Equal(4 * 500 * 21, sum);
    }

    [Fact]
    public void Sleeping_workers_are_woken()
    {
        WorkerPool pool = new WorkerPool(2);
        using var met = new Barrier(2);
        for (int run = 0; run < 3; run++)
        {
            // Long enough for the worker to fall asleep; were it not woken, the barrier would never be reached by two threads.
            Thread.Sleep(20);
            pool.Run(2, _ => Assert.True(met.SignalAndWait(TimeSpan.FromMinutes(2))));
        }
    }

    [Fact]
    public void A_run_allocates_nothing()
    {
        WorkerPool pool = new WorkerPool(2);
        int[] runs = new int[8];
        int expected = 0;
        Action<int> body = piece => runs[piece]++;

        Assert.Equal(0, Allocation.FewestBytes(() =>
        {
            for (int run = 0; run < 100; run++, expected++) pool.Run(8, body);
        }));
        Assert.All(runs, count => Assert.Equal(expected, count));
    }
}
