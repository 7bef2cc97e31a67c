// The lines of an operand in shared memory as the threads of a warp take them for fragments of matrices.
//
// A fragment has its lines in groups of eight; in the layouts of ottt_device.cuh, group = lane / 4 is the line of a thread within one, and pair = lane % 4 its
// place along the depth. A sum does not mind in which order both operands take their depths, nor a result which line is called which, so that these are dealt
// out such that a thread reads what it needs by four floats at a time.
#pragma once

#include "tiles.cuh"

namespace ottt
{
    // What a thread has of a line along a depth of sixteen: of a step for BF16, or of two steps for TF32.
    struct quad
    {
        float values[4];
    };

    // The lines of a warp in a tile.
    template <int lines, int lines_of_warp, bool depth_is_contiguous>
    struct fragment_lines
    {
        static constexpr int groups = lines_of_warp / 8;

        // The groups that a thread loads at a time.
        static constexpr int loaded = depth_is_contiguous ? 1 : groups < 4 ? groups : 4;

        // The line, from the first of the warp on, that is a line of a group. Neighbours are four lines apart where those beside each other use the same banks.
        __device__ static int line(int group, int place)
        {
            if constexpr (depth_is_contiguous) return group * 8 + place % 2 * 4 + place / 2;
            else return group / loaded * (8 * loaded) + place * loaded + group % loaded;
        }

        // Loads the groups from one on, at sixteen depths from one on.
        __device__ static void load(quad *quads, const float *tile, int first_line, int group, int first_depth)
        {
            using shared = stage<lines, depth_is_contiguous>;
            const int pair = threadIdx.x % 4;
            if constexpr (depth_is_contiguous)
            {
                // The second half of a line has the groups of floats of the first, two by two exchanged; and eight lines further the places are the same again.
                static_assert(tile_depth == 32, "a line has two halves");
                const int place = (shared::place(first_line + line(0, threadIdx.x % 32 / 4), 4 * pair) ^ first_depth) + group * (8 * tile_depth);
                const float4 values = *reinterpret_cast<const float4 *>(tile + place);
                quads[0] = quad{{values.x, values.y, values.z, values.w}};
            }
            else
            {
                const int here = first_line + line(group, threadIdx.x % 32 / 4);
#pragma unroll
                for (int i = 0; i < 4; i++)
                {
                    const float *values = tile + shared::place(here, first_depth + pair + 4 * i);
                    if constexpr (loaded == 4)
                    {
                        const float4 four = *reinterpret_cast<const float4 *>(values);
                        quads[0].values[i] = four.x, quads[1].values[i] = four.y, quads[2].values[i] = four.z, quads[3].values[i] = four.w;
                    }
                    else
                    {
#pragma unroll
                        for (int next = 0; next < loaded; next++) quads[next].values[i] = values[next];
                    }
                }
            }
        }
    };
}
