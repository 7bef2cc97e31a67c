// CUDA C's device dialect as plain C++17. The host's NVRTC puts this file before a kernel source, appends one
// OTTT_HOST_KERNEL line for each __global__ function, and builds a shared object. Every CUDA thread runs as a fiber of one
// OS thread; whatever has to wait for other threads goes through `ottt_host`. No standard header is included anywhere: that
// keeps a compilation near a tenth of a second.
#pragma once
#define OTTT_HOST_EMULATION 1
#include "ottt_host_contract.h"
#include "ottt_host_language.h"
#include "ottt_host_collectives.h"
#include "ottt_host_atomics.h"
#include "ottt_host_math.h"
#include "ottt_host_device.h"
#ifdef OTTT_HOST_CHECKED
#include "ottt_host_hooks.h"
#endif
