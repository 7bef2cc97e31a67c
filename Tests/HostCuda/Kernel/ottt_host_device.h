// The functions of ottt_device.cuh, which on a GPU are inline PTX. Fragments travel by value, so that a kernel's registers
// never have an address and the checker does not take them for memory.
#pragma once

struct ottt_fragments { ottt_u32 r[10]; };
struct ottt_accumulators { float d[4]; };

OTTT_RAW inline ottt_accumulators ottt_matrix_product(ottt_warp_op op, ottt_fragments f, int line)
{
    ottt_host.warp(op, 0xffffffffu, &f, sizeof f, 0, 32, line);
    return {{__uint_as_float(f.r[0]), __uint_as_float(f.r[1]), __uint_as_float(f.r[2]), __uint_as_float(f.r[3])}};
}

#define OTTT_MATRIX_PRODUCT(name, op)                                                                                          \
    __forceinline__ void name(float (&d)[4], const ottt_u32 (&a)[4], const ottt_u32 (&b)[2], int line = __builtin_LINE())      \
    {                                                                                                                          \
        const ottt_accumulators sum = ottt_matrix_product(op, {{__float_as_uint(d[0]), __float_as_uint(d[1]),                  \
            __float_as_uint(d[2]), __float_as_uint(d[3]), a[0], a[1], a[2], a[3], b[0], b[1]}}, line);                         \
        d[0] = sum.d[0], d[1] = sum.d[1], d[2] = sum.d[2], d[3] = sum.d[3];                                                    \
    }
OTTT_MATRIX_PRODUCT(ottt_mma_m16n8k8_tf32, OTTT_MMA_TF32)
OTTT_MATRIX_PRODUCT(ottt_mma_m16n8k16_bf16, OTTT_MMA_BF16)

struct ottt_matrix_rows { ottt_u64 row, r[4]; };
OTTT_RAW inline ottt_matrix_rows ottt_load_matrices(const void *row, int transposed, int line, void *pc)
{
    ottt_matrix_rows rows = {reinterpret_cast<ottt_u64>(row), {}};
    ottt_host.access(row, 16, OTTT_READ, pc);
    ottt_host.warp(OTTT_LDMATRIX, 0xffffffffu, &rows, sizeof rows, transposed, 4, line);
    return rows;
}
OTTT_RAW inline ottt_matrix_rows ottt_load_matrices(const void *row, int transposed, int line)
{
    return ottt_load_matrices(row, transposed, line, __builtin_return_address(0));
}
#define OTTT_LOAD_MATRICES(name, transposed)                                                                                   \
    __forceinline__ void name(ottt_u32 (&r)[4], const void *row, int line = __builtin_LINE())                                  \
    {                                                                                                                          \
        const ottt_matrix_rows rows = ottt_load_matrices(row, transposed, line);                                               \
        r[0] = ottt_u32(rows.r[0]), r[1] = ottt_u32(rows.r[1]), r[2] = ottt_u32(rows.r[2]), r[3] = ottt_u32(rows.r[3]);        \
    }
OTTT_LOAD_MATRICES(ottt_ldmatrix_x4, 0)
OTTT_LOAD_MATRICES(ottt_ldmatrix_x4_trans, 1)

template <int Bytes> OTTT_RAW void ottt_copy_async(void *shared, const void *global)
{
    static_assert(Bytes == 4 || Bytes == 8 || Bytes == 16, "cp.async copies 4, 8 or 16 bytes");
    ottt_host.copy_async(shared, global, Bytes, Bytes, __builtin_return_address(0));
}
template <int Bytes> OTTT_RAW void ottt_copy_async_zero_fill(void *shared, const void *global, int source_bytes)
{
    static_assert(Bytes == 4 || Bytes == 8 || Bytes == 16, "cp.async copies 4, 8 or 16 bytes");
    ottt_host.copy_async(shared, global, Bytes, source_bytes, __builtin_return_address(0));
}
inline void ottt_copy_commit() { ottt_host.copy_commit(); }
template <int Pending> void ottt_copy_wait() { ottt_host.copy_wait(Pending); }

inline ottt_u32 ottt_to_tf32(float x)
{
    const ottt_u32 u = __float_as_uint(x);
    return x != x ? 0x7fffffffu : (u & 0x7f800000u) == 0x7f800000u ? u : (u + 0x1000u) & 0xffffe000u;
}
inline ottt_u32 ottt_to_bf16x2(float low, float high)
{
    const auto bf16 = [](float x) {
        const ottt_u32 u = __float_as_uint(x);
        return x != x ? 0x7fffu : (u + 0x7fffu + ((u >> 16) & 1u)) >> 16;
    };
    return bf16(low) | bf16(high) << 16;
}

// Products of a warpgroup. Each thread computes its sums at once; what it reads of shared memory is checked as any other access of its own.
inline ottt_u64 ottt_wgmma_lines(const void *first)
{
    OTTT_DYNAMIC_SHARED(const char, shared);
    return ottt_u64(static_cast<const char *>(first) - shared);
}
inline void ottt_wgmma_publish() {}
inline void ottt_wgmma_begin() {}
inline void ottt_wgmma_commit() {}
template <int Pending> void ottt_wgmma_wait() {}
inline void ottt_wgmma_keep(float &) {}

// The hardware combines bits 4..6 of an address with bits 7..9 of it (exclusive or), whatever the lines.
__forceinline__ float ottt_wgmma_element(ottt_u64 lines, int line, int depth)
{
    OTTT_DYNAMIC_SHARED(const char, shared);
    const ottt_u64 address = lines + ottt_u64(line / 8 * 1024 + line % 8 * 128 + depth * 4);
    return __uint_as_float(*reinterpret_cast<const ottt_u32 *>(shared + (address ^ (address >> 7 & 7) << 4)) & 0xffffe000u);
}

template <int Sums> __forceinline__ void ottt_wgmma_tf32(float (&d)[Sums], ottt_u64 a, ottt_u64 b)
{
    const int row = threadIdx.x % 128 / 32 * 16 + threadIdx.x % 32 / 4, pair = threadIdx.x % 4;
    for (int k = 0; k < 8; k++)
    {
        const float rows[2] = {ottt_wgmma_element(a, row, k), ottt_wgmma_element(a, row + 8, k)};
        for (int i = 0; i < Sums; i++) d[i] = fmaf(rows[i >> 1 & 1], ottt_wgmma_element(b, 8 * (i >> 2) + 2 * pair + (i & 1), k), d[i]);
    }
}
__forceinline__ void ottt_wgmma_m64n64k8_tf32(float (&d)[32], ottt_u64 a, ottt_u64 b) { ottt_wgmma_tf32(d, a, b); }
__forceinline__ void ottt_wgmma_m64n128k8_tf32(float (&d)[64], ottt_u64 a, ottt_u64 b) { ottt_wgmma_tf32(d, a, b); }
