// The operands of products of layers: which matrix elements lie where. A type of constants describes the sizes.
#pragma once

#include "precision.cuh"

namespace ottt
{
    // An image as the rows of a matrix: row (sample, pixel), depth (tap, channel). A border is part of the image.
    template <class Sizes, bool holds_spikes>
    struct patches
    {
        static constexpr bool depth_is_contiguous = true, is_exact = holds_spikes;
        static constexpr int floats_per_copy = Sizes::in_channels % 4 == 0 && Sizes::in_channels / Sizes::groups % 4 == 0 ? 4 : 1;

        const float *values;
        int group;

        __device__ int line(int row) const
        {
            const int sample = row / Sizes::out_pixels, pixel = row % Sizes::out_pixels;
            const int top = pixel / Sizes::out_width * Sizes::stride_height, left = pixel % Sizes::out_width * Sizes::stride_width;
            return sample * Sizes::in_stride + (top * Sizes::in_width + left) * Sizes::in_channels + group * (Sizes::in_channels / Sizes::groups);
        }

        __device__ int depth(int index) const
        {
            constexpr int channels = Sizes::in_channels / Sizes::groups;
            const int tap = index / channels, row = tap / Sizes::kernel_width * Sizes::dilation_height, column = tap % Sizes::kernel_width * Sizes::dilation_width;
            return (row * Sizes::in_width + column) * Sizes::in_channels + index % channels;
        }
    };

    // A packed weight as the columns of a matrix: column (output channel), depth (tap, channel). For products of TF32 it was rounded when it was packed.
    template <class Sizes>
    struct packed_weight
    {
        static constexpr bool depth_is_contiguous = true, is_exact = OTTT_READS_TF32;
        static constexpr int floats_per_copy = Sizes::taps % 4 == 0 ? 4 : 1;

        const float *values;
        int group;

        __device__ int line(int column) const { return (group * (Sizes::out_channels / Sizes::groups) + column) * Sizes::taps; }

        __device__ int depth(int index) const { return index; }
    };

    // Output gradients as the rows of a matrix: row (output channel), depth (sample, pixel).
    template <class Sizes>
    struct gradient_channels
    {
        static constexpr bool depth_is_contiguous = false, is_exact = false;
        static constexpr int floats_per_copy = Sizes::out_channels / Sizes::groups % 4 == 0 ? 4 : 1;

        const float *values;
        int group;

        __device__ int line(int channel) const { return group * (Sizes::out_channels / Sizes::groups) + channel; }

        __device__ int depth(int index) const { return index / Sizes::out_pixels * Sizes::out_stride + index % Sizes::out_pixels * Sizes::out_channels; }
    };

    // The same image as in patches, as the columns of a matrix: column (tap, channel), depth (sample, pixel).
    template <class Sizes>
    struct patch_columns
    {
        static constexpr bool depth_is_contiguous = false, is_exact = false;
        static constexpr int floats_per_copy = patches<Sizes, false>::floats_per_copy;

        patches<Sizes, false> image;
        const float *values;

        __device__ int line(int column) const { return image.depth(column); }

        __device__ int depth(int index) const { return image.line(index); }
    };

    // The result of a convolution at an element of its output, for groups too narrow for tiles: one chain of fused multiply-adds from start on.
    template <class Sizes>
    __device__ float convolve(const float *__restrict__ image, const float *__restrict__ packed_weight, int element, float start)
    {
        constexpr int channels = Sizes::in_channels / Sizes::groups;
        const int output = element % Sizes::out_channels, pixel = element / Sizes::out_channels, group = output / (Sizes::out_channels / Sizes::groups);
        const int top = pixel / Sizes::out_width * Sizes::stride_height, left = pixel % Sizes::out_width * Sizes::stride_width;
        float sum = start;
        for (int tap = 0; tap < Sizes::taps / channels; tap++)
        {
            const int row = top + tap / Sizes::kernel_width * Sizes::dilation_height, column = left + tap % Sizes::kernel_width * Sizes::dilation_width;
            const float *pixels = image + (row * Sizes::in_width + column) * Sizes::in_channels + group * channels;
            for (int channel = 0; channel < channels; channel++) sum = fmaf(pixels[channel], packed_weight[output * Sizes::taps + tap * channels + channel], sum);
        }

        return sum;
    }
}
