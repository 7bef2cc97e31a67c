// Block barriers and warp collectives: rendezvous of all live threads, or of all live lanes that the mask names. The default
// argument carries the line of the caller, so that lanes which meet at two different lines are found.
#pragma once

inline void __syncthreads(int line = __builtin_LINE()) { ottt_host.barrier(OTTT_BARRIER, 0, line); }
inline int __syncthreads_count(int p, int line = __builtin_LINE()) { return ottt_host.barrier(OTTT_BARRIER_COUNT, p, line); }
inline int __syncthreads_and(int p, int line = __builtin_LINE()) { return ottt_host.barrier(OTTT_BARRIER_AND, p, line); }
inline int __syncthreads_or(int p, int line = __builtin_LINE()) { return ottt_host.barrier(OTTT_BARRIER_OR, p, line); }
inline void __threadfence() {}
inline void __threadfence_block() {}
inline void __threadfence_system() {}
OTTT_RAW inline void __nanosleep(unsigned) { ottt_host.pause(__builtin_return_address(0)); }
inline void __trap(int line = __builtin_LINE()) { ottt_host.trap(719, "__trap()", line); }
#define assert(e) ((e) ? (void)0 : ottt_host.trap(710, "assert(" #e ")", __LINE__))

template <class T> OTTT_RAW T ottt_exchange(ottt_warp_op op, unsigned mask, T v, int argument, int width, int line)
{
    static_assert(sizeof(T) == 4 || sizeof(T) == 8, "collectives move 4 or 8 bytes");
    ottt_host.warp(op, mask, &v, sizeof v, argument, width, line);
    return v;
}

inline void __syncwarp(unsigned m = 0xffffffffu, int line = __builtin_LINE()) { ottt_exchange(OTTT_SYNCWARP, m, 0, 0, 32, line); }
inline unsigned __ballot_sync(unsigned m, int p, int line = __builtin_LINE())
{
    return ottt_exchange(OTTT_BALLOT, m, unsigned(p != 0), 0, 32, line);
}
inline int __any_sync(unsigned m, int p, int line = __builtin_LINE()) { return __ballot_sync(m, p, line) != 0; }
inline int __all_sync(unsigned m, int p, int line = __builtin_LINE()) { return __ballot_sync(m, !p, line) == 0; }

#define OTTT_REDUCTION(name, T, op)                                                                                            \
    inline T name(unsigned m, T v, int line = __builtin_LINE()) { return ottt_exchange(op, m, v, T(-1) < T(0), 32, line); }
OTTT_REDUCTION(__reduce_add_sync, unsigned, OTTT_REDUCE_ADD) OTTT_REDUCTION(__reduce_add_sync, int, OTTT_REDUCE_ADD)
OTTT_REDUCTION(__reduce_min_sync, unsigned, OTTT_REDUCE_MIN) OTTT_REDUCTION(__reduce_min_sync, int, OTTT_REDUCE_MIN)
OTTT_REDUCTION(__reduce_max_sync, unsigned, OTTT_REDUCE_MAX) OTTT_REDUCTION(__reduce_max_sync, int, OTTT_REDUCE_MAX)
OTTT_REDUCTION(__reduce_and_sync, unsigned, OTTT_REDUCE_AND)
OTTT_REDUCTION(__reduce_or_sync, unsigned, OTTT_REDUCE_OR)
OTTT_REDUCTION(__reduce_xor_sync, unsigned, OTTT_REDUCE_XOR)

#define OTTT_SHUFFLE(name, A, op)                                                                                              \
    template <class T> T name(unsigned m, T v, A argument, int width = 32, int line = __builtin_LINE())                        \
    {                                                                                                                          \
        return ottt_exchange(op, m, v, int(argument), width, line);                                                            \
    }
OTTT_SHUFFLE(__shfl_sync, int, OTTT_SHFL)
OTTT_SHUFFLE(__shfl_up_sync, unsigned, OTTT_SHFL_UP)
OTTT_SHUFFLE(__shfl_down_sync, unsigned, OTTT_SHFL_DOWN)
OTTT_SHUFFLE(__shfl_xor_sync, int, OTTT_SHFL_XOR)
