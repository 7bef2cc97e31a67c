// One OS thread runs all fibers, so that a plain update is atomic; the checker is told that it was meant to be one.
#pragma once

#define OTTT_ATOMIC(name, result)                                                                                              \
    template <class T> OTTT_RAW T ottt_##name(T *p, T v)                                                                       \
    {                                                                                                                          \
        ottt_host.access(p, sizeof(T), OTTT_WRITE | OTTT_ATOMIC, __builtin_return_address(0));                                 \
        const T old = *p;                                                                                                      \
        *p = result;                                                                                                           \
        return old;                                                                                                            \
    }
OTTT_ATOMIC(atomicAdd, old + v)
OTTT_ATOMIC(atomicSub, old - v)
OTTT_ATOMIC(atomicOr, old | v)
OTTT_ATOMIC(atomicAnd, old & v)
OTTT_ATOMIC(atomicXor, old ^ v)
OTTT_ATOMIC(atomicMin, old < v ? old : v)
OTTT_ATOMIC(atomicMax, old > v ? old : v)
OTTT_ATOMIC(atomicExch, v)

// As plain functions, since CUDA converts the value to the type of the pointer.
#define OTTT_ATOMIC_OF(name, T) inline T name(T *p, T v) { return ottt_##name(p, v); }
#define OTTT_ATOMIC_INTEGERS(name) OTTT_ATOMIC_OF(name, int) OTTT_ATOMIC_OF(name, unsigned) OTTT_ATOMIC_OF(name, ottt_u64)
OTTT_ATOMIC_INTEGERS(atomicAdd) OTTT_ATOMIC_OF(atomicAdd, float) OTTT_ATOMIC_OF(atomicAdd, double)
OTTT_ATOMIC_OF(atomicSub, int) OTTT_ATOMIC_OF(atomicSub, unsigned)
OTTT_ATOMIC_INTEGERS(atomicOr) OTTT_ATOMIC_INTEGERS(atomicAnd) OTTT_ATOMIC_INTEGERS(atomicXor)
OTTT_ATOMIC_INTEGERS(atomicMin) OTTT_ATOMIC_INTEGERS(atomicMax)
OTTT_ATOMIC_INTEGERS(atomicExch) OTTT_ATOMIC_OF(atomicExch, float)

template <class T> OTTT_RAW T ottt_atomicCAS(T *p, T expected, T v)
{
    ottt_host.access(p, sizeof(T), OTTT_WRITE | OTTT_ATOMIC, __builtin_return_address(0));
    const T old = *p;
    if (old == expected) *p = v;
    return old;
}
inline int atomicCAS(int *p, int expected, int v) { return ottt_atomicCAS(p, expected, v); }
inline unsigned atomicCAS(unsigned *p, unsigned expected, unsigned v) { return ottt_atomicCAS(p, expected, v); }
inline ottt_u64 atomicCAS(ottt_u64 *p, ottt_u64 expected, ottt_u64 v) { return ottt_atomicCAS(p, expected, v); }
