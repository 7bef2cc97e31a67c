// Captures and graphs. A graph is the list of what was captured, in an order that CUDA may choose as well.
#include "device.h"

using namespace ottt;

API cuStreamBeginCapture_v2(void *s, int mode)
{
    CONTEXT;
    Stream *n = stream_of(s);
    if (!n) return InvalidHandle;
    if (n == &d.null_stream) return CaptureUnsupported;
    if (n->capture) return IllegalState;
    n->capture = std::make_shared<Graph>();
    n->capture->mode = mode, n->capture->owner = pthread_self();
    n->origin = true;
    return Success;
}
API cuStreamEndCapture(void *s, void **graph)
{
    CONTEXT;
    Stream *n = stream_of(s);
    *graph = nullptr;
    if (!n) return InvalidHandle;
    if (!n->capture) return IllegalState;
    if (!n->origin) return CaptureUnmatched;
    const std::shared_ptr<Graph> g = n->capture;
    bool unjoined = false;
    for (Stream *other : d.streams)
    {
        if (other->capture != g) continue;
        unjoined |= other != n && other->joined < other->captured;
        other->capture = nullptr, other->captured = other->joined = 0;
    }
    n->origin = false, g->ended = true;
    if (g->broken) return CaptureInvalidated;
    if (unjoined) return CaptureUnjoined;
    return d.graphs.insert(*graph = new Graph(*g)), Success;
}
API cuStreamIsCapturing(void *s, int *status)
{
    CONTEXT;
    Stream *n = stream_of(s);
    return !n ? InvalidHandle : (*status = n->capture ? (n->capture->broken ? 2 : 1) : 0, Success);
}
API cuStreamWaitEvent(void *s, void *e, unsigned)
{
    CONTEXT;
    Stream *n = stream_of(s);
    if (!n || !d.events.count(e)) return InvalidHandle;
    Event *v = static_cast<Event *>(e);
    if (v->capture)
    {
        if (v->capture->ended) return CapturedEvent;
        if (n->capture && n->capture != v->capture) return n->capture->broken = v->capture->broken = true, CaptureMerge;
        if (n == &d.null_stream) return v->capture->broken = true, CaptureImplicit;
        if (!n->capture) n->capture = v->capture, n->captured = 1, n->joined = 0; // joins the capture, as a fork of it
        if (v->stream) v->stream->joined = std::max(v->stream->joined, v->ticket);
        return Success;
    }
    if (n->capture) return n->capture->broken = true, CaptureIsolation;
    Stream *from = v->stream;
    const uint64_t ticket = v->ticket;
    if (!from) return Success;
    return submit(n, [from, ticket] {
        Device &d = device();
        return d.streams.count(from) || from == &d.null_stream ? drain(from, ticket) : Success;
    });
}
API cuGraphInstantiateWithFlags(void **executable, void *graph, unsigned long long)
{
    CONTEXT;
    if (!d.graphs.count(graph)) return InvalidHandle;
    return d.graphs.insert(*executable = new Graph(*static_cast<Graph *>(graph))), Success;
}
API cuGraphUpload(void *executable, void *s) { CONTEXT; return d.graphs.count(executable) && stream_of(s) ? Success : InvalidHandle; }
API cuGraphLaunch(void *executable, void *s)
{
    CONTEXT;
    Stream *n = stream_of(s);
    if (!n || !d.graphs.count(executable)) return InvalidHandle;
    for (const Work &work : static_cast<Graph *>(executable)->nodes)
        if (const int e = submit(n, work)) return e;
    return Success;
}
API cuGraphGetNodes(void *graph, void **nodes, size_t *n)
{
    CONTEXT;
    if (!d.graphs.count(graph)) return InvalidHandle;
    if (nodes) return InvalidValue; // only their number is known
    return *n = static_cast<Graph *>(graph)->nodes.size(), Success;
}
API cuGraphDestroy(void *g)
{
    CONTEXT;
    return d.graphs.erase(g) ? (delete static_cast<Graph *>(g), Success) : InvalidHandle;
}
API cuGraphExecDestroy(void *g) { return cuGraphDestroy(g); }
