// The sums of a tile by a warpgroup, which multiplies what lies in shared memory: TF32, of lines along the depth, in single precision.
#pragma once

#include "precision.cuh"
#include "tiles.cuh"

namespace ottt
{
    // Whether a warpgroup can compute a tile. It cuts off what TF32 has no room for, so that columns must be rounded already.
    template <class Tile, class Left, class Right>
    constexpr bool suits_warpgroup()
    {
#if OTTT_WARPGROUPS && OTTT_READS_TF32
        return Left::depth_is_contiguous && Right::is_exact && Tile::rows % 64 == 0 && (Tile::columns == 64 || Tile::columns == 128);
#else
        return false;
#endif
    }

#if OTTT_WARPGROUPS
    template <class Tile, class Left, class Right>
    struct warpgroup_sums
    {
        static_assert(product_threads == 128, "four warps are one warpgroup");

        // A product of a warpgroup has 64 rows.
        static constexpr int blocks = Tile::rows / 64;

        // What makes up for the cut of rows: to scale the sum takes no time, and no registers as scaled rows would.
        static constexpr float balance = Left::is_exact ? 1.0f : tf32_balance;

        float sums[blocks][Tile::columns / 2];

        template <class Start>
        __device__ void begin(const Start &start)
        {
#pragma unroll
            for (int i = 0; i < Tile::columns / 2; i++)
            {
                const float first = start(column_of_thread(i)) / balance;
#pragma unroll
                for (int block = 0; block < blocks; block++) sums[block][i] = first;
            }
        }

        // Shows what this thread has copied to the warpgroup, which does not read as threads do.
        __device__ static void publish() { ottt_wgmma_publish(); }

        // Adds the products of a tile of each operand, and begins meanwhile what is to be begun.
        template <class Meanwhile>
        __device__ void add(const float *left, const float *right, const Meanwhile &meanwhile)
        {
            keep();
            ottt_wgmma_begin();
#pragma unroll
            for (int depth = 0; depth < tile_depth; depth += 8)
            {
#pragma unroll
                for (int block = 0; block < blocks; block++)
                {
                    multiply(sums[block], ottt_wgmma_lines(left + block * 64 * tile_depth + depth), ottt_wgmma_lines(right + depth));
                }
            }

            ottt_wgmma_commit();
            meanwhile();
            ottt_wgmma_wait<0>();
            keep();
        }

        template <class Result>
        __device__ void finish(const Result &result)
        {
#pragma unroll
            for (int block = 0; block < blocks; block++)
            {
#pragma unroll
                for (int i = 0; i < Tile::columns / 2; i++) result(block * 64 + row_of_thread(i), column_of_thread(i), sums[block][i] * balance);
            }
        }

    private:
        __device__ static void multiply(float (&sums)[Tile::columns / 2], ottt_u64 rows, ottt_u64 columns)
        {
            if constexpr (Tile::columns == 64) ottt_wgmma_m64n64k8_tf32(sums, rows, columns);
            else ottt_wgmma_m64n128k8_tf32(sums, rows, columns);
        }

        __device__ void keep()
        {
#pragma unroll
            for (int block = 0; block < blocks; block++)
            {
#pragma unroll
                for (int i = 0; i < Tile::columns / 2; i++) ottt_wgmma_keep(sums[block][i]);
            }
        }

        __device__ static int row_of_thread(int i) { return threadIdx.x / 32 * 16 + threadIdx.x % 32 / 4 + i / 2 % 2 * 8; }

        __device__ static int column_of_thread(int i) { return i / 4 * 8 + threadIdx.x % 4 * 2 + i % 2; }
    };
#endif
}
