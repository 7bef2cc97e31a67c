#include "device.h"

using namespace ottt;

static constexpr int largest_dynamic = 227 << 10;

API cuFuncGetAttribute(int *v, int attribute, void *f)
{
    CONTEXT;
    if (!d.function_handles.count(f)) return InvalidHandle;
    const Function &k = *static_cast<Function *>(f);
    const ottt_image &i = k.module->image.parts;
    switch (attribute)
    {
    case 0: *v = k.info->max_threads ? k.info->max_threads : 1024; break; // MAX_THREADS_PER_BLOCK
    case 1: *v = int(i.shared_end - i.shared_begin); break;               // SHARED_SIZE_BYTES, of the whole image
    case 4: *v = 32; break;                                               // NUM_REGS
    case 8: *v = k.max_dynamic; break;                                    // MAX_DYNAMIC_SHARED_SIZE_BYTES
    default: *v = 0; break;
    }
    return Success;
}
API cuFuncSetAttribute(void *f, int attribute, int v)
{
    CONTEXT;
    if (!d.function_handles.count(f)) return InvalidHandle;
    if (attribute != 8) return Success;
    if (v < 0 || v > largest_dynamic) return InvalidValue;
    return static_cast<Function *>(f)->max_dynamic = v, Success;
}
API cuOccupancyMaxActiveBlocksPerMultiprocessor(int *n, void *f, int threads, size_t)
{
    CONTEXT;
    return !d.function_handles.count(f) ? InvalidHandle : threads <= 0 ? InvalidValue : (*n = 2048 / threads, Success);
}

namespace {

// A launch as it waits in a stream: the arguments are copied when it is asked for, as CUDA does.
struct Waiting
{
    Function *function;
    uint3 grid, block;
    unsigned shared;
    std::vector<char> values;
    std::vector<void *> arguments;

    int run() const
    {
        Device &d = device();
        if (d.launches_to_fault >= 0 && d.launches_to_fault-- == 0) return IllegalAddress;
        for (int i = 0; i < function->info->count; i++)
            if (function->info->is_pointer[i] && !is_usable(i)) return IllegalAddress;
        Executor &e = executor();
        const double begin = seconds();
        const int result = e.run({function->name.c_str(), function->info, &function->module->image, grid, block, shared, const_cast<void **>(arguments.data())});
        d.launch_seconds += seconds() - begin, d.launches++;
        d.report += e.report, e.report.clear();
        return result;
    }
    // A pointer that is not null must point to memory of the device, also where the kernel never uses it.
    bool is_usable(int i) const
    {
        Device &d = device();
        uintptr_t p;
        memcpy(&p, arguments[size_t(i)], sizeof p);
        if (!p) return true;
        const Region *r = d.memory.find(p);
        if (r && r->live) return true;
        d.report += "bad argument: kernel " + function->name + ", parameter " + std::to_string(i) + (r ? " points to freed memory\n" : " is no device pointer\n");
        return false;
    }
};

} // namespace

API cuLaunchKernel(void *f, unsigned gx, unsigned gy, unsigned gz, unsigned bx, unsigned by, unsigned bz, unsigned shared, void *s, void **parameters, void **extra)
{
    CONTEXT;
    if (!d.function_handles.count(f)) return InvalidHandle;
    Function *k = static_cast<Function *>(f);
    const uint64_t threads = uint64_t(bx) * by * bz;
    if (!gx || !gy || !gz || !threads || bx > 1024 || by > 1024 || bz > 64 || threads > 1024) return InvalidValue;
    if (gx > 2147483647u || gy > 65535 || gz > 65535 || extra) return InvalidValue;
    const ottt_image &image = k->module->image.parts;
    if (int(shared) > k->max_dynamic || image.shared_end - image.shared_begin + long(shared) > largest_dynamic) return InvalidValue;
    if (k->info->max_threads && threads > uint64_t(k->info->max_threads)) return LaunchOutOfResources;
    auto w = std::make_shared<Waiting>(Waiting{k, {gx, gy, gz}, {bx, by, bz}, shared, {}, {}});
    size_t bytes = 0;
    for (int i = 0; i < k->info->count; i++) bytes += (k->info->sizes[i] + 15u) / 16 * 16;
    w->values.resize(bytes + 16);
    char *at = w->values.data();
    for (int i = 0; i < k->info->count; i++, at += (k->info->sizes[i - 1] + 15u) / 16 * 16)
    {
        if (!parameters || !parameters[i]) return InvalidValue;
        memcpy(at, parameters[i], k->info->sizes[i]);
        w->arguments.push_back(at);
    }
    return submit(stream_of(s), [w] { return w->run(); });
}

// Blocks run one after another here: a kernel that waits for all blocks of the grid ends at the watchdog.
API cuLaunchCooperativeKernel(void *f, unsigned gx, unsigned gy, unsigned gz, unsigned bx, unsigned by, unsigned bz, unsigned shared, void *s, void **parameters)
{
    if (uint64_t(gx) * gy * gz * bx * by * bz > 4 * 2048) return CooperativeLaunchTooLarge;
    return cuLaunchKernel(f, gx, gy, gz, bx, by, bz, shared, s, parameters, nullptr);
}
