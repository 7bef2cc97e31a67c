// A CUDA device made of the CPU: the part of libcuda and libnvrtc that the runtime calls, in one shared library. README.md says
// what each folder holds. One translation unit, so that the compiler sees through the checker from end to end:
//   g++ -std=c++17 -O2 -shared -fPIC -fvisibility=hidden -fno-gnu-unique -o libottt_hostcuda.so hostcuda.cpp -ldl
// -fno-gnu-unique keeps two copies of the library, loaded side by side, two devices.
#include "Device/executor.cpp"
#include "Device/checker.cpp"
#include "Device/collectives.cpp"
#include "Api/control.cpp"
#include "Api/device.cpp"
#include "Api/errors.cpp"
#include "Api/graphs.cpp"
#include "Api/launch.cpp"
#include "Api/memory.cpp"
#include "Api/modules.cpp"
#include "Api/streams.cpp"
#include "Compiler/process.cpp"
#include "Compiler/kernel_table.cpp"
#include "Compiler/image_cache.cpp"
#include "Compiler/nvrtc.cpp"
