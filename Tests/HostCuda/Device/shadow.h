// What the checker remembers of each 4 bytes of memory. A stamp packs one access into 64 bits:
//   time 41 | thread 10 | atomic 1 | bytes 4 | written 4 | allocated 4
// "time" is a counter that rises at each launch, block, block barrier and __syncwarp. Blocks run one after another, so the
// time at which the present launch, block, epoch and warp began tells which earlier accesses are ordered before this one.
#pragma once
#include <cstddef>
#include <cstdint>
#include <sys/mman.h>

namespace ottt {

struct Cell { uint64_t write, read[2]; }; // the last write with the state of the bytes, and two of the reads

constexpr int time_shift = 23, thread_shift = 13, bytes_shift = 8, written_shift = 4;
constexpr uint64_t atomic_bit = 1ull << 12, thread_bits = 0x3ffull << thread_shift;
constexpr uint64_t all_allocated = 0xf, all_written = 0xff; // a byte that is written is allocated as well

inline unsigned thread_of(uint64_t stamp) { return unsigned(stamp >> thread_shift & 0x3ff); }
inline uint64_t warp_of(uint64_t stamp) { return stamp >> (thread_shift + 5) & 0x1f; }

// Address space that costs memory only where it is touched.
inline char *reserve(size_t bytes)
{
    void *p = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    return p == MAP_FAILED ? nullptr : static_cast<char *>(p);
}

} // namespace ottt
