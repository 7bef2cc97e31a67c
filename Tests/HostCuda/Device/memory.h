// Device memory and pinned host memory. All of it lies in one range of addresses, so that the shadow of an address is found
// by one subtraction. Freed memory is reused as late as possible: a late use of it is then seen as such.
#pragma once
#include "shadow.h"
#include <cstring>
#include <map>

namespace ottt {

struct Region
{
    uintptr_t begin = 0, end = 0;
    int id = 0;
    bool pinned = false, live = true;
    const char *what = "device memory";
};

struct Memory
{
    static constexpr size_t redzone = 256, arena_bytes = size_t(8) << 30;

    uintptr_t begin = 0, cursor = 0;
    Cell *cells = nullptr;
    std::map<uintptr_t, Region> live, freed, foreign; // by begin; foreign: registered host memory, variables of modules
    size_t used = 0, limit = size_t(2) << 30;
    int next_id = 1;
    bool checked = false;

    static size_t rounded(size_t bytes) { return (bytes + 255) / 256 * 256; }

    bool open()
    {
        if (begin) return true;
        char *memory = reserve(arena_bytes);
        char *shadow = reserve(arena_bytes / 4 * sizeof(Cell));
        if (!memory || !shadow) return false;
        begin = cursor = uintptr_t(memory);
        cells = reinterpret_cast<Cell *>(shadow);
        return true;
    }

    // The first gap behind the youngest region, from the beginning again where the end is reached; 0 where there is none.
    uintptr_t place(size_t size)
    {
        for (int pass = 0; pass < 2; pass++, cursor = begin)
            for (uintptr_t at = cursor + redzone; at + size + redzone <= begin + arena_bytes;)
            {
                auto next = live.lower_bound(at - redzone);
                if (next == live.end() || at + size + redzone <= next->first) return at;
                at = begin + rounded(next->second.end - begin) + redzone;
            }
        return 0;
    }

    uintptr_t allocate(size_t bytes, bool pinned = false)
    {
        if (bytes == 0 || bytes > limit || used + bytes > limit || !open()) return 0;
        const size_t size = rounded(bytes);
        const uintptr_t at = place(size);
        if (!at) return 0;
        while (true)
        {
            auto old = freed.upper_bound(at + size);
            if (old == freed.begin() || (--old)->second.end <= at) break;
            freed.erase(old);
        }
        cursor = at + size;
        used += bytes;
        memset(reinterpret_cast<void *>(at), 0xff, size); // NaN as float, -1 as int: never a quiet zero
        Region r;
        r.begin = at, r.end = at + bytes, r.id = next_id++, r.pinned = pinned;
        if (pinned) r.what = "pinned host memory";
        live[at] = r;
        if (checked) mark(r, pinned ? all_written : all_allocated);
        return at;
    }

    bool release(uintptr_t p)
    {
        auto it = live.find(p);
        if (it == live.end()) return false;
        Region r = it->second;
        live.erase(it);
        used -= r.end - r.begin;
        if (checked) memset(&cell(r.begin), 0, (r.end - r.begin + 3) / 4 * sizeof(Cell));
        const uintptr_t first = (r.begin + 4095) & ~uintptr_t(4095), last = r.end & ~uintptr_t(4095);
        if (last > first) madvise(reinterpret_cast<void *>(first), last - first, MADV_DONTNEED);
        r.live = false;
        freed[p] = r;
        return true;
    }

    void end_context()
    {
        while (!live.empty()) release(live.begin()->first);
        used = 0;
    }

    Cell &cell(uintptr_t p) { return cells[(p - begin) / 4]; }
    void mark(const Region &r, uint64_t state)
    {
        const uintptr_t whole = r.begin + (r.end - r.begin) / 4 * 4;
        for (uintptr_t a = r.begin; a < whole; a += 4) cell(a) = {state, {0, 0}};
        if (r.end > whole) cell(whole) = {state & ((1u << (r.end - whole)) - 1) * 0x11u, {0, 0}};
    }
    void mark_written(uintptr_t p, size_t bytes)
    {
        if (!checked || p - begin >= arena_bytes) return;
        for (uintptr_t a = p & ~uintptr_t(3); a < p + bytes; a += 4)
        {
            uint64_t mask = 15;
            if (a < p) mask &= 15u << (p - a);
            if (a + 4 > p + bytes) mask &= 15u >> (a + 4 - p - bytes);
            cell(a).write |= mask << written_shift;
        }
    }
    // The checker starts to look: what exists already counts as written.
    void start_checking()
    {
        if (checked) return;
        checked = true;
        for (auto &r : live) mark(r.second, all_written);
    }

    static Region *containing(std::map<uintptr_t, Region> &regions, uintptr_t p, size_t around)
    {
        auto it = regions.upper_bound(p + around);
        if (it == regions.begin()) return nullptr;
        Region &r = (--it)->second;
        return p + around >= r.begin && p < r.end + around ? &r : nullptr;
    }
    // The region at p, else the freed one at p, else the one that p narrowly misses.
    Region *find(uintptr_t p)
    {
        for (size_t around : {size_t(0), redzone})
            for (auto *regions : {&live, &foreign, &freed})
                if (Region *r = containing(*regions, p, around)) return r;
        return nullptr;
    }
    bool contains(uintptr_t p, size_t bytes)
    {
        Region *r = find(p);
        return r && r->live && p >= r->begin && p + bytes <= r->end;
    }
};

} // namespace ottt
