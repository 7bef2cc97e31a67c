// The sums of a tile in single precision on the ordinary units: each result is one chain of fused multiply-adds in the order of the depth.
#pragma once

#include "tiles.cuh"

namespace ottt
{
    template <class Tile, class Left, class Right>
    struct float32_sums
    {
        static constexpr int rows = Tile::rows / product_side, columns = Tile::columns / product_side;

        float sums[rows][columns];

        template <class Start>
        __device__ void begin(const Start &start)
        {
#pragma unroll
            for (int column = 0; column < columns; column++)
            {
                const float first = start(column_of_thread(column));
#pragma unroll
                for (int row = 0; row < rows; row++) sums[row][column] = first;
            }
        }

        __device__ void add(const float *left, const float *right)
        {
#pragma unroll
            for (int depth = 0; depth < tile_depth; depth += 4)
            {
                float4 left_values[rows], right_values[columns];
#pragma unroll
                for (int row = 0; row < rows; row++) left_values[row] = four<Tile::rows, Left::depth_is_contiguous>(left, row_of_thread(row), depth);
#pragma unroll
                for (int column = 0; column < columns; column++) right_values[column] = four<Tile::columns, Right::depth_is_contiguous>(right, column_of_thread(column), depth);
#pragma unroll
                for (int row = 0; row < rows; row++)
                {
#pragma unroll
                    for (int column = 0; column < columns; column++)
                    {
                        float sum = sums[row][column];
                        sum = fmaf(left_values[row].x, right_values[column].x, sum);
                        sum = fmaf(left_values[row].y, right_values[column].y, sum);
                        sum = fmaf(left_values[row].z, right_values[column].z, sum);
                        sums[row][column] = fmaf(left_values[row].w, right_values[column].w, sum);
                    }
                }
            }
        }

        template <class Result>
        __device__ void finish(const Result &result)
        {
#pragma unroll
            for (int row = 0; row < rows; row++)
            {
#pragma unroll
                for (int column = 0; column < columns; column++) result(row_of_thread(row), column_of_thread(column), sums[row][column]);
            }
        }

    private:
        __device__ static int row_of_thread(int index) { return threadIdx.x / product_side + index * product_side; }

        __device__ static int column_of_thread(int index) { return threadIdx.x % product_side + index * product_side; }

        // Four neighbours along the depth.
        template <int lines, bool depth_is_contiguous>
        __device__ static float4 four(const float *values, int line, int depth)
        {
            using place = stage<lines, depth_is_contiguous>;
            if constexpr (depth_is_contiguous)
            {
                return *reinterpret_cast<const float4 *>(values + place::place(line, depth));
            }
            else
            {
                return make_float4(
                    values[place::place(line, depth)], values[place::place(line, depth + 1)], values[place::place(line, depth + 2)], values[place::place(line, depth + 3)]);
            }
        }
    };
}
