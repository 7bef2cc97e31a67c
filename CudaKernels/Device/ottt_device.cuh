// The one file that may contain inline PTX. Generated kernels call these functions and never write asm themselves,
// so the same kernel text compiles for a GPU (this file), and for a CPU (ottt_host_shim.h supplies the same names).
#pragma once
#ifndef OTTT_HOST_EMULATION

typedef unsigned int ottt_u32;
typedef unsigned long long ottt_u64;

// NVRTC has no headers: declare dynamic shared memory through one macro, so that a host compiler can map it as well.
#define OTTT_DYNAMIC_SHARED(T, name) extern __shared__ __align__(16) unsigned char ottt_dynamic_shared[]; \
    T *name = reinterpret_cast<T *>(ottt_dynamic_shared)

__device__ __forceinline__ ottt_u32 ottt_shared_address(const void *p)
{
    ottt_u32 a;
    asm("{ .reg .u64 t; cvta.to.shared.u64 t, %1; cvt.u32.u64 %0, t; }" : "=r"(a) : "l"(p));
    return a;
}

// fp32 -> tf32 (round to nearest, ties away), the bits as the tensor core takes them
__device__ __forceinline__ ottt_u32 ottt_to_tf32(float x)
{
    ottt_u32 r;
    asm("cvt.rna.tf32.f32 %0, %1;" : "=r"(r) : "f"(x));
    return r;
}

// two fp32 -> packed bf16x2 (round to nearest even); lo in bits 0..15. No cuda_bf16.h needed.
__device__ __forceinline__ ottt_u32 ottt_to_bf16x2(float lo, float hi)
{
    ottt_u32 r;
    asm("cvt.rn.bf16x2.f32 %0, %1, %2;" : "=r"(r) : "f"(hi), "f"(lo));
    return r;
}

// d += a * b; A 16x8 row, B 8x8 col, tf32 in, fp32 out. All 32 lanes must call it.
__device__ __forceinline__ void ottt_mma_m16n8k8_tf32(float (&d)[4], const ottt_u32 (&a)[4], const ottt_u32 (&b)[2])
{
    asm volatile("mma.sync.aligned.m16n8k8.row.col.f32.tf32.tf32.f32 {%0,%1,%2,%3}, {%4,%5,%6,%7}, {%8,%9}, {%0,%1,%2,%3};"
                 : "+f"(d[0]), "+f"(d[1]), "+f"(d[2]), "+f"(d[3])
                 : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "r"(b[0]), "r"(b[1]));
}

// d += a * b; A 16x16 row, B 16x8 col, bf16 in, fp32 out
__device__ __forceinline__ void ottt_mma_m16n8k16_bf16(float (&d)[4], const ottt_u32 (&a)[4], const ottt_u32 (&b)[2])
{
    asm volatile("mma.sync.aligned.m16n8k16.row.col.f32.bf16.bf16.f32 {%0,%1,%2,%3}, {%4,%5,%6,%7}, {%8,%9}, {%0,%1,%2,%3};"
                 : "+f"(d[0]), "+f"(d[1]), "+f"(d[2]), "+f"(d[3])
                 : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "r"(b[0]), "r"(b[1]));
}

__device__ __forceinline__ void ottt_ldmatrix_x4(ottt_u32 (&r)[4], const void *row)
{
    asm volatile("ldmatrix.sync.aligned.m8n8.x4.shared.b16 {%0,%1,%2,%3}, [%4];"
                 : "=r"(r[0]), "=r"(r[1]), "=r"(r[2]), "=r"(r[3]) : "r"(ottt_shared_address(row)) : "memory");
}

__device__ __forceinline__ void ottt_ldmatrix_x2_trans(ottt_u32 (&r)[2], const void *row)
{
    asm volatile("ldmatrix.sync.aligned.m8n8.x2.trans.shared.b16 {%0,%1}, [%2];"
                 : "=r"(r[0]), "=r"(r[1]) : "r"(ottt_shared_address(row)) : "memory");
}

template <int Bytes> // 4, 8 or 16
__device__ __forceinline__ void ottt_copy_async(void *shared, const void *global)
{
    asm volatile("cp.async.ca.shared.global [%0], [%1], %2;" ::"r"(ottt_shared_address(shared)), "l"(global), "n"(Bytes) : "memory");
}
template <int Bytes> // the same, or zeros where there is nothing to copy
__device__ __forceinline__ void ottt_copy_async_or_zero(void *shared, const void *global, bool is_there)
{
    asm volatile("cp.async.ca.shared.global [%0], [%1], %2, %3;" ::"r"(ottt_shared_address(shared)), "l"(global), "n"(Bytes), "r"(is_there ? Bytes : 0) : "memory");
}
__device__ __forceinline__ void ottt_copy_commit() { asm volatile("cp.async.commit_group;" ::: "memory"); }
template <int Pending>
__device__ __forceinline__ void ottt_copy_wait() { asm volatile("cp.async.wait_group %0;" ::"n"(Pending) : "memory"); }

#endif
