// The arithmetic of products, which OTTT_PRECISION chooses: the members of Ottt.Precision, in their order.
#pragma once

#include "ottt_device.cuh"

#define OTTT_FLOAT32 0
#define OTTT_TF32 1
#define OTTT_BFLOAT16 2
#define OTTT_SPIKE_EXACT 3

#ifndef OTTT_PRECISION
#define OTTT_PRECISION OTTT_FLOAT32
#endif

// Whether products read TF32, which a weight is rounded to when it is packed. A warpgroup reads floats where they lie, so that it multiplies these in place of BF16.
#define OTTT_READS_TF32 (OTTT_PRECISION == OTTT_TF32 || (OTTT_WARPGROUPS && OTTT_PRECISION == OTTT_BFLOAT16))

namespace ottt
{
    // Tensor cores cut a factor off behind the eleventh bit. Of one that is scaled by this before, or whose product is behind, as much is lost as is gained, over
    // all factors. It is 1 + ln 2 / 2^11; what eleven bits hold stays as it is where the factor is scaled. Rounding would take five instructions.
    constexpr float tf32_balance = 1.000338f;
}
