// Products of matrices that are gathered from images, a tile of results to a block. OTTT_PRECISION chooses the arithmetic.
#pragma once

#include "float32_sums.cuh"
#include "precision.cuh"
#include "tensor_sums.cuh"
#include "tiles.cuh"
#include "warpgroup_sums.cuh"

namespace ottt
{
    // What sums a tile: one chain of fused multiply-adds for each result; or, on tensor cores, products of a warpgroup, or fragments.
    template <class Tile, class Left, class Right, bool by_warpgroup = suits_warpgroup<Tile, Left, Right>()>
    struct tile_sums
    {
#if OTTT_PRECISION == OTTT_FLOAT32
        using type = float32_sums<Tile, Left, Right>;
#else
        using type = tensor_sums<Tile, Left, Right>;
#endif
    };

#if OTTT_WARPGROUPS
    template <class Tile, class Left, class Right>
    struct tile_sums<Tile, Left, Right, true>
    {
        using type = warpgroup_sums<Tile, Left, Right>;
    };
#endif

    // The rows and columns of a tile, within the results that there are, and the part of the depth that is summed.
    struct extent
    {
        int first_row, rows, first_column, columns, depth_begin, depth_end;
    };

    // What a result needs beside its sum: nothing.
    struct nothing
    {
    };

    // The results of a thread whose loads are under way at a time: as many as there is room for in registers.
    template <class Tile, class Earlier>
    constexpr int results_at_a_time()
    {
        constexpr int results = Tile::rows * Tile::columns / product_threads, floats = sizeof(Earlier) / sizeof(float);
        constexpr int wanted = floats == 0 ? 4 : floats <= 2 ? 16 : floats <= 4 ? 8 : 4;
        return wanted < results ? wanted : results;
    }

    // A tile of left x right^T. Each sum begins at start(column) and is handed to result(row, column, sum, before(row, column)) by one thread; what comes before is
    // loaded for several results at a time. All threads of the block must call it.
    template <class Tile, class Left, class Right, class Start, class Before, class Result>
    __device__ void product(const Left &left, const Right &right, float *shared, const extent &of, const Start &start, const Before &before, const Result &result)
    {
        static_assert(Left::depth_is_contiguous == Right::depth_is_contiguous, "a step of the sums takes its depths in one order");
        using left_stage = stage<Tile::rows, Left::depth_is_contiguous>;
        using right_stage = stage<Tile::columns, Right::depth_is_contiguous>;
        float *left_tiles = shared, *right_tiles = shared + tile_stages * left_stage::floats;
        const int steps = (of.depth_end - of.depth_begin + tile_depth - 1) / tile_depth;
        const tile_copies<Tile::rows, Left> left_copies(left, of.first_row, of.rows);
        const tile_copies<Tile::columns, Right> right_copies(right, of.first_column, of.columns);
        typename tile_sums<Tile, Left, Right>::type sums;
        sums.begin([&](int column) { return of.first_column + column < of.columns ? start(of.first_column + column) : 0.0f; });

        const auto copy = [&](int step) {
            const int depth = of.depth_begin + step * tile_depth, turn = step % tile_stages;
            left_copies.begin(left_tiles + turn * left_stage::floats, depth, of.depth_end);
            right_copies.begin(right_tiles + turn * right_stage::floats, depth, of.depth_end);
        };
#pragma unroll 1
        for (int step = 0; step < tile_stages - 1; step++)
        {
            if (step < steps) copy(step);
            ottt_copy_commit();
        }

#pragma unroll 1
        for (int step = 0; step < steps; step++)
        {
            // The oldest copy has arrived, for this thread; behind the barrier for all, and all are done with the tile before it.
            ottt_copy_wait<tile_stages - 2>();
            sums.publish();
            __syncthreads();
            sums.add(left_tiles + step % tile_stages * left_stage::floats, right_tiles + step % tile_stages * right_stage::floats, [&] {
                if (step + tile_stages - 1 < steps) copy(step + tile_stages - 1);
                ottt_copy_commit();
            });
        }

        // By way of shared memory, so that neighbouring threads have neighbouring results.
        static_assert(Tile::floats * 4 <= product_bytes<Tile>, "results take no more room than operands");
        ottt_copy_wait<0>();
        __syncthreads();
        sums.finish([&](int row, int column, float sum) { shared[Tile::place(row, column)] = sum; });
        __syncthreads();
        using earlier = decltype(before(0, 0));
        constexpr int at_a_time = results_at_a_time<Tile, earlier>();
        static_assert(Tile::rows * Tile::columns % (at_a_time * product_threads) == 0, "some threads would have more results than others");
#pragma unroll 1
        for (int first = threadIdx.x; first < Tile::rows * Tile::columns; first += at_a_time * product_threads)
        {
            earlier values[at_a_time];
#pragma unroll
            for (int i = 0; i < at_a_time; i++)
            {
                const int index = first + i * product_threads, row = of.first_row + index / Tile::columns, column = of.first_column + index % Tile::columns;
                if (row < of.rows && column < of.columns) values[i] = before(row, column);
            }

#pragma unroll
            for (int i = 0; i < at_a_time; i++)
            {
                const int index = first + i * product_threads, row = of.first_row + index / Tile::columns, column = of.first_column + index % Tile::columns;
                if (row < of.rows && column < of.columns) result(row, column, shared[Tile::place(index / Tile::columns, index % Tile::columns)], values[i]);
            }
        }
    }

    // The same where a result needs its sum alone.
    template <class Tile, class Left, class Right, class Start, class Result>
    __device__ void product(const Left &left, const Right &right, float *shared, const extent &of, const Start &start, const Result &result)
    {
        const auto before = [](int, int) { return nothing(); };
        product<Tile>(left, right, shared, of, start, before, [&](int row, int column, float sum, const nothing &) { result(row, column, sum); });
    }
}
