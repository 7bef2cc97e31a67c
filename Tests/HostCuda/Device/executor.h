// Runs one kernel launch on the CPU: blocks one after another, the threads of a block as fibers of the calling OS thread.
// A fiber runs until it has to wait (block barrier, warp collective), has had a long turn, or ends. The seed decides who runs
// next, so that a kernel which relies on an order that it did not ask for gives different results for different seeds.
#pragma once
#include "checker.h"
#include "fiber.h"
#include <set>
#include <utility>

namespace ottt {

enum State : uint8_t { Ready, Done, AtBarrier, AtWarp };

struct Copy { void *to; const void *from; int bytes, source_bytes; void *pc; };

struct Lane
{
    uint3 thread{};
    int index = 0, line = 0, predicate = 0, result = 0;
    State state = Ready;
    void *sp = nullptr;
    std::vector<Copy> copies;        // of cp.async, oldest first
    std::vector<size_t> groups;      // the ends of the committed groups in it
};

struct Group // lanes on their way to one warp collective
{
    unsigned mask, arrived;
    ottt_warp_op op;
    int bytes, line, width;
    void *payload[32];
    int argument[32];
};

struct Warp
{
    unsigned live = 0;
    uint64_t since = 0;              // the stamp of its last __syncwarp
    int groups = 0;
    Group group[32];                 // masks are disjoint, so there are at most 32
};

struct Launch
{
    const char *name;
    const ottt_kernel_info *kernel;
    Image *image;
    uint3 grid, block;
    unsigned dynamic_bytes;
    void **arguments;
};

struct Executor
{
    Memory *memory = nullptr;
    Checker check;
    uint64_t seed = 0, random = 0;
    int64_t watchdog = int64_t(1) << 30; // loads, stores and pauses without anybody getting on
    // the launch
    Launch launch{};
    Stacks stacks;
    std::vector<Lane> lanes = std::vector<Lane>(Stacks::count);
    std::vector<Warp> warps = std::vector<Warp>(Stacks::count / 32);
    std::vector<char> dynamic_storage;
    int threads = 0;
    uint64_t launches = 0;
    // the block
    uint3 block{};
    uint16_t ready[Stacks::count] = {};
    int ready_first = 0, ready_count = 0, live = 0, waiting = 0, barrier_kind = 0, barrier_line = 0;
    int64_t steps = 0;
    Lane *self = nullptr;
    void *scheduler = nullptr;
    // the verdict
    int error = 0;                       // the CUresult of the first thing that went wrong
    bool abandon = false;
    std::string report;
    std::set<std::pair<std::string, uintptr_t>> reported;

    int run(const Launch &l);
    void run_block();
    void enter(Lane &lane);
    void make_ready(Lane &lane);
    void yield();
    void progress() { steps = 0, check.left = Checker::turn; }
    void end_of_turn(void *pc);
    void exit_lane();
    [[noreturn]] void stop();

    int barrier(int kind, int predicate, int line);
    void release_barrier();
    void warp(ottt_warp_op op, unsigned mask, void *payload, int bytes, int argument, int width, int line);
    void complete(Warp &warp, int slot, int except);
    void shuffle(const Group &g, int first);
    void copy_wait(int pending);

    void access(const void *p, int bytes, int flags, void *pc);
    void suspect(uintptr_t p, int bytes, int flags, void *pc);
    template <Checker::Space space> void judge(Cell *cells, const Region &r, uintptr_t p, int bytes, int flags, void *pc);

    void say(int code, const void *pc, const char *kind, const char *format, ...) __attribute__((format(printf, 5, 6)));
    void say_deadlock();
};

// One per copy of the library; a test that wants a device of its own loads a copy of the file. Never destroyed, since threads
// may still use it when the process ends; at a fixed address, so that the checker reaches it at no cost.
template <class T> union Immortal
{
    T value;
    Immortal() : value() {}
    ~Immortal() {}
};
inline Immortal<Executor> the_executor;
inline Executor &executor() { return the_executor.value; }

} // namespace ottt
