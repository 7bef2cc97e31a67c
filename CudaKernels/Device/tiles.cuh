// Where the tiles of a product lie in shared memory, and how they get there: copied in the background, some of them ahead.
#pragma once

#include "ottt_device.cuh"

namespace ottt
{
    // The warps of a block that computes a tile of a product, side by side: each computes a quarter of it.
    constexpr int product_warp_rows = 2, product_warp_columns = 2, product_threads = 32 * product_warp_rows * product_warp_columns;

    // The depth of a tile: what is multiplied before the next tile must be there.
    constexpr int tile_depth = 32;

    // The tiles that are under way or being multiplied at a time: enough to cover the way from memory.
    constexpr int tile_stages = 3;

    // The rows and columns of results that a block computes.
    template <int tile_rows, int tile_columns>
    struct tile
    {
        static constexpr int rows = tile_rows, columns = tile_columns;

        // The results in shared memory, on their way from the threads that have summed them. A row is longer than its columns, so that threads of a warp, which write
        // rows and columns of a fragment at the same time, seldom use the same bank.
        static constexpr int floats_of_row = columns + 5, floats = rows * floats_of_row;

        __device__ static int place(int row, int column) { return row * floats_of_row + column; }
    };

    // A tile of one operand in shared memory. Where neighbours along the depth lie beside each other in memory, each line lies along the depth; else the lines
    // lie beside each other. Groups of four floats change places so that threads that read at the same time, neighbouring lines or depths, use different banks;
    // along the depth they do as products of a warpgroup have it.
    template <int lines, bool depth_is_contiguous>
    struct stage
    {
        static constexpr int floats = lines * tile_depth;

        static_assert(depth_is_contiguous || lines % 32 == 0, "a row has fewer groups than there are places to change");

        __device__ static int place(int line, int depth)
        {
            if constexpr (depth_is_contiguous)
            {
                const int turn = line % 8;
                return line * tile_depth + (depth / 4 ^ turn) * 4 + depth % 4;
            }
            else
            {
                const int turn = depth % 4 * 2;
                return depth * lines + (line / 4 ^ turn) * 4 + line % 4;
            }
        }
    };

    // The shared memory of a product, in bytes: all stages of both operands.
    template <class Tile>
    constexpr int product_bytes = tile_stages * 4 * tile_depth * (Tile::rows + Tile::columns);

    // Copies tiles of an operand, whose element is at values[line(i) + depth(k)]; what is outside of it becomes zero. A thread copies from the same lines of every
    // tile, so it looks for them once.
    template <int lines, class Operand>
    struct tile_copies
    {
        __device__ tile_copies(const Operand &of, int first_line, int line_end) : operand(of), first(first_line), end(line_end)
        {
#pragma unroll
            for (int pass = 0; pass < known_passes; pass++) places[pass] = place_of_line(pass);
        }

        // Begins to copy the tile at a depth.
        __device__ void begin(float *__restrict__ destination, int first_depth, int depth_end) const
        {
            if constexpr (Operand::depth_is_contiguous)
            {
                const int depth = threadIdx.x % depth_copies * floats;
                const bool is_inside = first_depth + depth < depth_end;
                const float *source = operand.values + (is_inside ? operand.depth(first_depth + depth) : 0);
#pragma unroll known_passes == passes ? passes : 8
                for (int pass = 0; pass < passes; pass++)
                {
                    const int line = known_passes == passes ? places[pass % known_passes] : place_of_line(pass);
                    copy(destination + shared::place(line_of_thread(pass), depth), source, is_inside ? line : outside);
                }
            }
            else
            {
                const float *source = operand.values + (places[0] == outside ? 0 : places[0]);
#pragma unroll
                for (int pass = 0; pass < passes; pass++)
                {
                    const int depth = threadIdx.x / line_copies + pass * (product_threads / line_copies);
                    const bool is_inside = places[0] != outside && first_depth + depth < depth_end;
                    copy(destination + shared::place(line_of_thread(0), depth), source, is_inside ? operand.depth(first_depth + depth) : outside);
                }
            }
        }

    private:
        using shared = stage<lines, Operand::depth_is_contiguous>;

        // A place in memory that is none.
        static constexpr int outside = -1;

        static constexpr int floats = Operand::floats_per_copy;
        static constexpr int depth_copies = Operand::depth_is_contiguous ? tile_depth / floats : tile_depth;
        static constexpr int line_copies = Operand::depth_is_contiguous ? lines : lines / floats;
        static constexpr int passes = depth_copies * line_copies / product_threads;
        static_assert(passes * product_threads == depth_copies * line_copies, "some threads would copy more than others");

        // More places than these would take too many registers.
        static constexpr int known_passes = !Operand::depth_is_contiguous || passes > 8 ? 1 : passes;

        const Operand &operand;
        const int first, end;
        int places[known_passes];

        __device__ static int line_of_thread(int pass)
        {
            return Operand::depth_is_contiguous ? threadIdx.x / depth_copies + pass * (product_threads / depth_copies) : threadIdx.x % line_copies * floats;
        }

        __device__ int place_of_line(int pass) const
        {
            const int line = first + line_of_thread(pass);
            return line < end ? operand.line(line) : outside;
        }

        __device__ static void copy(float *destination, const float *source, int place)
        {
            ottt_copy_async_zero_fill<4 * floats>(destination, source + (place == outside ? 0 : place), place == outside ? 0 : 4 * floats);
        }
    };
}
