// The only file that holds inline PTX. Kernels call these functions and never write asm, so that one text compiles for a GPU
// of compute capability 8.0 or newer (this file), and for a processor (Tests/HostCuda supplies functions of the same names).
// Names and semantics of the instructions: PTX ISA, https://docs.nvidia.com/cuda/parallel-thread-execution/ .
//
// In the layouts below lane = the thread's place in its warp, group = lane / 4, pair = lane % 4.
#pragma once

// Whether there are products of a warpgroup, which is four warps: on compute capability 9.0, in code for no other (sm_90a).
#ifdef __CUDA_ARCH_FEAT_SM90_ALL
#define OTTT_WARPGROUPS 1
#else
#define OTTT_WARPGROUPS 0
#endif

#ifndef OTTT_HOST_EMULATION

typedef unsigned int ottt_u32;
typedef unsigned long long ottt_u64;

// Declares name, a T*: the dynamic shared memory of the block, aligned to 1024 bytes. Every such declaration of a kernel names
// the same memory.
#define OTTT_DYNAMIC_SHARED(T, name)                                                                                           \
    extern __shared__ __align__(1024) unsigned char ottt_dynamic_shared[];                                                     \
    T *name = reinterpret_cast<T *>(ottt_dynamic_shared)

// The address of shared memory as PTX takes it, in the window of shared memory.
__device__ __forceinline__ ottt_u32 ottt_shared_address(const void *shared)
{
    return static_cast<ottt_u32>(__cvta_generic_to_shared(shared));
}

// x rounded to TF32, to nearest with ties away from zero: 8 bits of exponent, 10 of mantissa; the low 13 bits mean nothing.
__device__ __forceinline__ ottt_u32 ottt_to_tf32(float x)
{
    ottt_u32 bits;
    asm("cvt.rna.tf32.f32 %0, %1;" : "=r"(bits) : "f"(x));
    return bits;
}

// Two values rounded to BF16, to nearest with ties to even; low in bits 0..15, high in bits 16..31.
__device__ __forceinline__ ottt_u32 ottt_to_bf16x2(float low, float high)
{
    ottt_u32 bits;
    asm("cvt.rn.bf16x2.f32 %0, %1, %2;" : "=r"(bits) : "f"(high), "f"(low));
    return bits;
}

// D[16, 8] += A[16, 8] * B[8, 8] by a whole warp; TF32 operands, of which the low 13 bits are ignored, and FP32 sums.
//   a[i] = A[group + 8 * (i & 1)][pair + 4 * (i >> 1)]        i = 0..3
//   b[i] = B[pair + 4 * i][group]                             i = 0..1
//   d[i] = D[group + 8 * (i >> 1)][2 * pair + (i & 1)]        i = 0..3
__device__ __forceinline__ void ottt_mma_m16n8k8_tf32(float (&d)[4], const ottt_u32 (&a)[4], const ottt_u32 (&b)[2])
{
    asm volatile("mma.sync.aligned.m16n8k8.row.col.f32.tf32.tf32.f32 {%0,%1,%2,%3}, {%4,%5,%6,%7}, {%8,%9}, {%0,%1,%2,%3};"
                 : "+f"(d[0]), "+f"(d[1]), "+f"(d[2]), "+f"(d[3])
                 : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "r"(b[0]), "r"(b[1]));
}

// D[16, 8] += A[16, 16] * B[16, 8] by a whole warp; pairs of BF16 operands, the lower column or row in bits 0..15, and FP32 sums.
//   a[i] = A[group + 8 * (i & 1)][2 * pair + 8 * (i >> 1) + {0, 1}]     i = 0..3
//   b[i] = B[2 * pair + 8 * i + {0, 1}][group]                          i = 0..1
//   d[i] = D[group + 8 * (i >> 1)][2 * pair + (i & 1)]                  i = 0..3
__device__ __forceinline__ void ottt_mma_m16n8k16_bf16(float (&d)[4], const ottt_u32 (&a)[4], const ottt_u32 (&b)[2])
{
    asm volatile("mma.sync.aligned.m16n8k16.row.col.f32.bf16.bf16.f32 {%0,%1,%2,%3}, {%4,%5,%6,%7}, {%8,%9}, {%0,%1,%2,%3};"
                 : "+f"(d[0]), "+f"(d[1]), "+f"(d[2]), "+f"(d[3])
                 : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "r"(b[0]), "r"(b[1]));
}

