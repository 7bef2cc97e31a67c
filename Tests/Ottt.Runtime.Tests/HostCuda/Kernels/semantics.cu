// Corner cases of the execution model. Every kernel writes unsigned words into out; the expected values are in SemanticsTests.
#include "ottt_device.cuh"

__constant__ float scale[4] = {1.0f, 2.0f, 3.0f, 4.0f};
__device__ unsigned counter = 0;

// a block of 48 threads: the second warp has 16 lanes, the full mask is allowed (the others never existed)
extern "C" __global__ void partial_warp(unsigned *out)
{
    out[threadIdx.x] = __ballot_sync(0xffffffffu, threadIdx.x % 2);
}
// lanes that have returned are not waited for
extern "C" __global__ void early_return(unsigned *out)
{
    if (threadIdx.x >= 20) { out[threadIdx.x] = 7; return; }
    out[threadIdx.x] = __ballot_sync(0xffffffffu, 1);
    __syncthreads();
    out[threadIdx.x] += __syncthreads_count(threadIdx.x < 5);
}
// two halves of a warp in different branches, each with its own mask
extern "C" __global__ void two_masks(unsigned *out)
{
    const unsigned t = threadIdx.x;
    if (t < 16)
        out[t] = __shfl_xor_sync(0x0000ffffu, t, 1);
    else
    {
        unsigned s = t;
        for (int d = 8; d > 0; d >>= 1)
            s += __shfl_down_sync(0xffff0000u, s, d, 16);
        out[t] = __shfl_sync(0xffff0000u, s, 16);
    }
}
extern "C" __global__ void shuffles(unsigned *out)
{
    const unsigned t = threadIdx.x;
    out[t] = __shfl_up_sync(0xffffffffu, t, 1);
    out[32 + t] = __shfl_sync(0xffffffffu, t, 3, 8);
    out[64 + t] = (unsigned)(__shfl_down_sync(0xffffffffu, (unsigned long long)t << 33, 4) >> 33);
}
struct Shape { int a, b, c, d, e, f, g, h, i, j; float x; };
extern "C" __global__ void struct_parameter(unsigned *out, Shape s, unsigned char last) { out[0] = s.a + s.j + (unsigned)s.x + last; }
extern "C" __global__ void globals(unsigned *out)
{
    if (blockIdx.x == 0 && threadIdx.x < 4) out[threadIdx.x] = (unsigned)scale[threadIdx.x];
    atomicAdd(&counter, 1u);
}
// neighbouring bytes written by different threads are no race
extern "C" __global__ void bytes(unsigned *out)
{
    __shared__ unsigned char s[64];
    s[threadIdx.x] = (unsigned char)threadIdx.x;
    reinterpret_cast<unsigned char *>(out)[threadIdx.x] = (unsigned char)(255 - threadIdx.x);
    __syncthreads();
    out[16 + threadIdx.x] = s[63 - threadIdx.x];
}
extern "C" __global__ void block_shape(unsigned *out)
{
    const unsigned b = blockIdx.x + gridDim.x * (blockIdx.y + gridDim.y * blockIdx.z);
    const unsigned t = threadIdx.x + blockDim.x * (threadIdx.y + blockDim.y * threadIdx.z);
    out[b * 24 + t] = b * 24 + t;
}
extern "C" __global__ void dynamic_shared(unsigned *out, int past)
{
    OTTT_DYNAMIC_SHARED(unsigned, s);
    s[threadIdx.x + past] = threadIdx.x;
    __syncthreads();
    out[threadIdx.x] = s[31 - threadIdx.x + past];
}
// a thread that waits for another one of its block gets what it waits for, whoever runs first
extern "C" __global__ void hand_over(unsigned *out)
{
    if (threadIdx.x == 0)
        while (atomicAdd(&out[1], 0u) == 0) __nanosleep(20);
    else if (threadIdx.x == 63)
        atomicExch(&out[1], 5u);
    __syncthreads();
    out[64 + threadIdx.x] = atomicAdd(&out[1], 0u);
}
extern "C" __global__ void reductions(unsigned *out)
{
    const unsigned t = threadIdx.x;
    out[t] = __reduce_add_sync(0xffffffffu, t);
    out[32 + t] = (unsigned)__reduce_min_sync(0xffffffffu, (int)t - 5);
    out[64 + t] = __reduce_max_sync(0xffffffffu, t);
    out[96 + t] = __reduce_xor_sync(0xffffffffu, 1u << t);
}
extern "C" __global__ void block_votes(unsigned *out)
{
    const int t = threadIdx.x;
    out[t] = __syncthreads_count(t % 3 == 0);
    out[64 + t] = __syncthreads_or(t == 40);
    out[128 + t] = __syncthreads_and(t != 40);
}
