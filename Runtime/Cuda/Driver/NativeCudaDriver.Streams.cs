namespace Ottt.Cuda;

internal sealed unsafe partial class NativeCudaDriver
{
    private const uint NonBlocking = 1;
    private const uint TimingDisabled = 2;

    // Calls of other threads, such as those of another library, then neither enter the capture nor end it.
    private const int CaptureOfThisThread = 1;

    public nint CreateStream()
    {
        nint stream;
        Check(_functions.StreamCreate(&stream, NonBlocking), "cuStreamCreate", "making a stream");
        return stream;
    }

    public void DestroyStream(nint stream) => Check(_functions.StreamDestroy(stream), "cuStreamDestroy", "closing a stream");

    public void Synchronize(nint stream) => Check(_functions.StreamSynchronize(stream), "cuStreamSynchronize", "waiting for the device");

    public nint CreateEvent(bool timed)
    {
        nint eventHandle;
        Check(_functions.EventCreate(&eventHandle, timed ? 0 : TimingDisabled), "cuEventCreate", "making an event");
        return eventHandle;
    }

    public void DestroyEvent(nint eventHandle) => Check(_functions.EventDestroy(eventHandle), "cuEventDestroy", "closing an event");

    public void RecordEvent(nint eventHandle, nint stream) => Check(_functions.EventRecord(eventHandle, stream), "cuEventRecord", "recording an event");

    public void WaitForEvent(nint eventHandle, nint stream) =>
        Check(_functions.StreamWaitEvent(stream, eventHandle, 0), "cuStreamWaitEvent", "letting a stream wait for an event");

    public void SynchronizeEvent(nint eventHandle) => Check(_functions.EventSynchronize(eventHandle), "cuEventSynchronize", "waiting for an event");

    public float GetElapsedMilliseconds(nint earlier, nint later)
    {
        float milliseconds;
        Check(_functions.EventElapsedTime(&milliseconds, earlier, later), "cuEventElapsedTime", "reading the time between two events");
        return milliseconds;
    }

    public void BeginCapture(nint stream) =>
        Check(_functions.StreamBeginCapture(stream, CaptureOfThisThread), "cuStreamBeginCapture", "beginning a capture");

    public nint EndCapture(nint stream)
    {
        nint graph, executable;
        Check(_functions.StreamEndCapture(stream, &graph), "cuStreamEndCapture", "ending a capture");
        int result = _functions.GraphInstantiate(&executable, graph, 0);
        int destroyed = _functions.GraphDestroy(graph);
        Check(result, "cuGraphInstantiateWithFlags", "making a capture ready to launch");
        Check(destroyed, "cuGraphDestroy", "closing a graph");
        return executable;
    }

    public void LaunchGraph(nint graph, nint stream) => Check(_functions.GraphLaunch(graph, stream), "cuGraphLaunch", "launching a graph");

    public void DestroyGraph(nint graph) => Check(_functions.GraphExecDestroy(graph), "cuGraphExecDestroy", "closing a graph");
}
