// Checked images are compiled with -fsanitize=thread,bounds,alignment and linked without those libraries: what the compiler
// calls for each load and store is defined here, and leads to the checker. So it works in any process.
#pragma once

#define OTTT_HOOK(name, call) OTTT_EXPORT OTTT_RAW void name(const void *p) { ottt_host.call; }
#define OTTT_PC __builtin_return_address(0)
#define OTTT_HOOKS(bytes, log)                                                                                                 \
    OTTT_HOOK(__tsan_read##bytes, read[log](p, OTTT_PC))                                                                       \
    OTTT_HOOK(__tsan_write##bytes, write[log](p, OTTT_PC))                                                                     \
    OTTT_HOOK(__tsan_unaligned_read##bytes, access(p, bytes, OTTT_READ | OTTT_UNALIGNED, OTTT_PC))                             \
    OTTT_HOOK(__tsan_unaligned_write##bytes, access(p, bytes, OTTT_WRITE | OTTT_UNALIGNED, OTTT_PC))
OTTT_HOOKS(1, 0) OTTT_HOOKS(2, 1) OTTT_HOOKS(4, 2) OTTT_HOOKS(8, 3) OTTT_HOOKS(16, 4)

OTTT_EXPORT OTTT_RAW void __tsan_read_range(const void *p, size_t n) { ottt_host.access(p, int(n), OTTT_UNALIGNED, OTTT_PC); }
OTTT_EXPORT OTTT_RAW void __tsan_write_range(const void *p, size_t n)
{
    ottt_host.access(p, int(n), OTTT_WRITE | OTTT_UNALIGNED, OTTT_PC);
}
OTTT_EXPORT OTTT_RAW void *__tsan_memcpy(void *to, const void *from, size_t n)
{
    ottt_host.access(from, int(n), OTTT_UNALIGNED, OTTT_PC);
    ottt_host.access(to, int(n), OTTT_WRITE | OTTT_UNALIGNED, OTTT_PC);
    return __builtin_memcpy(to, from, n);
}
OTTT_EXPORT OTTT_RAW void *__tsan_memset(void *to, int value, size_t n)
{
    ottt_host.access(to, int(n), OTTT_WRITE | OTTT_UNALIGNED, OTTT_PC);
    return __builtin_memset(to, value, n);
}
OTTT_EXPORT OTTT_RAW void __tsan_func_entry(void *) {}
OTTT_EXPORT OTTT_RAW void __tsan_func_exit() {}
OTTT_EXPORT OTTT_RAW void __tsan_init() {}

// The layouts are those of the compiler's -fsanitize=undefined.
struct ottt_source { const char *file; ottt_u32 line, column; };
struct ottt_mismatch { ottt_source at; const void *type; unsigned char log_alignment, kind; };
OTTT_EXPORT OTTT_RAW void __ubsan_handle_out_of_bounds(ottt_source *s, void *)
{
    ottt_host.trap(719, "index out of the array's bounds", int(s->line));
}
OTTT_EXPORT OTTT_RAW void __ubsan_handle_type_mismatch_v1(ottt_mismatch *m, ottt_u64 p)
{
    if (p & ((1ull << m->log_alignment) - 1)) ottt_host.trap(716, "misaligned address", int(m->at.line));
}
