// What a test asks of the device beyond CUDA: how to run, what went wrong, and a fresh start. The environment says the same
// for a whole process; a managed process cannot change what a loaded library reads there.
#include "device.h"

using namespace ottt;

#define HOLD                                                                                                                   \
    Device &d = device();                                                                                                      \
    const std::lock_guard<std::recursive_mutex> hold(d.lock)

// Checked images are those compiled afterwards. The seed changes the order of threads and blocks; 0 is in order.
EXPORT void otttHostCudaConfigure(int checked, uint64_t seed)
{
    HOLD;
    if (!checked) d.memory.checked = false;
    else if (d.memory.open()) d.memory.start_checking();
    executor().seed = seed;
}
// The CUDA version that the driver tells, such as 12080.
EXPORT void otttHostCudaDriverVersion(int version) { HOLD; d.version = version; }
// Lets a kernel fail as one that reaches where it must not: the one that runs after so many others.
EXPORT void otttHostCudaFault(int64_t launches) { HOLD; d.launches_to_fault = launches; }
EXPORT void otttHostCudaMemoryLimit(uint64_t bytes) { HOLD; d.memory.limit = bytes; }
EXPORT void otttHostCudaWatchdog(int64_t steps) { HOLD; executor().watchdog = steps; }
EXPORT uint64_t otttHostCudaLaunches() { HOLD; return d.launches; }
EXPORT double otttHostCudaKernelSeconds() { HOLD; return d.launch_seconds; }

// What was noticed since the last reset, a line each. Valid until the next call of the library.
EXPORT const char *otttHostCudaReport() { HOLD; return d.report.c_str(); }

// Forgets the error and the work that waits; memory and modules stay.
EXPORT void otttHostCudaReset()
{
    HOLD;
    d.report.clear();
    forget_errors();
}