// Loads four 8x8 matrices of 16-bit elements from shared memory, by a whole warp. Lane 8 * m + n gives the address of row n
// of matrix m: 16 bytes, aligned to 16.
//   r[m] = elements 2 * pair + {0, 1} of row group of matrix m, the first in bits 0..15
// A row may as well hold four 32-bit elements; r[m] is then element pair of row group.
__device__ __forceinline__ void ottt_ldmatrix_x4(ottt_u32 (&r)[4], const void *row)
{
    asm volatile("ldmatrix.sync.aligned.m8n8.x4.shared.b16 {%0,%1,%2,%3}, [%4];"
                 : "=r"(r[0]), "=r"(r[1]), "=r"(r[2]), "=r"(r[3]) : "r"(ottt_shared_address(row)) : "memory");
}

// The same with each matrix transposed: r[m] = rows 2 * pair + {0, 1} of column group of matrix m.
__device__ __forceinline__ void ottt_ldmatrix_x4_trans(ottt_u32 (&r)[4], const void *row)
{
    asm volatile("ldmatrix.sync.aligned.m8n8.x4.trans.shared.b16 {%0,%1,%2,%3}, [%4];"
                 : "=r"(r[0]), "=r"(r[1]), "=r"(r[2]), "=r"(r[3]) : "r"(ottt_shared_address(row)) : "memory");
}

// Starts a copy of source_bytes <= Bytes from global to shared memory, and fills the rest of Bytes with zeros; global is not
// read where source_bytes is 0. Bytes is 4, 8 or 16, and both addresses are aligned to it. The copy has happened once the
// thread has waited for its group; other threads see it after a barrier behind that. Copies of 16 bytes pass by L1.
template <int Bytes>
__device__ __forceinline__ void ottt_copy_async_zero_fill(void *shared, const void *global, int source_bytes)
{
    static_assert(Bytes == 4 || Bytes == 8 || Bytes == 16, "cp.async copies 4, 8 or 16 bytes");
    if constexpr (Bytes == 16)
        asm volatile("cp.async.cg.shared.global [%0], [%1], 16, %2;" ::"r"(ottt_shared_address(shared)),
                     "l"(__cvta_generic_to_global(global)), "r"(source_bytes) : "memory");
    else
        asm volatile("cp.async.ca.shared.global [%0], [%1], %2, %3;" ::"r"(ottt_shared_address(shared)),
                     "l"(__cvta_generic_to_global(global)), "n"(Bytes), "r"(source_bytes) : "memory");
}

// The same for all of Bytes.
template <int Bytes>
__device__ __forceinline__ void ottt_copy_async(void *shared, const void *global)
{
    static_assert(Bytes == 4 || Bytes == 8 || Bytes == 16, "cp.async copies 4, 8 or 16 bytes");
    if constexpr (Bytes == 16)
        asm volatile("cp.async.cg.shared.global [%0], [%1], 16;" ::"r"(ottt_shared_address(shared)),
                     "l"(__cvta_generic_to_global(global)) : "memory");
    else
        asm volatile("cp.async.ca.shared.global [%0], [%1], %2;" ::"r"(ottt_shared_address(shared)),
                     "l"(__cvta_generic_to_global(global)), "n"(Bytes) : "memory");
}

// Closes the group of the copies that this thread has started since the last one; an empty group is allowed.
__device__ __forceinline__ void ottt_copy_commit()
{
    asm volatile("cp.async.commit_group;" ::: "memory");
}

// Waits until at most Pending of this thread's groups, the youngest, are still under way.
template <int Pending>
__device__ __forceinline__ void ottt_copy_wait()
{
    asm volatile("cp.async.wait_group %0;" ::"n"(Pending) : "memory");
}

#if OTTT_WARPGROUPS
// Shared memory as an operand of products of a warpgroup: lines of 32 floats along the depth, one behind another, the first at a
// multiple of 1024 bytes. Groups of four floats have changed places: group g of line n lies where g ^ n % 8 would. first is the
// first of eight depths: 0, 8, 16 or 24 floats behind the start of the first line, whatever lies there.
__device__ __forceinline__ ottt_u64 ottt_wgmma_lines(const void *first)
{
    const ottt_u64 start = ottt_shared_address(first) >> 4 & 0x3fff, bytes_of_eight_lines = 1024 >> 4, swizzle_of_128_bytes = 1;
    return start | 1ull << 16 | bytes_of_eight_lines << 32 | swizzle_of_128_bytes << 62;
}

