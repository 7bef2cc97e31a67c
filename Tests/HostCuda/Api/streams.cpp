#include "device.h"

namespace ottt {

int drain(Stream *s, uint64_t ticket)
{
    Device &d = device();
    while (!s->queue.empty() && s->done < ticket)
    {
        const Work work = std::move(s->queue.front());
        s->queue.pop_front();
        int e = d.sticky ? d.sticky : work();
        if (e == InvalidValue) e = IllegalAddress; // memory that was there when the work was queued is gone
        s->done++;
        if (e) d.sticky = e;
    }
    return d.sticky;
}

int drain_all()
{
    Device &d = device();
    for (Stream *s : d.streams) drain(s);
    return drain(&d.null_stream);
}

// And the work that waits.
void forget_errors()
{
    Device &d = device();
    d.sticky = 0;
    const auto empty = [](Stream &s) { s.queue.clear(), s.done = s.queued, s.capture = nullptr, s.origin = false; };
    for (Stream *s : d.streams) empty(*s);
    empty(d.null_stream);
}

Stream *stream_of(void *handle)
{
    Device &d = device();
    if (uintptr_t(handle) <= 2) return &d.null_stream; // also CU_STREAM_LEGACY and CU_STREAM_PER_THREAD
    Stream *s = static_cast<Stream *>(handle);
    return d.streams.count(s) ? s : nullptr;
}

int submit(Stream *s, Work work)
{
    Device &d = device();
    if (!s) return InvalidHandle;
    if (s->capture)
    {
        if (s->capture->broken) return CaptureInvalidated;
        return s->capture->nodes.push_back(std::move(work)), s->captured++, Success;
    }
    // The null stream waits for the blocking ones, and they for it.
    if (s == &d.null_stream)
        for (Stream *other : d.streams)
        {
            if (!other->blocking) continue;
            if (other->capture) return other->capture->broken = true, CaptureImplicit;
            drain(other);
        }
    else if (s->blocking) drain(&d.null_stream);
    s->queue.push_back(std::move(work));
    s->queued++;
    return d.eager ? drain(s) : d.sticky;
}

// Global captures forbid unsafe calls to every thread, thread-local ones to their own, relaxed ones to none.
bool breaks_capture()
{
    bool any = false;
    for (Stream *s : device().streams)
        if (s->capture && (s->capture->mode == 0 || (s->capture->mode == 1 && pthread_equal(s->capture->owner, pthread_self())))) s->capture->broken = any = true;
    return any;
}

} // namespace ottt

using namespace ottt;

API cuStreamCreate(void **s, unsigned flags)
{
    CONTEXT;
    Stream *n = new Stream;
    n->blocking = !(flags & 1);
    d.streams.insert(n);
    return *s = n, Success;
}
API cuStreamDestroy_v2(void *s)
{
    CONTEXT;
    Stream *n = stream_of(s);
    if (!n || n == &d.null_stream) return InvalidHandle;
    const int e = drain(n);
    if (n->capture) n->capture->broken = true;
    d.streams.erase(n);
    for (void *event : d.events)
        if (static_cast<Event *>(event)->stream == n) static_cast<Event *>(event)->stream = nullptr;
    delete n;
    return e;
}
API cuStreamSynchronize(void *s)
{
    CONTEXT;
    Stream *n = stream_of(s);
    if (!n) return InvalidHandle;
    if (n->capture) return n->capture->broken = true, CaptureUnsupported;
    return n == &d.null_stream ? drain_all() : drain(n);
}
// One piece of work gets done at each question, so that a loop of questions ends.
API cuStreamQuery(void *s)
{
    CONTEXT;
    Stream *n = stream_of(s);
    if (!n) return InvalidHandle;
    if (n->capture) return n->capture->broken = true, CaptureUnsupported;
    if (n->queue.empty()) return Success;
    const int e = drain(n, n->done + 1);
    return e ? e : NotReady;
}

API cuEventCreate(void **e, unsigned) { CONTEXT; return d.events.insert(*e = new Event), Success; }
API cuEventDestroy_v2(void *e)
{
    CONTEXT;
    if (!d.events.count(e)) return InvalidHandle;
    DRAIN_ALL; // a record of it may be queued
    d.events.erase(e);
    delete static_cast<Event *>(e);
    return Success;
}
API cuEventRecord(void *e, void *s)
{
    CONTEXT;
    Stream *n = stream_of(s);
    if (!n || !d.events.count(e)) return InvalidHandle;
    Event *v = static_cast<Event *>(e);
    v->capture = n->capture, v->stream = n, v->when = -1;
    v->ticket = n->capture ? n->captured : n->queued + 1;
    return n->capture ? Success : submit(n, [v] { return v->when = seconds(), Success; });
}
API cuEventSynchronize(void *e)
{
    CONTEXT;
    if (!d.events.count(e)) return InvalidHandle;
    Event *v = static_cast<Event *>(e);
    if (v->capture) return v->capture->broken = true, CapturedEvent;
    return v->stream ? drain(v->stream, v->ticket) : Success;
}
API cuEventQuery(void *e)
{
    CONTEXT;
    if (!d.events.count(e)) return InvalidHandle;
    Event *v = static_cast<Event *>(e);
    if (v->capture) return v->capture->broken = true, CapturedEvent;
    if (!v->stream || v->stream->done >= v->ticket) return Success;
    const int failure = drain(v->stream, v->stream->done + 1);
    return failure ? failure : NotReady;
}
API cuEventElapsedTime(float *ms, void *a, void *b)
{
    CONTEXT;
    if (!d.events.count(a) || !d.events.count(b)) return InvalidHandle;
    const Event &x = *static_cast<Event *>(a), &y = *static_cast<Event *>(b);
    if (x.when < 0 || y.when < 0) return NotReady;
    return *ms = float((y.when - x.when) * 1e3), Success;
}
API cuEventElapsedTime_v2(float *ms, void *a, void *b) { return cuEventElapsedTime(ms, a, b); }
