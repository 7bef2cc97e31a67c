// Warp collectives: all live lanes that the mask names must arrive with the same operation, at the same line. Then the last one
// computes for everybody.
#include "executor.h"
#include "tensor.h"

namespace ottt {

void Executor::warp(ottt_warp_op op, unsigned mask, void *payload, int bytes, int argument, int width, int line)
{
    Warp &w = warps[size_t(self->index) / 32];
    const int bit = self->index % 32;
    if (!(mask >> bit & 1))
    {
        say(719, nullptr, "lane not in its own mask", "line %d, mask 0x%08x", line, mask);
        stop();
    }
    if (op >= OTTT_LDMATRIX && w.live != ~0u)
    {
        say(719, nullptr, "tensor operation in a partial warp", "line %d, live lanes 0x%08x", line, w.live);
        stop();
    }
    int i = 0;
    while (i < w.groups && w.group[i].mask != mask) i++;
    Group &g = w.group[i];
    if (i == w.groups)
    {
        for (int k = 0; k < w.groups; k++)
            if (w.group[k].mask & mask)
            {
                say(719, nullptr, "warp masks overlap", "line %d names 0x%08x while lanes wait at line %d with 0x%08x", line, mask, w.group[k].line, w.group[k].mask);
                stop();
            }
        g.mask = mask, g.arrived = 0, g.op = op, g.bytes = bytes, g.line = line, g.width = width;
        w.groups++;
    }
    else if (g.op != op || g.line != line || g.bytes != bytes || g.width != width)
    {
        say(719, nullptr, "divergent warp collective", "calls that of line %d while lanes of its mask wait at line %d", line, g.line);
        stop();
    }
    g.arrived |= 1u << bit, g.payload[bit] = payload, g.argument[bit] = argument;
    if (g.arrived == (mask & w.live))
    {
        const bool go_on = seed == 0;
        complete(w, i, go_on ? bit : -1);
        if (go_on) return;
    }
    else self->state = AtWarp, self->line = line;
    yield();
}

template <class T> static T reduced(ottt_warp_op op, T a, T b)
{
    switch (op)
    {
    case OTTT_REDUCE_MIN: return a < b ? a : b;
    case OTTT_REDUCE_MAX: return a > b ? a : b;
    case OTTT_REDUCE_AND: return a & b;
    case OTTT_REDUCE_OR: return a | b;
    case OTTT_REDUCE_XOR: return a ^ b;
    default: return T(uint32_t(a) + uint32_t(b));
    }
}

static void reduce(const Group &g, bool is_signed)
{
    uint32_t sum = 0;
    bool first = true;
    for (int i = 0; i < 32; i++)
        if (g.arrived >> i & 1)
        {
            const uint32_t v = *static_cast<uint32_t *>(g.payload[i]);
            sum = first ? v : is_signed ? uint32_t(reduced(g.op, int32_t(sum), int32_t(v))) : reduced(g.op, sum, v);
            first = false;
        }
    for (int i = 0; i < 32; i++)
        if (g.arrived >> i & 1) *static_cast<uint32_t *>(g.payload[i]) = sum;
}

static void ballot(const Group &g)
{
    uint32_t bits = 0;
    for (int i = 0; i < 32; i++)
        if ((g.arrived >> i & 1) && *static_cast<uint32_t *>(g.payload[i])) bits |= 1u << i;
    for (int i = 0; i < 32; i++)
        if (g.arrived >> i & 1) *static_cast<uint32_t *>(g.payload[i]) = bits;
}

void Executor::shuffle(const Group &g, int first)
{
    char values[32][8];
    for (int i = 0; i < 32; i++)
        if (g.arrived >> i & 1) memcpy(values[i], g.payload[i], size_t(g.bytes));
    for (int i = 0; i < 32; i++)
    {
        if (!(g.arrived >> i & 1)) continue;
        const int base = i & ~(g.width - 1), last = base + g.width - 1, a = g.argument[i];
        int from = g.op == OTTT_SHFL ? base + (a & (g.width - 1)) : g.op == OTTT_SHFL_UP ? i - a : g.op == OTTT_SHFL_DOWN ? i + a : i ^ a;
        if (from > last || (g.op == OTTT_SHFL_UP && from < base)) from = i;
        if (g.arrived >> from & 1) memcpy(g.payload[i], values[from], size_t(g.bytes));
        else
        {
            self = &lanes[size_t(first + i)];
            say(719, nullptr, "shuffle from an absent lane", "line %d reads lane %d, which takes no part", g.line, from);
            memset(g.payload[i], 0xff, size_t(g.bytes));
        }
    }
}

// Computes for all, and makes them ready, save one who goes on at once.
void Executor::complete(Warp &w, int slot, int except)
{
    Lane *const caller = self;
    const Group g = w.group[slot];
    if (slot != --w.groups) w.group[slot] = w.group[w.groups];
    const int first = int(&w - warps.data()) * 32;
    switch (g.op)
    {
    case OTTT_SYNCWARP:
        // A partial mask orders the whole warp here: a race within it may be missed, but none is invented.
        w.since = check.tick();
        break;
    case OTTT_BALLOT: ballot(g); break;
    case OTTT_SHFL: case OTTT_SHFL_UP: case OTTT_SHFL_DOWN: case OTTT_SHFL_XOR: shuffle(g, first); break;
    case OTTT_LDMATRIX: load_matrices(g); break;
    case OTTT_MMA_TF32: multiply_matrices<8>(g); break;
    case OTTT_MMA_BF16: multiply_matrices<16>(g); break;
    default: reduce(g, g.argument[first_lane(g.arrived)] != 0); break;
    }
    self = caller;
    progress();
    for (int i = 0; i < 32; i++)
        if ((g.arrived >> i & 1) && i != except) make_ready(lanes[size_t(first + i)]);
    if (except >= 0) enter(*caller);
}

} // namespace ottt