// Lets products of a warpgroup see what this thread wrote or copied to shared memory; other threads' after a barrier behind that.
__device__ __forceinline__ void ottt_wgmma_publish()
{
    asm volatile("fence.proxy.async.shared::cta;" ::: "memory");
}

// Begins products of a warpgroup: what this thread did with its registers is done. By whole warps, as are all functions of products.
__device__ __forceinline__ void ottt_wgmma_begin()
{
    asm volatile("wgmma.fence.sync.aligned;" ::: "memory");
}

// Closes the group of the products since the last one.
__device__ __forceinline__ void ottt_wgmma_commit()
{
    asm volatile("wgmma.commit_group.sync.aligned;" ::: "memory");
}

// Waits until all but the youngest Pending groups are done.
template <int Pending>
__device__ __forceinline__ void ottt_wgmma_wait()
{
    asm volatile("wgmma.wait_group.sync.aligned %0;" ::"n"(Pending) : "memory");
}

// Keeps the compiler from moving uses of a sum across this place, since it does not know that products go on in the background.
__device__ __forceinline__ void ottt_wgmma_keep(float &sum)
{
    asm volatile("" : "+f"(sum)::"memory");
}

// D[64, N] += A[64, 8] * B[N, 8]^T by a whole warpgroup, in the background; TF32 operands in shared memory, of which the low 13 bits
// are ignored, and FP32 sums. With warp = the place of a thread's warp among the four:
//   d[i] = D[16 * warp + group + 8 * (i >> 1 & 1)][8 * (i >> 2) + 2 * pair + (i & 1)]        i = 0..N / 2 - 1
#define OTTT_FOUR_SUMS(d, i) "+f"(d[i]), "+f"(d[i + 1]), "+f"(d[i + 2]), "+f"(d[i + 3])
#define OTTT_SIXTEEN_SUMS(d, i) OTTT_FOUR_SUMS(d, i), OTTT_FOUR_SUMS(d, i + 4), OTTT_FOUR_SUMS(d, i + 8), OTTT_FOUR_SUMS(d, i + 12)
__device__ __forceinline__ void ottt_wgmma_m64n64k8_tf32(float (&d)[32], ottt_u64 a, ottt_u64 b)
{
    asm volatile("{ .reg .pred adds; setp.ne.b32 adds, %34, 0; wgmma.mma_async.sync.aligned.m64n64k8.f32.tf32.tf32 {"
                 "%0, %1, %2, %3, %4, %5, %6, %7, %8, %9, %10, %11, %12, %13, %14, %15, "
                 "%16, %17, %18, %19, %20, %21, %22, %23, %24, %25, %26, %27, %28, %29, %30, %31}, "
                 "%32, %33, adds, 1, 1; }"
                 : OTTT_SIXTEEN_SUMS(d, 0), OTTT_SIXTEEN_SUMS(d, 16)
                 : "l"(a), "l"(b), "r"(1));
}

__device__ __forceinline__ void ottt_wgmma_m64n128k8_tf32(float (&d)[64], ottt_u64 a, ottt_u64 b)
{
    asm volatile("{ .reg .pred adds; setp.ne.b32 adds, %66, 0; wgmma.mma_async.sync.aligned.m64n128k8.f32.tf32.tf32 {"
                 "%0, %1, %2, %3, %4, %5, %6, %7, %8, %9, %10, %11, %12, %13, %14, %15, "
                 "%16, %17, %18, %19, %20, %21, %22, %23, %24, %25, %26, %27, %28, %29, %30, %31, "
                 "%32, %33, %34, %35, %36, %37, %38, %39, %40, %41, %42, %43, %44, %45, %46, %47, "
                 "%48, %49, %50, %51, %52, %53, %54, %55, %56, %57, %58, %59, %60, %61, %62, %63}, "
                 "%64, %65, adds, 1, 1; }"
                 : OTTT_SIXTEEN_SUMS(d, 0), OTTT_SIXTEEN_SUMS(d, 16), OTTT_SIXTEEN_SUMS(d, 32), OTTT_SIXTEEN_SUMS(d, 48)
                 : "l"(a), "l"(b), "r"(1));
}
#endif

#endif
