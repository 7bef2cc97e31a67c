#include "device.h"

using namespace ottt;

namespace {

bool is_pinned(const void *p)
{
    const Region *r = device().memory.find(uintptr_t(p));
    return r && r->live && r->pinned && uintptr_t(p) >= r->begin && uintptr_t(p) < r->end;
}
int fill(uint64_t to, uint32_t value, unsigned width, size_t count)
{
    Device &d = device();
    if (!d.memory.contains(to, count * width)) return InvalidValue;
    for (size_t i = 0; i < count; i++) memcpy(reinterpret_cast<char *>(to) + i * width, &value, width);
    return d.memory.mark_written(to, count * width), Success;
}
int copy_in(uint64_t to, const void *from, size_t n)
{
    Device &d = device();
    if (!d.memory.contains(to, n)) return InvalidValue;
    memcpy(reinterpret_cast<void *>(to), from, n);
    return d.memory.mark_written(to, n), Success;
}
int copy_out(void *to, uint64_t from, size_t n)
{
    if (!device().memory.contains(from, n)) return InvalidValue;
    return memcpy(to, reinterpret_cast<void *>(from), n), Success;
}
int copy_across(uint64_t to, uint64_t from, size_t n)
{
    Device &d = device();
    if (!d.memory.contains(to, n) || !d.memory.contains(from, n)) return InvalidValue;
    memmove(reinterpret_cast<void *>(to), reinterpret_cast<void *>(from), n);
    return d.memory.mark_written(to, n), Success;
}

} // namespace

API cuMemAlloc_v2(uint64_t *p, size_t n) { CONTEXT; NOT_WHILE_CAPTURING; return !n ? InvalidValue : (*p = d.memory.allocate(n)) ? Success : OutOfMemory; }
API cuMemFree_v2(uint64_t p)
{
    CONTEXT;
    NOT_WHILE_CAPTURING;
    if (!p) return Success;
    DRAIN_ALL;
    return d.memory.release(p) ? Success : InvalidValue;
}
API cuMemAllocAsync(uint64_t *p, size_t n, void *s)
{
    CONTEXT;
    Stream *stream = stream_of(s);
    if (!stream) return InvalidHandle;
    if (stream->capture) return stream->capture->broken = true, CaptureUnsupported; // memory nodes are not emulated
    return !n ? InvalidValue : (*p = d.memory.allocate(n)) ? Success : OutOfMemory;
}
API cuMemFreeAsync(uint64_t p, void *s)
{
    CONTEXT;
    Stream *stream = stream_of(s);
    if (stream && stream->capture) return stream->capture->broken = true, CaptureUnsupported;
    return submit(stream, [&d, p] { return d.memory.release(p) ? Success : InvalidValue; });
}
API cuDeviceGetDefaultMemPool(void **pool, int) { ENTER; return *pool = &d.memory, Success; }
API cuMemPoolSetAttribute(void *pool, int, void *) { ENTER; return pool == &d.memory ? Success : InvalidValue; }
API cuMemGetInfo_v2(size_t *available, size_t *total) { CONTEXT; return *total = d.memory.limit, *available = d.memory.limit - d.memory.used, Success; }

API cuMemHostAlloc(void **p, size_t n, unsigned)
{
    CONTEXT;
    NOT_WHILE_CAPTURING;
    const size_t limit = d.memory.limit, used = d.memory.used;
    d.memory.limit = ~size_t(0) / 2; // memory of the host is not memory of the device
    *p = reinterpret_cast<void *>(d.memory.allocate(n, true));
    d.memory.limit = limit, d.memory.used = used;
    return !n ? InvalidValue : *p ? Success : OutOfMemory;
}
API cuMemFreeHost(void *p)
{
    CONTEXT;
    NOT_WHILE_CAPTURING;
    DRAIN_ALL;
    const Region *r = d.memory.find(uintptr_t(p));
    if (!r || !r->live || !r->pinned || r->begin != uintptr_t(p)) return InvalidValue;
    d.memory.used += r->end - r->begin;
    return d.memory.release(uintptr_t(p)) ? Success : InvalidValue;
}
// Copies from and to registered memory are as lazy as those of pinned memory. Kernels cannot reach it.
API cuMemHostRegister_v2(void *p, size_t n, unsigned)
{
    CONTEXT;
    if (!p || !n) return InvalidValue;
    Region r;
    r.begin = uintptr_t(p), r.end = r.begin + n, r.pinned = true, r.what = "registered host memory";
    return d.memory.foreign.emplace(r.begin, r).second ? Success : HostMemoryAlreadyRegistered;
}
API cuMemHostUnregister(void *p) { CONTEXT; DRAIN_ALL; return d.memory.foreign.erase(uintptr_t(p)) ? Success : HostMemoryNotRegistered; }

API cuMemcpyHtoD_v2(uint64_t to, const void *from, size_t n) { CONTEXT; NOT_WHILE_CAPTURING; DRAIN_ALL; return copy_in(to, from, n); }
API cuMemcpyDtoH_v2(void *to, uint64_t from, size_t n) { CONTEXT; NOT_WHILE_CAPTURING; DRAIN_ALL; return copy_out(to, from, n); }
API cuMemcpyDtoD_v2(uint64_t to, uint64_t from, size_t n) { CONTEXT; NOT_WHILE_CAPTURING; DRAIN_ALL; return copy_across(to, from, n); }
API cuMemcpyHtoDAsync_v2(uint64_t to, const void *from, size_t n, void *s)
{
    CONTEXT;
    Stream *stream = stream_of(s);
    if (!stream) return InvalidHandle;
    if (!d.memory.contains(to, n)) return InvalidValue;
    if (is_pinned(from) || stream->capture) return submit(stream, [=] { return copy_in(to, from, n); });
    auto staged = std::make_shared<std::string>(static_cast<const char *>(from), n); // pageable memory is staged at once
    return submit(stream, [=] { return copy_in(to, staged->data(), n); });
}
API cuMemcpyDtoHAsync_v2(void *to, uint64_t from, size_t n, void *s)
{
    CONTEXT;
    Stream *stream = stream_of(s);
    if (!stream) return InvalidHandle;
    if (!d.memory.contains(from, n)) return InvalidValue;
    if (const int e = submit(stream, [=] { return copy_out(to, from, n); })) return e;
    return is_pinned(to) || stream->capture ? Success : drain(stream); // to pageable memory: returns when it is done
}
API cuMemcpyDtoDAsync_v2(uint64_t to, uint64_t from, size_t n, void *s)
{
    CONTEXT;
    if (!d.memory.contains(from, n) || !d.memory.contains(to, n)) return InvalidValue;
    return submit(stream_of(s), [=] { return copy_across(to, from, n); });
}
API cuMemsetD8_v2(uint64_t p, unsigned char v, size_t n) { CONTEXT; NOT_WHILE_CAPTURING; DRAIN_ALL; return fill(p, v, 1, n); }
API cuMemsetD32_v2(uint64_t p, unsigned v, size_t n) { CONTEXT; NOT_WHILE_CAPTURING; DRAIN_ALL; return fill(p, v, 4, n); }
API cuMemsetD8Async(uint64_t p, unsigned char v, size_t n, void *s)
{
    CONTEXT;
    if (!d.memory.contains(p, n)) return InvalidValue;
    return submit(stream_of(s), [=] { return fill(p, v, 1, n); });
}
API cuMemsetD32Async(uint64_t p, unsigned v, size_t n, void *s)
{
    CONTEXT;
    if (!d.memory.contains(p, n * 4)) return InvalidValue;
    return submit(stream_of(s), [=] { return fill(p, v, 4, n); });
}
