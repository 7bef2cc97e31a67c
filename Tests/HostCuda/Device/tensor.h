// Tensor-core operations with the fragment layouts that CudaKernels/Device/ottt_device.cuh documents.
#pragma once
#include "executor.h"

namespace ottt {

inline int first_lane(unsigned mask) { return mask ? __builtin_ctz(mask) : 0; }

inline float as_float(uint32_t bits)
{
    float x;
    memcpy(&x, &bits, sizeof x);
    return x;
}
inline float tf32(uint32_t bits) { return as_float(bits & 0xffffe000u); }
inline float bf16(uint32_t pair, int half) { return as_float(half ? pair & 0xffff0000u : pair << 16); }

// D += A * B for 16 x depth and depth x 8. A chain of fused multiply-adds in the order of k: one of the orders that hardware
// may take, and one that a reference can repeat to the bit.
template <int depth> void multiply_matrices(const Group &g)
{
    float A[16][depth], B[depth][8];
    for (int i = 0; i < 32; i++)
    {
        const uint32_t *r = static_cast<uint32_t *>(g.payload[i]); // d[4], a[4], b[2]
        const int group = i / 4, pair = i % 4;
        for (int q = 0; q < 4; q++)
        {
            float *row = A[group + 8 * (q & 1)];
            if constexpr (depth == 8) row[pair + 4 * (q >> 1)] = tf32(r[4 + q]);
            else for (int h = 0; h < 2; h++) row[2 * pair + 8 * (q >> 1) + h] = bf16(r[4 + q], h);
        }
        for (int q = 0; q < 2; q++)
            if constexpr (depth == 8) B[pair + 4 * q][group] = tf32(r[8 + q]);
            else for (int h = 0; h < 2; h++) B[2 * pair + 8 * q + h][group] = bf16(r[8 + q], h);
    }
    for (int i = 0; i < 32; i++)
        for (int q = 0; q < 4; q++)
        {
            const int m = i / 4 + 8 * (q >> 1), n = i % 4 * 2 + (q & 1);
            uint32_t *d = static_cast<uint32_t *>(g.payload[i]) + q;
            float sum = as_float(*d);
            for (int k = 0; k < depth; k++) sum = __builtin_fmaf(A[m][k], B[k][n], sum);
            memcpy(d, &sum, sizeof sum);
        }
}

// Payload: the address of a row of 8 halves, then the four results.
inline void load_matrices(const Group &g)
{
    for (int i = 0; i < 32; i++)
        for (int m = 0; m < 4; m++)
        {
            const auto half = [&](int row, int column) {
                return uint32_t(reinterpret_cast<const uint16_t *>(*static_cast<uint64_t *>(g.payload[m * 8 + row]))[column]);
            };
            const int group = i / 4, first = i % 4 * 2;
            const bool transposed = g.argument[i];
            const uint32_t low = transposed ? half(first, group) : half(group, first);
            const uint32_t high = transposed ? half(first + 1, group) : half(group, first + 1);
            static_cast<uint64_t *>(g.payload[i])[1 + m] = low | high << 16;
        }
}

} // namespace ottt
