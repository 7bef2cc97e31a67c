#include "device.h"
#include <chrono>
#include <cstdio>

namespace ottt {

thread_local bool has_context;

double seconds() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

const char *environment(const char *name, const char *otherwise)
{
    const char *v = getenv(name);
    return v && *v ? v : otherwise;
}

static int64_t number(const char *name, int64_t otherwise)
{
    const char *v = environment(name, nullptr);
    return v ? strtoll(v, nullptr, 10) : otherwise;
}

Device &device()
{
    static Device &d = *new Device;
    const std::lock_guard<std::recursive_mutex> hold(d.lock);
    if (d.configured) return d;
    d.configured = true;
    Executor &e = executor();
    e.memory = &d.memory;
    e.seed = uint64_t(number("OTTT_HOSTCUDA_SEED", 0));
    e.watchdog = number("OTTT_HOSTCUDA_WATCHDOG", e.watchdog);
    d.memory.limit = size_t(number("OTTT_HOSTCUDA_MEMORY", int64_t(d.memory.limit)));
    d.eager = number("OTTT_HOSTCUDA_EAGER", 0);
    if (number("OTTT_HOSTCUDA_CHECKED", 0)) d.memory.start_checking();
    return d;
}

bool is_checked()
{
    Device &d = device();
    const std::lock_guard<std::recursive_mutex> hold(d.lock);
    return d.memory.checked;
}

} // namespace ottt

using namespace ottt;

API cuInit(unsigned)
{
    Device &d = device();
    const std::lock_guard<std::recursive_mutex> hold(d.lock);
    if (!d.memory.open()) return OutOfMemory;
    return d.initialised = true, Success;
}
API cuDriverGetVersion(int *v) { return *v = device().version, Success; }
API cuDeviceGetCount(int *n) { ENTER; return *n = 1, Success; }
API cuDeviceGet(int *ordinal, int i) { ENTER; return i == 0 ? (*ordinal = 0, Success) : InvalidDevice; }
API cuDeviceGetName(char *name, int n, int) { ENTER; return snprintf(name, size_t(n), "host CPU"), Success; }
API cuDeviceGetUuid_v2(char *uuid, int) { ENTER; return memcpy(uuid, "ottt-host-cuda\0", 16), Success; }
API cuDeviceTotalMem_v2(size_t *n, int) { ENTER; return *n = d.memory.limit, Success; }

API cuDeviceGetAttribute(int *v, int attribute, int)
{
    ENTER;
    static const struct { int attribute, value; } known[] = {
        {1, 1024}, {2, 1024}, {3, 1024}, {4, 64},           // most threads of a block, and along x, y, z
        {5, 2147483647}, {6, 65535}, {7, 65535},            // most blocks along x, y, z
        {8, 48 << 10}, {81, 228 << 10}, {97, 227 << 10},    // shared memory of a block, of a multiprocessor, of a block that asks
        {10, 32}, {12, 65536}, {13, 1000000},               // lanes of a warp, registers of a block, clock in kHz
        {16, 4}, {39, 2048},                                // multiprocessors, and the most threads of one
        {41, 1}, {75, 9}, {76, 0},                          // unified addresses, compute capability
        {82, 65536}, {95, 1}, {106, 32}, {115, 1}};         // registers of a multiprocessor, cooperative launch, blocks of one, pools
    *v = 0;
    for (auto &k : known) if (k.attribute == attribute) *v = k.value;
    return Success;
}

API cuDevicePrimaryCtxRetain(void **c, int) { ENTER; return d.shares++, *c = &d, Success; }
// With its last share the context ends, and with the context its memory and the error that made it useless.
API cuDevicePrimaryCtxRelease_v2(int)
{
    Device &d = device();
    const std::lock_guard<std::recursive_mutex> hold(d.lock);
    if (!d.initialised) return NotInitialized;
    if (d.shares == 0) return InvalidContext;
    if (--d.shares > 0) return d.sticky;
    forget_errors();
    d.memory.end_context();
    return Success;
}
API cuCtxSetCurrent(void *c) { ENTER; return has_context = c != nullptr, Success; }
API cuCtxGetCurrent(void **c) { ENTER; return *c = has_context ? &d : nullptr, Success; }
API cuCtxSynchronize() { CONTEXT; NOT_WHILE_CAPTURING; return drain_all(); }
