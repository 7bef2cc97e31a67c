// The leaky integrate-and-fire neuron, one neuron at a time: reset, charge, fire, trace. The same operations, rounded in the same places, as
// Ottt.Cpu.Lif; rates such as keep = 1 - 1 / tau and gain = 1 / tau are constants that the compiler writes.
#pragma once

namespace ottt
{
    // The charged potential v keep + x.
    __device__ inline float charge(float v, float x, float keep) { return fmaf(v, keep, x); }

    // The charged potential v keep + x gain: the input decays too.
    __device__ inline float charge(float v, float x, float keep, float gain) { return fmaf(v, keep, x * gain); }

    // The charged potential v keep + x gain + rest: the potential decays to a value other than zero.
    __device__ inline float charge(float v, float x, float keep, float gain, float rest) { return charge(v, x, keep, gain) + rest; }

    // 1 where the charged potential has reached the threshold, else 0. Exactly at the threshold fires.
    __device__ inline float fire(float h, float threshold) { return h >= threshold ? 1.0f : 0.0f; }

    // The potential after fire and a soft reset.
    __device__ inline float soft_reset(float h, float threshold) { return h >= threshold ? h - threshold : h; }

    // The potential after fire and a hard reset.
    __device__ inline float hard_reset(float h, float threshold, float reset) { return h >= threshold ? reset : h; }

    // How much of a membrane potential the next one still had, as NDOT measures it: their ratio within the limit, and the limit where there was none.
    __device__ inline float dependency(float v, float before, float limit)
    {
        const float ratio = v / before;
        return before == 0.0f ? limit : ratio < -limit ? -limit : ratio > limit ? limit : ratio;
    }

    // The presynaptic trace a decay + s.
    __device__ inline float trace(float a, float s, float decay) { return fmaf(a, decay, s); }

    // How the charged potential changes with the leak where the input decays too.
    __device__ inline float leak_slope(float v, float x, float rest) { return x - (v - rest); }

    // How the charged potential changes with the leak where the input arrives whole.
    __device__ inline float leak_slope(float v, float rest) { return rest - v; }
}
