// Where the tiles of a product lie in shared memory, and how they get there: copied in the background, several of them ahead.
#pragma once

#include "ottt_device.cuh"

namespace ottt
{
    // The threads of a block that computes a tile of a product, as a square and as warps.
    constexpr int product_threads = 256, product_side = 16;

    // The depth of a tile: what is multiplied before the next tile must be there.
    constexpr int tile_depth = 16;

    // The tiles that are under way or being multiplied at a time: enough to cover the way from memory.
    constexpr int tile_stages = 4;

    // The rows and columns of results that a block computes.
    template <int tile_rows, int tile_columns>
    struct tile
    {
        static constexpr int rows = tile_rows, columns = tile_columns;
    };

    // A tile of one operand in shared memory. Where neighbours along the depth lie beside each other in memory, each line lies along the depth; else the lines
    // lie beside each other. The padding keeps threads that read at the same time on different banks.
    template <int lines, bool depth_is_contiguous>
    struct stage
    {
        static constexpr int pitch = depth_is_contiguous ? tile_depth + 4 : lines + 8;
        static constexpr int floats = depth_is_contiguous ? lines * pitch : tile_depth * pitch;

        __device__ static int place(int line, int depth) { return depth_is_contiguous ? line * pitch + depth : depth * pitch + line; }
    };

    // The shared memory of a product, in bytes: all stages of both operands.
    template <class Tile, class Left, class Right>
    constexpr int product_bytes = tile_stages * 4 * (stage<Tile::rows, Left::depth_is_contiguous>::floats + stage<Tile::columns, Right::depth_is_contiguous>::floats);

    // Begins to copy a tile; what is outside of the operand becomes zero. An operand's element is at values[line(i) + depth(k)].
    template <int lines, class Operand>
    __device__ void begin_copy(const Operand &operand, float *__restrict__ destination, int first_line, int line_end, int first_depth, int depth_end)
    {
        using place = stage<lines, Operand::depth_is_contiguous>;
        constexpr int floats = Operand::floats_per_copy;
        constexpr int depth_copies = Operand::depth_is_contiguous ? tile_depth / floats : tile_depth;
        constexpr int line_copies = Operand::depth_is_contiguous ? lines : lines / floats;
        for (int copy = threadIdx.x; copy < depth_copies * line_copies; copy += product_threads)
        {
            const int line = Operand::depth_is_contiguous ? copy / depth_copies : copy % line_copies * floats;
            const int depth = Operand::depth_is_contiguous ? copy % depth_copies * floats : copy / line_copies;
            const bool is_inside = first_line + line < line_end && first_depth + depth < depth_end;
            const float *source = operand.values + (is_inside ? operand.line(first_line + line) + operand.depth(first_depth + depth) : 0);
            ottt_copy_async_zero_fill<4 * floats>(destination + place::place(line, depth), source, is_inside ? 4 * floats : 0);
        }
    }
}
