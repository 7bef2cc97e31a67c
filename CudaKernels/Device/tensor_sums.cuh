// The sums of a tile on tensor cores, in single precision. Operands are cut to TF32 or rounded to BF16; or, for results as accurate as single precision, split into two
// TF32 terms each, but for an operand that one term holds exactly, such as spikes.
#pragma once

#include "fragments.cuh"
#include "precision.cuh"

namespace ottt
{
    template <class Tile, class Left, class Right>
    struct tensor_sums
    {
        static constexpr int rows_of_warp = Tile::rows / product_warp_rows, columns_of_warp = Tile::columns / product_warp_columns;

        // Fragments of 16 rows, which are two groups of lines, and 8 columns.
        static constexpr int row_fragments = rows_of_warp / 16, column_fragments = columns_of_warp / 8;

        float sums[row_fragments][column_fragments][4];

        template <class Start>
        __device__ void begin(const Start &start)
        {
#pragma unroll
            for (int j = 0; j < column_fragments; j++)
            {
                const float first = start(column_of_thread(j, 0)), second = start(column_of_thread(j, 1));
#pragma unroll
                for (int i = 0; i < row_fragments; i++)
                {
                    sums[i][j][0] = sums[i][j][2] = first;
                    sums[i][j][1] = sums[i][j][3] = second;
                }
            }
        }

        // Nothing: what a thread has copied is read as what it has written.
        __device__ static void publish() {}

        // Adds the products of a tile of each operand, after what is to be begun meanwhile.
        template <class Meanwhile>
        __device__ void add(const float *left, const float *right, const Meanwhile &meanwhile)
        {
            meanwhile();
#pragma unroll splits_both || Left::depth_is_contiguous ? 1 : tile_depth / 16
            for (int depth = 0; depth < tile_depth; depth += 16)
            {
#pragma unroll
                for (int j = 0; j < column_fragments; j += columns_at_a_time)
                {
                    // Or else the compiler would keep all rows in registers, for the columns that follow.
                    if (j > 0) __syncwarp();
                    add(left, right, depth, j);
                }
            }
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
#pragma unroll
                    for (int k = 0; k < 4; k++) result(row_of_thread(2 * i + k / 2), column_of_thread(j, k % 2), sums[i][j][k]);
                }
            }
        }

    private:
        using row_lines = fragment_lines<Tile::rows, rows_of_warp, Left::depth_is_contiguous>;
        using column_lines = fragment_lines<Tile::columns, columns_of_warp, Right::depth_is_contiguous>;

#if OTTT_PRECISION == OTTT_SPIKE_EXACT
        static constexpr bool splits_left = !Left::is_exact, splits_right = !Right::is_exact, splits_both = splits_left && splits_right;
#else
        static constexpr bool splits_left = false, splits_right = false, splits_both = false;
#endif

        // The fragments whose columns a thread has in registers; of terms in two parts there is room for fewer.
        static constexpr int columns_at_a_time = splits_right && column_fragments > 4 ? 4 : column_fragments;

        // The groups of rows that a thread has in registers: both of a fragment, or those of as many fragments as it loads at a time.
        static constexpr int row_groups_at_a_time = row_lines::loaded < 2 ? 2 : row_lines::loaded;

        __device__ static int first_row() { return threadIdx.x / 32 / product_warp_columns * rows_of_warp; }

        __device__ static int first_column() { return threadIdx.x / 32 % product_warp_columns * columns_of_warp; }

        __device__ static int row_of_thread(int group) { return first_row() + row_lines::line(group, threadIdx.x % 32 / 4); }

        __device__ static int column_of_thread(int group, int next) { return first_column() + column_lines::line(group, threadIdx.x % 4 * 2 + next); }

#if OTTT_PRECISION == OTTT_BFLOAT16
        // What a thread has of a line, in pairs.
        template <class Operand>
        struct terms
        {
            unsigned pairs[2];

            terms() = default;

            __device__ explicit terms(const quad &of) : pairs{ottt_to_bf16x2(of.values[0], of.values[1]), ottt_to_bf16x2(of.values[2], of.values[3])} {}
        };

        __device__ static void multiply(float (*sums)[4], const terms<Left> &upper, const terms<Left> &lower, const terms<Right> (&columns)[columns_at_a_time])
        {
            const unsigned rows[4] = {upper.pairs[0], lower.pairs[0], upper.pairs[1], lower.pairs[1]};
#pragma unroll
            for (int j = 0; j < columns_at_a_time; j++) ottt_mma_m16n8k16_bf16(sums[j], rows, columns[j].pairs);
        }
#else
        // What a thread has of a line in TF32, and what TF32 leaves of it.
        template <class Operand>
        struct terms
        {
            unsigned high[4], low[4];

            terms() = default;

            __device__ explicit terms(const quad &of)
            {
#pragma unroll
                for (int i = 0; i < 4; i++)
                {
                    const float value = of.values[i];
                    high[i] = __float_as_uint(Operand::is_exact ? value : value * tf32_balance);
                    low[i] = Operand::is_exact ? 0u : __float_as_uint((value - __uint_as_float(high[i] & 0xffffe000u)) * tf32_balance);
                }
            }
        };

        __device__ static void multiply(float (*sums)[4], const terms<Left> &upper, const terms<Left> &lower, const terms<Right> (&columns)[columns_at_a_time])
        {
#pragma unroll
            for (int step = 0; step < 4; step += 2)
            {
                const unsigned high[4] = {upper.high[step], lower.high[step], upper.high[step + 1], lower.high[step + 1]};
                const unsigned low[4] = {upper.low[step], lower.low[step], upper.low[step + 1], lower.low[step + 1]};

                // The small terms first, as they would be lost beside the large one.
#pragma unroll
                for (int j = 0; j < columns_at_a_time && splits_left; j++) multiply(sums[j], low, columns[j].high, step);
#pragma unroll
                for (int j = 0; j < columns_at_a_time && splits_right; j++) multiply(sums[j], high, columns[j].low, step);
#pragma unroll
                for (int j = 0; j < columns_at_a_time; j++) multiply(sums[j], high, columns[j].high, step);
            }
        }

        __device__ static void multiply(float (&sum)[4], const unsigned (&rows)[4], const unsigned (&column)[4], int step)
        {
            const unsigned columns[2] = {column[step], column[step + 1]};
            ottt_mma_m16n8k8_tf32(sum, rows, columns);
        }
#endif

        __device__ void add(const float *left, const float *right, int depth, int first_fragment)
        {
            terms<Right> columns[columns_at_a_time];
#pragma unroll
            for (int j = 0; j < columns_at_a_time; j += column_lines::loaded)
            {
                quad quads[column_lines::loaded];
                column_lines::load(quads, right, first_column(), first_fragment + j, depth);
#pragma unroll
                for (int k = 0; k < column_lines::loaded; k++) columns[j + k] = terms<Right>(quads[k]);
            }

#pragma unroll
            for (int i = 0; i < 2 * row_fragments; i += row_groups_at_a_time)
            {
                quad quads[row_groups_at_a_time];
#pragma unroll
                for (int k = 0; k < row_groups_at_a_time; k += row_lines::loaded) row_lines::load(quads + k, left, first_row(), i + k, depth);
#pragma unroll
                for (int k = 0; k < row_groups_at_a_time; k += 2)
                {
                    multiply(sums[(i + k) / 2] + first_fragment, terms<Left>(quads[k]), terms<Left>(quads[k + 1]), columns);
                }
            }
        }
    };
}
