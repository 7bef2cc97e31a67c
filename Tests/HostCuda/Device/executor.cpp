#include "executor.h"

namespace ottt {

static Executor *running;

static void lane_main()
{
    Executor &e = *running;
    e.launch.kernel->invoke(e.launch.arguments);
    e.exit_lane();
    for (;;) ottt_switch(&e.self->sp, e.scheduler);
}

void Executor::stop()
{
    abandon = true;
    for (;;) ottt_switch(&self->sp, scheduler);
}

void Executor::make_ready(Lane &lane)
{
    lane.state = Ready;
    ready[(ready_first + ready_count++) % Stacks::count] = uint16_t(lane.index);
}

void Executor::yield() { ottt_switch(&self->sp, scheduler); }

void Executor::enter(Lane &lane)
{
    self = &lane;
    launch.image->parts.lane->thread = lane.thread;
    check.now = check.time << time_shift | uint64_t(lane.index) << thread_shift;
    check.warp = warps[size_t(lane.index) / 32].since;
}

void Executor::end_of_turn(void *pc)
{
    steps += Checker::turn - check.left;
    check.left = Checker::turn;
    if (steps > watchdog)
    {
        say(702, pc, "launch timeout", "%lld loads and stores, and no thread got on", static_cast<long long>(steps));
        stop();
    }
    make_ready(*self);
    yield();
}

void Executor::exit_lane()
{
    self->state = Done;
    live--;
    progress();
    Warp &w = warps[size_t(self->index) / 32];
    w.live &= ~(1u << self->index % 32);
    for (int i = 0; i < w.groups; i++)
        if (w.group[i].arrived == (w.group[i].mask & w.live))
        {
            complete(w, i, -1); // those who wait, wait for this lane alone
            break;
        }
    if (live > 0 && waiting == live) release_barrier();
}

int Executor::barrier(int kind, int predicate, int line)
{
    if (waiting == 0) barrier_kind = kind, barrier_line = line;
    else if (line != barrier_line || kind != barrier_kind)
    {
        say(719, nullptr, "divergent barrier", "waits at the __syncthreads of line %d while others wait at line %d", line, barrier_line);
        stop();
    }
    self->state = AtBarrier, self->line = line, self->predicate = predicate;
    if (++waiting == live) release_barrier();
    yield();
    return self->result;
}

void Executor::release_barrier()
{
    int count = 0;
    if (barrier_kind != OTTT_BARRIER)
        for (int i = 0; i < threads; i++) count += lanes[size_t(i)].state == AtBarrier && lanes[size_t(i)].predicate;
    const int result = barrier_kind == OTTT_BARRIER_COUNT ? count : barrier_kind == OTTT_BARRIER_AND ? count == waiting : count > 0;
    for (int i = 0; i < threads; i++)
        if (lanes[size_t(i)].state == AtBarrier) lanes[size_t(i)].result = result, make_ready(lanes[size_t(i)]);
    waiting = 0;
    check.epoch = check.tick();
    progress();
}

void Executor::run_block()
{
    const ottt_image &image = launch.image->parts;
    memset(image.shared_begin, 0xff, size_t(image.shared_end - image.shared_begin));
    memset(dynamic_storage.data(), 0xff, dynamic_storage.size());
    image.lane->block = block;
    check.block = check.epoch = check.tick();
    ready_first = ready_count = 0;
    live = threads, waiting = 0;
    progress();
    for (int i = 0; i < threads; i += 32)
    {
        Warp &w = warps[size_t(i) / 32];
        w.live = threads - i >= 32 ? ~0u : (1u << (threads - i)) - 1;
        w.since = check.block, w.groups = 0;
    }
    for (int i = 0; i < threads; i++)
    {
        Lane &l = lanes[size_t(i)];
        l.copies.clear(), l.groups.clear();
        l.sp = first_frame(stacks.top(size_t(i)), lane_main);
        make_ready(l);
    }
    while (live > 0)
    {
        if (ready_count == 0) return say_deadlock();
        if (seed && ready_count > 1)
        {
            random ^= random << 13, random ^= random >> 7, random ^= random << 17;
            std::swap(ready[ready_first], ready[(ready_first + random % uint64_t(ready_count)) % Stacks::count]);
        }
        Lane &next = lanes[ready[ready_first]];
        ready_first = (ready_first + 1) % int(Stacks::count), ready_count--;
        enter(next);
        ottt_switch(&scheduler, next.sp);
        if (abandon) return;
    }
}

int Executor::run(const Launch &l)
{
    launch = l, error = 0, abandon = false, running = this;
    random = seed * 0x9e3779b97f4a7c15ull + ++launches;
    reported.clear();
    threads = int(l.block.x * l.block.y * l.block.z);
    if (!stacks.prepare(size_t(threads))) return 2;
    ottt_image &image = l.image->parts;
    image.lane->block_dim = l.block, image.lane->grid_dim = l.grid;
    uint3 t = {};
    for (int i = 0; i < threads; i++)
    {
        lanes[size_t(i)].index = i, lanes[size_t(i)].thread = t;
        if (++t.x == l.block.x) t.x = 0, t.y++;
        if (t.y == l.block.y) t.y = 0, t.z++;
    }
    if (dynamic_storage.size() != l.dynamic_bytes + 256u) dynamic_storage.assign(l.dynamic_bytes + 256u, 0);
    check.on = memory->checked, check.memory = memory;
    check.arena = memory->begin, check.cells = memory->cells;
    check.launch = check.tick();
    check.shared[0].begin = uintptr_t(image.shared_begin) & ~uintptr_t(3), check.shared[0].end = uintptr_t(image.shared_end);
    check.shared[0].what = "static shared memory";
    check.shared[1].begin = (uintptr_t(dynamic_storage.data()) + 127) & ~uintptr_t(127);
    check.shared[1].end = check.shared[1].begin + l.dynamic_bytes;
    check.shared[1].what = "dynamic shared memory";
    for (int i = 0; i < 2 && check.on; i++)
    {
        const size_t bytes = check.shared[i].end - check.shared[i].begin;
        if (check.shared_cells[i].size() < bytes / 4 + 8) check.shared_cells[i].resize(bytes / 4 + 8);
        check.fast[i] = {check.shared[i].begin, bytes & ~size_t(15), check.shared_cells[i].data()};
    }
    const uint64_t blocks = uint64_t(l.grid.x) * l.grid.y * l.grid.z;
    uint64_t step = 1, start = 0;
    if (seed && blocks > 1)
    {   // another order: i -> start + i * step (mod blocks), where step has no factor in common with blocks
        start = random % blocks, step = (random >> 32) % blocks | 1;
        const auto gcd = [](uint64_t a, uint64_t b) { while (b) { const uint64_t r = a % b; a = b, b = r; } return a; };
        while (gcd(step, blocks) != 1) step++;
    }
    for (uint64_t i = 0; i < blocks && !abandon; i++)
    {
        const uint64_t b = (start + i * step) % blocks;
        block = {unsigned(b % l.grid.x), unsigned(b / l.grid.x % l.grid.y), unsigned(b / l.grid.x / l.grid.y)};
        run_block();
    }
    return error;
}

void Executor::copy_wait(int pending)
{
    Lane &me = *self;
    if (int(me.groups.size()) <= pending) return;
    const size_t done = me.groups.size() - size_t(pending), end = me.groups[done - 1];
    for (size_t i = 0; i < end; i++)
    {
        const Copy c = me.copies[i];
        const bool misaligned = (uintptr_t(c.to) | uintptr_t(c.source_bytes ? c.from : nullptr)) % uintptr_t(c.bytes);
        if (c.source_bytes < 0 || c.source_bytes > c.bytes || misaligned)
        {
            say(716, c.pc, "wrong asynchronous copy", "%d of %d bytes from %p to %p", c.source_bytes, c.bytes, c.from, c.to);
            stop();
        }
        if (check.on && c.source_bytes) suspect(uintptr_t(c.from), c.source_bytes, OTTT_READ | OTTT_UNALIGNED, c.pc);
        if (check.on) suspect(uintptr_t(c.to), c.bytes, OTTT_WRITE, c.pc);
        if (c.source_bytes) memcpy(c.to, c.from, size_t(c.source_bytes));
        memset(static_cast<char *>(c.to) + c.source_bytes, 0, size_t(c.bytes - c.source_bytes));
    }
    me.copies.erase(me.copies.begin(), me.copies.begin() + long(end));
    me.groups.erase(me.groups.begin(), me.groups.begin() + long(done));
    for (size_t &g : me.groups) g -= end;
}

} // namespace ottt
