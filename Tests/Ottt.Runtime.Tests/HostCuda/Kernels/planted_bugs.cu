// One planted bug in each kernel, in the line that says so, with what a checked device calls it. All of them take
// (float *out, const float *in, int n): out and in have n = 1024 floats, in is 1, 2, 3, ..., and a block has 64 threads.
#include "ottt_device.cuh"
#define T ((int)threadIdx.x)

extern "C" __global__ void correct(float *out, const float *in, int n)
{
    __shared__ float s[64];
    s[T] = in[T];
    __syncthreads();
    out[T] = s[63 - T];
}

extern "C" __global__ void missing_barrier(float *out, const float *in, int n)
{
    __shared__ float s[64];
    s[T] = in[T];
    out[T] = s[63 - T]; // BUG: data race
}

extern "C" __global__ void missing_second_barrier(float *out, const float *in, int n)
{
    __shared__ float s[64];
    float sum = 0;
    for (int i = 0; i < 4; i++)
    {
        s[T] = in[i * 64 + T]; // BUG: data race
        __syncthreads();
        sum += s[63 - T];
    }
    out[T] = sum;
}

extern "C" __global__ void missing_syncwarp(float *out, const float *in, int n)
{
    __shared__ float s[64];
    s[T] = in[T];
    out[T] = s[T ^ 1]; // BUG: data race
}

extern "C" __global__ void global_read_past_end(float *out, const float *in, int n)
{
    out[T] = in[960 + T + 1]; // BUG: out of bounds
}

extern "C" __global__ void global_write_past_end(float *out, const float *in, int n)
{
    out[blockIdx.x * 64 + T + 960] = in[T]; // BUG: out of bounds
}

extern "C" __global__ void shared_index_too_large(float *out, const float *in, int n)
{
    __shared__ float a[64], b[64];
    a[T] = in[T], b[T] = in[T];
    __syncthreads();
    out[T] = a[T + n - 1023]; // BUG: index out of the array's bounds
}

extern "C" __global__ void shared_never_written(float *out, const float *in, int n)
{
    __shared__ float s[64];
    if (T < 32) s[T] = in[T];
    __syncthreads();
    out[T] = s[T]; // BUG: uninitialised read
}

extern "C" __global__ void global_never_written(float *out, const float *in, int n)
{
    out[T] += in[T]; // BUG: uninitialised read
}

// The checker does not see locals; they begin as large negative numbers. n = 1024 leaves acc[2] and acc[3].
extern "C" __global__ void local_never_written(float *out, const float *in, int n)
{
    float acc[4];
    for (int i = 0; i < n / 342; i++) acc[i] = in[T + i];
    out[T] = acc[0] + acc[1] + acc[2] + acc[3];
}

extern "C" __global__ void update_without_atomic(float *out, const float *in, int n)
{
    out[0] = in[T] + (T == 0 ? 0.0f : out[0]); // BUG: data race
}

extern "C" __global__ void blocks_depend_on_each_other(float *out, const float *in, int n)
{
    out[blockIdx.x * 64 + T] = blockIdx.x == 0 ? in[T] : out[(blockIdx.x - 1) * 64 + T] + 1.0f; // BUG: data race
}

extern "C" __global__ void ballot_in_a_branch(float *out, const float *in, int n)
{
    unsigned bits = 0;
    if (T % 2 == 0) bits = __ballot_sync(0xffffffffu, in[T] > 0); // BUG: deadlock
    __syncthreads();
    out[T] = (float)bits;
}

extern "C" __global__ void barrier_in_a_branch(float *out, const float *in, int n)
{
    __shared__ float s[64];
    s[T] = in[T];
    if (T < 40)
        __syncthreads(); // BUG: divergent barrier
    else
        __syncwarp(0xffffff00u);
    out[T] = s[T];
    __syncthreads();
}

extern "C" __global__ void shuffle_from_an_absent_lane(float *out, const float *in, int n)
{
    float v = in[T];
    if (T % 32 < 16) v += __shfl_down_sync(0x0000ffffu, v, 8); // BUG: shuffle from an absent lane
    out[T] = v;
}

extern "C" __global__ void misaligned_vector(float *out, const float *in, int n)
{
    const float4 v = *reinterpret_cast<const float4 *>(&in[T * 4 + 1]); // BUG: misaligned address
    out[T] = v.x + v.y + v.z + v.w;
}

extern "C" __global__ void copy_not_waited_for(float *out, const float *in, int n)
{
    __shared__ __align__(16) float s[64];
    ottt_copy_async<4>(&s[T], &in[T]);
    ottt_copy_commit();
    __syncthreads();
    out[T] = s[63 - T]; // BUG: uninitialised read
}

extern "C" __global__ void copy_waited_for_without_barrier(float *out, const float *in, int n)
{
    __shared__ __align__(16) float s[64];
    ottt_copy_async<4>(&s[T], &in[T]);
    ottt_copy_commit();
    ottt_copy_wait<0>();
    out[T] = s[63 - T]; // BUG: data race
}

extern "C" __global__ void waits_for_nobody(float *out, const float *in, int n)
{
    if (T == 37)
        while (*reinterpret_cast<volatile const float *>(&in[5]) < 100.0f); // BUG: launch timeout
    out[T] = in[T];
}

extern "C" __global__ void assertion(float *out, const float *in, int n)
{
    assert(in[T] < 60.0f); // BUG: assert
    out[T] = in[T];
}
