// Weights in the order in which products read them. A type of constants describes the sizes of the layer, whose weight is PyTorch's.
#pragma once

#include "ottt_device.cuh"
#include "precision.cuh"

namespace ottt
{
    // A weight as products read it: rounded once, where they would round it each time.
    __device__ inline float packed(float weight)
    {
#if OTTT_READS_TF32
        return __uint_as_float(ottt_to_tf32(weight) & 0xffffe000u);
#else
        return weight;
#endif
    }

    // The place of an element of PyTorch's [out][in / groups][kernel] in the weight packed for the product: [out][kernel][in / groups].
    template <class Sizes>
    __device__ int place_forward(int index)
    {
        constexpr int channels = Sizes::in_channels / Sizes::groups, kernel = Sizes::taps / channels;
        const int output = index / Sizes::taps, channel = index / kernel % channels, tap = index % kernel;
        return output * Sizes::taps + tap * channels + channel;
    }

    // The same in the weight packed for the gradient of the input: [in][flipped kernel][out / groups].
    template <class Sizes>
    __device__ int place_backward(int index)
    {
        constexpr int channels = Sizes::in_channels / Sizes::groups, kernel = Sizes::taps / channels, outputs = Sizes::out_channels / Sizes::groups;
        const int output = index / Sizes::taps, channel = index / kernel % channels, tap = index % kernel, group = output / outputs;
        return ((group * channels + channel) * kernel + kernel - 1 - tap) * outputs + output % outputs;
    }

    // The same in the weight of a linear layer packed for the gradient of the input: [kernel][in][out].
    template <class Sizes>
    __device__ int place_transposed(int index)
    {
        constexpr int kernel = Sizes::taps / Sizes::in_channels;
        const int output = index / Sizes::taps, channel = index / kernel % Sizes::in_channels, tap = index % kernel;
        return (tap * Sizes::in_channels + channel) * Sizes::out_channels + output;
    }

    // The element of PyTorch's weight at a place of the product's order: the other way round.
    template <class Sizes>
    __device__ int element_at(int output, int place)
    {
        constexpr int channels = Sizes::in_channels / Sizes::groups, kernel = Sizes::taps / channels;
        return output * Sizes::taps + place % channels * kernel + place / channels;
    }
}
