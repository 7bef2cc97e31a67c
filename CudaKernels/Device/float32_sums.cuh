// The sums of a tile in single precision on the ordinary units: each result is one chain of fused multiply-adds in the order of the depth.
#pragma once

#include "tiles.cuh"

namespace ottt
{
    template <class Tile, class Left, class Right>
    struct float32_sums
    {
        // The threads as a rectangle, each with rows and columns that are spread over the tile.
        static constexpr int column_threads = 16, row_threads = product_threads / column_threads;
        static constexpr int rows = Tile::rows / row_threads, columns = Tile::columns / column_threads;

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

        // Nothing: what a thread has copied is read as what it has written.
        __device__ static void publish() {}

        // Adds the products of a tile of each operand, after what is to be begun meanwhile.
        template <class Meanwhile>
        __device__ void add(const float *left, const float *right, const Meanwhile &meanwhile)
        {
            meanwhile();
            if constexpr (Left::depth_is_contiguous) add_along_depth(left, right);
            else add_along_lines(left, right);
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
        using left_place = stage<Tile::rows, Left::depth_is_contiguous>;
        using right_place = stage<Tile::columns, Right::depth_is_contiguous>;

        // The neighbouring lines that a thread has, so that it reads them at once.
        static constexpr int row_neighbours = Left::depth_is_contiguous ? 1 : rows < 4 ? rows : 4, column_neighbours = Right::depth_is_contiguous ? 1 : columns < 4 ? columns : 4;

        __device__ static int row_of_thread(int index) { return line(threadIdx.x / column_threads, index, row_threads, row_neighbours); }

        __device__ static int column_of_thread(int index) { return line(threadIdx.x % column_threads, index, column_threads, column_neighbours); }

        __device__ static int line(int thread, int index, int threads, int neighbours) { return (index / neighbours * threads + thread) * neighbours + index % neighbours; }

        __device__ void add_along_depth(const float *left, const float *right)
        {
#pragma unroll 2
            for (int depth = 0; depth < tile_depth; depth += 4)
            {
                float4 right_values[columns];
#pragma unroll
                for (int column = 0; column < columns; column++) right_values[column] = *reinterpret_cast<const float4 *>(right + right_place::place(column_of_thread(column), depth));
#pragma unroll
                for (int row = 0; row < rows; row++)
                {
                    const float4 left_values = *reinterpret_cast<const float4 *>(left + left_place::place(row_of_thread(row), depth));
#pragma unroll
                    for (int column = 0; column < columns; column++)
                    {
                        float sum = sums[row][column];
                        sum = fmaf(left_values.x, right_values[column].x, sum);
                        sum = fmaf(left_values.y, right_values[column].y, sum);
                        sum = fmaf(left_values.z, right_values[column].z, sum);
                        sums[row][column] = fmaf(left_values.w, right_values[column].w, sum);
                    }
                }
            }
        }

        __device__ void add_along_lines(const float *left, const float *right)
        {
#pragma unroll 4
            for (int depth = 0; depth < tile_depth; depth++)
            {
                float left_values[rows], right_values[columns];
#pragma unroll
                for (int row = 0; row < rows; row += row_neighbours) read<row_neighbours>(left_values + row, left + left_place::place(row_of_thread(row), depth));
#pragma unroll
                for (int column = 0; column < columns; column += column_neighbours)
                {
                    read<column_neighbours>(right_values + column, right + right_place::place(column_of_thread(column), depth));
                }

#pragma unroll
                for (int row = 0; row < rows; row++)
                {
#pragma unroll
                    for (int column = 0; column < columns; column++) sums[row][column] = fmaf(left_values[row], right_values[column], sums[row][column]);
                }
            }
        }

        template <int count>
        __device__ static void read(float *to, const float *from)
        {
            if constexpr (count == 4)
            {
                const float4 four = *reinterpret_cast<const float4 *>(from);
                to[0] = four.x, to[1] = four.y, to[2] = four.z, to[3] = four.w;
            }
            else
            {
#pragma unroll
                for (int i = 0; i < count; i++) to[i] = from[i];
            }
        }
    };
}
