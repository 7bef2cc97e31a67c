// One kernel for each function of ottt_device.cuh; DeviceFunctionTests runs them on the emulation and on GPUs alike. Fragments
// are filled and read back as the header documents their layouts.
#include "ottt_device.cuh"

extern "C" __global__ void to_tf32(unsigned *out, const float *x, int n)
{
    if ((int)threadIdx.x < n) out[threadIdx.x] = ottt_to_tf32(x[threadIdx.x]);
}

extern "C" __global__ void to_bf16x2(unsigned *out, const float *x, int n)
{
    if ((int)threadIdx.x < n) out[threadIdx.x] = ottt_to_bf16x2(x[2 * threadIdx.x], x[2 * threadIdx.x + 1]);
}

__device__ void store_sums(float *d, const float (&sums)[4])
{
    const int group = threadIdx.x / 4, pair = threadIdx.x % 4;
    for (int i = 0; i < 4; i++) d[(group + 8 * (i >> 1)) * 8 + 2 * pair + (i & 1)] = sums[i];
}

// d[16, 8] = a[16, 8] * b[8, 8] + start; the operands get `noise` in the bits that TF32 has not
extern "C" __global__ void mma_tf32(float *d, const float *a, const float *b, float start, unsigned noise)
{
    const int group = threadIdx.x / 4, pair = threadIdx.x % 4;
    unsigned left[4], right[2];
    for (int i = 0; i < 4; i++) left[i] = __float_as_uint(a[(group + 8 * (i & 1)) * 8 + pair + 4 * (i >> 1)]) | noise;
    for (int i = 0; i < 2; i++) right[i] = __float_as_uint(b[(pair + 4 * i) * 8 + group]) | noise;
    float sums[4] = {start, start, start, start};
    ottt_mma_m16n8k8_tf32(sums, left, right);
    store_sums(d, sums);
}

// d[16, 8] = a[16, 16] * b[16, 8] + start
extern "C" __global__ void mma_bf16(float *d, const float *a, const float *b, float start)
{
    const int group = threadIdx.x / 4, pair = threadIdx.x % 4;
    unsigned left[4], right[2];
    for (int i = 0; i < 4; i++)
    {
        const float *x = &a[(group + 8 * (i & 1)) * 16 + 2 * pair + 8 * (i >> 1)];
        left[i] = ottt_to_bf16x2(x[0], x[1]);
    }
    for (int i = 0; i < 2; i++)
    {
        const float *x = &b[(2 * pair + 8 * i) * 8 + group];
        right[i] = ottt_to_bf16x2(x[0], x[8]);
    }
    float sums[4] = {start, start, start, start};
    ottt_mma_m16n8k16_bf16(sums, left, right);
    store_sums(d, sums);
}

// d[64, N] = a[64, 32] * b[N, 32]^T + start; the operands get `noise` in the bits that TF32 has not
#if OTTT_WARPGROUPS
template <int N> __device__ void multiply(float *s, float *d, const float *a, const float *b, float start, unsigned noise)
{
    for (int i = threadIdx.x; i < (64 + N) * 32; i += 128)
    {
        const int line = i / 32, depth = i % 32;
        const float value = line < 64 ? a[i] : b[i - 64 * 32];
        s[line * 32 + (depth / 4 ^ line % 8) * 4 + depth % 4] = __uint_as_float(__float_as_uint(value) | noise);
    }
    ottt_wgmma_publish();
    __syncthreads();

    float sums[N / 2];
    for (float &sum : sums) sum = start;
    for (float &sum : sums) ottt_wgmma_keep(sum);
    ottt_wgmma_begin();
#pragma unroll
    for (int step = 0; step < 4; step++)
    {
        const ottt_u64 rows = ottt_wgmma_lines(s + 8 * step), columns = ottt_wgmma_lines(s + 64 * 32 + 8 * step);
        if constexpr (N == 64) ottt_wgmma_m64n64k8_tf32(sums, rows, columns);
        else ottt_wgmma_m64n128k8_tf32(sums, rows, columns);
    }
    ottt_wgmma_commit();
    ottt_wgmma_wait<0>();
    for (float &sum : sums) ottt_wgmma_keep(sum);

    const int lane = threadIdx.x % 32, group = lane / 4, pair = lane % 4, warp = threadIdx.x / 32;
    for (int i = 0; i < N / 2; i++) d[(16 * warp + group + 8 * (i >> 1 & 1)) * N + 8 * (i >> 2) + 2 * pair + (i & 1)] = sums[i];
}
#endif

extern "C" __global__ void wgmma_tf32(float *d, const float *a, const float *b, float start, unsigned noise, int columns)
{
#if OTTT_WARPGROUPS
    OTTT_DYNAMIC_SHARED(float, s);
    if (columns == 64) multiply<64>(s, d, a, b, start, noise);
    else multiply<128>(s, d, a, b, start, noise);
#endif
}

// out[m * 32 + lane] = what the lane gets of matrix m, for four matrices of which element (row, column) is m * 64 + row * 8 + column
extern "C" __global__ void ldmatrix(unsigned *out, int transposed)
{
    __shared__ __align__(16) unsigned short s[256];
    for (int i = threadIdx.x; i < 256; i += 32) s[i] = (unsigned short)i;
    __syncthreads();
    unsigned r[4];
    if (transposed) ottt_ldmatrix_x4_trans(r, &s[threadIdx.x * 8]);
    else ottt_ldmatrix_x4(r, &s[threadIdx.x * 8]);
    for (int m = 0; m < 4; m++) out[m * 32 + threadIdx.x] = r[m];
}

template <int Bytes> __device__ void copy(unsigned char *s, unsigned char *out, const unsigned char *in, int n)
{
    const int t = threadIdx.x;
    ottt_copy_async<Bytes>(&s[t * 16], &in[t * 16]);
    ottt_copy_commit();
    // the second group has fewer bytes in each lane, down to none, where the address may be anything
    const int source = t % (Bytes + 1);
    ottt_copy_async_zero_fill<Bytes>(&s[512 + t * 16], source == 0 ? in + n : &in[t * 16], source);
    ottt_copy_commit();
    ottt_copy_wait<1>();
    __syncthreads();
    for (int i = 0; i < Bytes; i++) out[t * 16 + i] = s[(31 - t) * 16 + i];
    ottt_copy_wait<0>();
    __syncthreads();
    for (int i = 0; i < Bytes; i++) out[512 + t * 16 + i] = s[512 + (31 - t) * 16 + i];
}

extern "C" __global__ void copy_async(unsigned char *out, const unsigned char *in, int n, int bytes)
{
    OTTT_DYNAMIC_SHARED(unsigned char, s);
    if (bytes == 4) copy<4>(s, out, in, n);
    else if (bytes == 8) copy<8>(s, out, in, n);
    else copy<16>(s, out, in, n);
}
