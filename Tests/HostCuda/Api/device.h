// The state of the one device, its streams, and what every exported function begins with.
#pragma once
#include "../Device/executor.h"
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <pthread.h>

#define EXPORT extern "C" __attribute__((visibility("default")))
#define API EXPORT int

namespace ottt {

// CUresult, as far as it is used here.
enum Result
{
    Success = 0, InvalidValue = 1, OutOfMemory = 2, NotInitialized = 3, InvalidDevice = 101, InvalidImage = 200, InvalidContext = 201,
    NoBinaryForGpu = 209, InvalidPtx = 218, InvalidHandle = 400, IllegalState = 401, NotFound = 500, NotReady = 600, IllegalAddress = 700,
    LaunchOutOfResources = 701, CooperativeLaunchTooLarge = 720, HostMemoryAlreadyRegistered = 712, HostMemoryNotRegistered = 713, CaptureUnsupported = 900, CaptureInvalidated = 901, CaptureMerge = 902,
    CaptureUnmatched = 903, CaptureUnjoined = 904, CaptureIsolation = 905, CaptureImplicit = 906, CapturedEvent = 907
};

typedef std::function<int()> Work;

struct Graph
{
    std::vector<Work> nodes;
    bool broken = false, ended = false;
    int mode = 0;
    pthread_t owner{};
};

// Work is done as late as CUDA allows: when somebody synchronises. A synchronisation that is missing then shows every time.
struct Stream
{
    std::deque<Work> queue;
    uint64_t queued = 0, done = 0;
    bool blocking = true;
    std::shared_ptr<Graph> capture;
    bool origin = false;             // where the capture began
    uint64_t captured = 0, joined = 0; // work captured here, and how much of it the origin knows of
};

struct Event
{
    Stream *stream = nullptr;
    uint64_t ticket = 0;
    double when = -1;
    std::shared_ptr<Graph> capture;
};

struct Module { Image image; };
struct Function { Module *module; std::string name; const ottt_kernel_info *info; int max_dynamic = 48 << 10; };

struct Device
{
    std::recursive_mutex lock;
    Memory memory;
    Stream null_stream;
    std::set<void *> modules, events, graphs;
    std::set<Stream *> streams;
    std::map<std::pair<Module *, std::string>, Function *> functions;
    std::set<void *> function_handles;
    bool configured = false, initialised = false, eager = false;
    int sticky = 0; // after an error of a kernel every call returns it, as on a GPU
    int version = 12080; // of CUDA, as the driver tells it
    int shares = 0;      // of the primary context
    std::string report;
    uint64_t launches = 0;
    int64_t launches_to_fault = -1; // negative: none will fail
    double launch_seconds = 0;
};

Device &device();
double seconds();
bool is_checked();
const char *environment(const char *name, const char *otherwise);

int drain(Stream *s, uint64_t ticket = ~0ull);
int drain_all();
void forget_errors();
int submit(Stream *s, Work work);
Stream *stream_of(void *handle);
bool breaks_capture();
extern thread_local bool has_context;

} // namespace ottt

#define ENTER                                                                                                                  \
    Device &d = device();                                                                                                      \
    const std::lock_guard<std::recursive_mutex> hold(d.lock);                                                                  \
    if (!d.initialised) return NotInitialized;                                                                                 \
    if (d.sticky) return d.sticky
#define CONTEXT                                                                                                                \
    ENTER;                                                                                                                     \
    if (!has_context) return InvalidContext
// For calls that CUDA calls potentially unsafe: they end a capture that is under way.
#define NOT_WHILE_CAPTURING                                                                                                    \
    if (breaks_capture()) return CaptureUnsupported
#define DRAIN_ALL                                                                                                              \
    if (const int failure_ = drain_all()) return failure_
