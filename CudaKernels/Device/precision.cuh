// The arithmetic of products, which OTTT_PRECISION chooses: the members of Ottt.Precision, in their order.
#pragma once

#define OTTT_FLOAT32 0
#define OTTT_TF32 1
#define OTTT_BFLOAT16 2
#define OTTT_SPIKE_EXACT 3

#ifndef OTTT_PRECISION
#define OTTT_PRECISION OTTT_FLOAT32
#endif
