// Bounds, alignment, initialisation and data races, decided from shadow memory and not from luck. The compiler calls in here
// for each load and store of a checked kernel, so that the usual case must cost a few nanoseconds: one shadow cell, a
// few comparisons. What looks suspicious goes to `suspect`, which may take its time.
#pragma once
#include "image.h"
#include "memory.h"
#include <vector>

namespace ottt {

struct Checker
{
    enum Space { Global, Shared };

    bool on = false;
    Memory *memory = nullptr;
    uintptr_t arena = 0, stacks = 0;
    Cell *cells = nullptr;
    // Two kinds of shared memory: static in the image, dynamic in a buffer.
    Region shared[2];
    std::vector<Cell> shared_cells[2];
    struct Fast { uintptr_t begin, bytes; Cell *cells; } fast[2] = {}; // the same, whole units of 16 bytes, for `usual`
    // Stamps, whose times order accesses.
    uint64_t time = 1, now = 0, launch = 0, block = 0, epoch = 0, warp = 0;
    // The watchdog counts down; at 0 another thread gets its turn.
    static constexpr int64_t turn = 1 << 16;
    int64_t left = turn;

    uint64_t tick() { return ++time << time_shift; }

    // Whether an earlier access is unordered with one by the thread that runs now. `scope`: from when on it counts at all.
    bool conflict(uint64_t earlier, uint64_t scope, uint64_t mask, bool atomic) const
    {
        if (earlier < scope || !(earlier >> bytes_shift & mask) || (atomic && (earlier & atomic_bit))) return false;
        if (earlier < block) return true;                           // another block of this launch
        if (earlier < epoch || !((earlier ^ now) & thread_bits)) return false;
        return warp_of(earlier) != warp_of(now) || earlier >= warp; // within a warp, __syncwarp orders too
    }

    // Notes an access to (some bytes of) one cell; false where it looks suspicious, and then nothing is noted.
    template <Space space, bool write, bool atomic> __attribute__((always_inline)) bool visit(Cell &c, uint64_t mask)
    {
        const uint64_t scope = space == Shared ? block : launch;
        const uint64_t unordered = space == Shared ? epoch : launch; // what is older needs no look at all
        uint64_t w = c.write;
        if (space == Shared && w < block) w = all_allocated;        // what another block left behind is gone
        const uint64_t needed = write && !atomic ? mask : mask << written_shift;
        if (__builtin_expect((w & needed) != needed, 0)) return false;
        if (w >= unordered && __builtin_expect(conflict(w, scope, mask, atomic), 0)) return false;
        if (write)
        {
            for (uint64_t r : c.read)
                if (r >= unordered && __builtin_expect(conflict(r, scope, mask, atomic), 0)) return false;
            c.write = now | (atomic ? atomic_bit : 0) | mask << bytes_shift | (w & all_written) | mask << written_shift;
            return true;
        }
        // A read that is ordered before this one need not be remembered, since what conflicts with it conflicts with this one.
        const uint64_t r = c.read[0];
        const bool replace = r < scope || (r >= block && (r < epoch || !((r ^ now) & thread_bits)));
        c.read[!replace] = now | mask << bytes_shift;
        return true;
    }
    template <Space space, bool write, bool atomic> bool visit_all(Cell *c, uintptr_t p, size_t bytes)
    {
        for (uintptr_t a = p & ~uintptr_t(3); a < p + bytes; a += 4, c++)
        {
            uint64_t mask = 15;
            if (a < p) mask &= 15u << (p - a);
            if (a + 4 > p + bytes) mask &= 15u >> (a + 4 - p - bytes);
            if (!visit<space, write, atomic>(*c, mask)) return false;
        }
        return true;
    }

    template <Space space, size_t bytes, bool write> __attribute__((always_inline)) bool visit_aligned(Cell *c, uintptr_t p)
    {
        if (bytes < 4) return visit<space, write, false>(*c, ((1u << bytes) - 1) << (p & 3));
        for (size_t i = 0; i < bytes / 4; i++)
            if (!visit<space, write, false>(c[i], 15)) return false;
        return true;
    }
    // The whole of a usual access; false: ask `suspect`.
    template <size_t bytes, bool write> __attribute__((always_inline)) bool usual(uintptr_t p)
    {
        if (__builtin_expect(--left <= 0 || (p & (bytes - 1)), 0)) return false;
        const uintptr_t offset = p - arena;
        if (__builtin_expect(offset < Memory::arena_bytes, 1)) return visit_aligned<Global, bytes, write>(cells + offset / 4, p);
        for (const Fast &s : fast)
            if (p - s.begin < s.bytes) return visit_aligned<Shared, bytes, write>(s.cells + (p - s.begin) / 4, p);
        return false;
    }
};

} // namespace ottt
