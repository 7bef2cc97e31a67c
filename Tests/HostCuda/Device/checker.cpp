// The slow side of the checker: accesses that are not usual, and what to say about them.
#include "executor.h"
#include <cstdarg>
#include <cstdio>

namespace ottt {

void Executor::access(const void *pointer, int bytes, int flags, void *pc)
{
    if (--check.left <= 0) end_of_turn(pc);
    if (check.on) suspect(uintptr_t(pointer), bytes, flags, pc);
}

// Looks at the cells one by one; an access that is wrong but harmless to the process is reported and noted all the same.
template <Checker::Space space>
void Executor::judge(Cell *cells, const Region &r, uintptr_t p, int bytes, int flags, void *pc)
{
    const bool write = flags & OTTT_WRITE, atomic = flags & OTTT_ATOMIC;
    const char *verb = atomic ? "atomic" : write ? "write" : "read";
    const uint64_t scope = space == Checker::Shared ? check.block : check.launch;
    for (uintptr_t a = p & ~uintptr_t(3); a < p + size_t(bytes); a += 4, cells++)
    {
        uint64_t mask = 15;
        if (a < p) mask &= 15u << (p - a);
        if (a + 4 > p + size_t(bytes)) mask &= 15u >> (a + 4 - p - size_t(bytes));
        Cell &c = *cells;
        const auto visit = [&] {
            return atomic ? check.visit<space, true, true>(c, mask) : write ? check.visit<space, true, false>(c, mask) : check.visit<space, false, false>(c, mask);
        };
        if (visit()) continue;
        if (space == Checker::Shared && c.write < check.block) c.write = all_allocated;
        if ((!write || atomic) && (c.write & mask << written_shift) != mask << written_shift)
        {
            say(719, pc, "uninitialised read", "%s of %d bytes at offset %ld of %s #%d, never written", verb, bytes, long(p - r.begin), r.what, r.id);
            c.write |= mask << written_shift;
        }
        const uint64_t *other = check.conflict(c.write, scope, mask, atomic) ? &c.write : nullptr;
        if (write && !other)
            for (const uint64_t &read : c.read)
                if (check.conflict(read, scope, mask, atomic)) other = &read;
        if (other)
        {
            const char *did = other != &c.write ? "read" : *other & atomic_bit ? "updated (atomic)" : "wrote";
            say(719, pc, "data race", "%s of %d bytes at offset %ld of %s #%d; thread %u of %s block %s it with no barrier between", verb, bytes,
                long(p - r.begin), r.what, r.id, thread_of(*other), *other < check.block ? "another" : "this", did);
            c.write &= all_written, c.read[0] = c.read[1] = 0;
        }
        if (space == Checker::Shared && c.write < check.block) c.write |= check.block; // so that visit believes what was corrected here
        visit();
    }
}

void Executor::suspect(uintptr_t p, int bytes, int flags, void *pc)
{
    if (p - uintptr_t(stacks.begin) < Stacks::count * Stacks::bytes_each) return;
    const char *verb = flags & OTTT_ATOMIC ? "atomic" : flags & OTTT_WRITE ? "write" : "read";
    // The section of the image first: static shared memory lies inside it.
    const Region *r = nullptr;
    int space = -1;
    if (p >= check.shared[0].begin && p < check.shared[0].end) r = &check.shared[0], space = 0;
    else if (p >= launch.image->begin && p < launch.image->end) return; // constants and variables of the module
    else if (p + 64 >= check.shared[1].begin && p < check.shared[1].end + 64) r = &check.shared[1], space = 1;
    else r = memory->find(p);
    if (!r)
    {
        say(700, pc, "illegal address", "%s of %d bytes at 0x%lx, which is no device memory", verb, bytes, static_cast<unsigned long>(p));
        stop();
    }
    if (!r->live)
    {
        say(700, pc, "use after free", "%s of %d bytes in freed %s #%d", verb, bytes, r->what, r->id);
        stop();
    }
    if (p < r->begin || p + size_t(bytes) > r->end)
    {
        say(700, pc, "out of bounds", "%s of %d bytes at offset %ld of %s #%d, which has %zu bytes", verb, bytes, long(p - r->begin), r->what,
            r->id, size_t(r->end - r->begin));
        stop();
    }
    if (!(flags & OTTT_UNALIGNED) && bytes <= 16 && (bytes & (bytes - 1)) == 0 && p % size_t(bytes))
    {
        say(716, pc, "misaligned address", "%s of %d bytes at offset %ld of %s #%d", verb, bytes, long(p - r->begin), r->what, r->id);
        stop();
    }
    if (space >= 0) judge<Checker::Shared>(&check.shared_cells[space][(p - r->begin) / 4], *r, p, bytes, flags, pc);
    else if (p - memory->begin < Memory::arena_bytes) judge<Checker::Global>(&memory->cell(p), *r, p, bytes, flags, pc);
}

// What checked images call for an aligned access.
template <size_t bytes, bool write> void checked_access(const void *pointer, void *pc)
{
    Executor &e = executor();
    if (__builtin_expect(e.check.on && e.check.usual<bytes, write>(uintptr_t(pointer)), 1)) return;
    if (e.check.left <= 0) e.end_of_turn(pc);
    if (e.check.on) e.suspect(uintptr_t(pointer), int(bytes), write ? OTTT_WRITE : OTTT_READ, pc);
}

void Executor::say(int code, const void *pc, const char *kind, const char *format, ...)
{
    if (!error) error = code;
    if (reported.size() > 16 || !reported.emplace(kind, uintptr_t(pc)).second) return;
    char head[320], text[640];
    snprintf(head, sizeof head, "%s: kernel %s, block (%u,%u,%u), thread (%u,%u,%u): ", kind, launch.name, block.x, block.y, block.z, self->thread.x,
             self->thread.y, self->thread.z);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    report = report + head + text;
    if (pc) report += " at " + source_line(*launch.image, pc);
    report += "\n";
}

void Executor::say_deadlock()
{
    std::map<std::pair<int, State>, int> places;
    for (int i = 0; i < threads; i++)
        if (lanes[size_t(i)].state != Done) places[{lanes[size_t(i)].line, lanes[size_t(i)].state}]++, self = &lanes[size_t(i)];
    std::string text;
    for (auto &place : places)
        text += (text.empty() ? "" : "; ") + std::to_string(place.second) + " threads wait at the "
            + (place.first.second == AtBarrier ? "block barrier" : "warp collective") + " of line " + std::to_string(place.first.first);
    say(719, nullptr, "deadlock", "%s; %d of %d threads have ended", text.c_str(), threads - live, threads);
    abandon = true;
}

} // namespace ottt
