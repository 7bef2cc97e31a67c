// The sums of a tile on tensor cores, in single precision. Operands are rounded to TF32 or BF16; or, for results as accurate as single precision, split into two
// TF32 terms each, but for an operand that one term holds exactly, such as spikes.
#pragma once

#include "precision.cuh"
#include "tiles.cuh"

namespace ottt
{
    template <class Tile, class Left, class Right>
    struct tensor_sums
    {
        // Eight warps side by side, each with fragments of 16 rows and 8 columns.
        static constexpr int warp_rows = Tile::rows >= 64 ? 4 : 2, warp_columns = 8 / warp_rows;
        static constexpr int rows_of_warp = Tile::rows / warp_rows, columns_of_warp = Tile::columns / warp_columns;
        static constexpr int row_fragments = rows_of_warp / 16, column_fragments = columns_of_warp / 8;

        float sums[row_fragments][column_fragments][4];

        template <class Start>
        __device__ void begin(const Start &start)
        {
#pragma unroll
            for (int j = 0; j < column_fragments; j++)
            {
                const int column = first_column() + j * 8 + lane() % 4 * 2;
                const float first = start(column), second = start(column + 1);
#pragma unroll
                for (int i = 0; i < row_fragments; i++)
                {
                    sums[i][j][0] = sums[i][j][2] = first;
                    sums[i][j][1] = sums[i][j][3] = second;
                }
            }
        }

        __device__ void add(const float *left, const float *right)
        {
#if OTTT_PRECISION == OTTT_BFLOAT16
            add_bfloat16(left, right);
#else
            for (int depth = 0; depth < tile_depth; depth += 8) add_tf32(left, right, depth);
#endif
        }

        template <class Result>
        __device__ void finish(const Result &result)
        {
#pragma unroll
            for (int i = 0; i < row_fragments; i++)
            {
#pragma unroll
                for (int j = 0; j < column_fragments; j++)
                {
                    const int row = first_row() + i * 16 + lane() / 4, column = first_column() + j * 8 + lane() % 4 * 2;
                    result(row, column, sums[i][j][0]);
                    result(row, column + 1, sums[i][j][1]);
                    result(row + 8, column, sums[i][j][2]);
                    result(row + 8, column + 1, sums[i][j][3]);
                }
            }
        }

    private:
        using left_place = stage<Tile::rows, Left::depth_is_contiguous>;
        using right_place = stage<Tile::columns, Right::depth_is_contiguous>;

        __device__ static int lane() { return threadIdx.x % 32; }

        __device__ static int first_row() { return threadIdx.x / 32 / warp_columns * rows_of_warp; }

        __device__ static int first_column() { return threadIdx.x / 32 % warp_columns * columns_of_warp; }

#if OTTT_PRECISION == OTTT_BFLOAT16
        template <class Place>
        __device__ static unsigned pair(const float *values, int line, int depth)
        {
            return ottt_to_bf16x2(values[Place::place(line, depth)], values[Place::place(line, depth + 1)]);
        }

        __device__ void add_bfloat16(const float *left, const float *right)
        {
            const int line = lane() / 4, depth = lane() % 4 * 2;
            unsigned columns[column_fragments][2];
#pragma unroll
            for (int j = 0; j < column_fragments; j++)
            {
                columns[j][0] = pair<right_place>(right, first_column() + j * 8 + line, depth);
                columns[j][1] = pair<right_place>(right, first_column() + j * 8 + line, depth + 8);
            }

#pragma unroll
            for (int i = 0; i < row_fragments; i++)
            {
                const int row = first_row() + i * 16 + line;
                const unsigned rows[4] = {
                    pair<left_place>(left, row, depth), pair<left_place>(left, row + 8, depth), pair<left_place>(left, row, depth + 8), pair<left_place>(left, row + 8, depth + 8)};
#pragma unroll
                for (int j = 0; j < column_fragments; j++) ottt_mma_m16n8k16_bf16(sums[i][j], rows, columns[j]);
            }
        }
#else
        // A value in TF32 and, where it is asked for, what TF32 leaves of it.
        __device__ static void split(float value, unsigned &high, unsigned &low)
        {
            high = ottt_to_tf32(value);
            low = ottt_to_tf32(value - __uint_as_float(high));
        }

        __device__ void add_tf32(const float *left, const float *right, int depth)
        {
            constexpr bool splits_left = OTTT_PRECISION == OTTT_SPIKE_EXACT && !Left::is_exact, splits_right = OTTT_PRECISION == OTTT_SPIKE_EXACT && !Right::is_exact;
            const int line = lane() / 4, near = depth + lane() % 4, far = near + 4;
            unsigned high_columns[column_fragments][2], low_columns[column_fragments][2];
#pragma unroll
            for (int j = 0; j < column_fragments; j++)
            {
                const int column = first_column() + j * 8 + line;
                split(right[right_place::place(column, near)], high_columns[j][0], low_columns[j][0]);
                split(right[right_place::place(column, far)], high_columns[j][1], low_columns[j][1]);
            }

#pragma unroll
            for (int i = 0; i < row_fragments; i++)
            {
                const int row = first_row() + i * 16 + line;
                unsigned high_rows[4], low_rows[4];
                split(left[left_place::place(row, near)], high_rows[0], low_rows[0]);
                split(left[left_place::place(row + 8, near)], high_rows[1], low_rows[1]);
                split(left[left_place::place(row, far)], high_rows[2], low_rows[2]);
                split(left[left_place::place(row + 8, far)], high_rows[3], low_rows[3]);
#pragma unroll
                for (int j = 0; j < column_fragments; j++)
                {
                    // The small terms first, as they would be lost beside the large one.
                    if constexpr (splits_left) ottt_mma_m16n8k8_tf32(sums[i][j], low_rows, high_columns[j]);
                    if constexpr (splits_right) ottt_mma_m16n8k8_tf32(sums[i][j], high_rows, low_columns[j]);
                    ottt_mma_m16n8k8_tf32(sums[i][j], high_rows, high_columns[j]);
                }
            }
        }
#endif
    };
}
