// Fibers: a stack each, and a switch written by hand. ucontext would make a system call per switch, 15 times as slow.
#pragma once
#include "shadow.h"

namespace ottt {

extern "C" void ottt_switch(void **save, void *load);

#if defined(__x86_64__)
asm(R"(
.text
.globl ottt_switch
.hidden ottt_switch
.type ottt_switch,@function
ottt_switch:
    pushq %rbp
    pushq %rbx
    pushq %r12
    pushq %r13
    pushq %r14
    pushq %r15
    movq %rsp, (%rdi)
    movq %rsi, %rsp
    popq %r15
    popq %r14
    popq %r13
    popq %r12
    popq %rbx
    popq %rbp
    ret
.size ottt_switch,.-ottt_switch
)");
inline void *first_frame(uintptr_t top, void (*entry)())
{
    void **sp = reinterpret_cast<void **>(top);
    *--sp = nullptr; // where entry() would return to; keeps its frame aligned as the ABI asks
    *--sp = reinterpret_cast<void *>(entry);
    for (int i = 0; i < 6; i++) *--sp = nullptr;
    return sp;
}
#elif defined(__aarch64__) // written from the procedure call standard; never run
asm(R"(
.text
.globl ottt_switch
.hidden ottt_switch
.type ottt_switch,%function
ottt_switch:
    sub sp, sp, #160
    stp x19, x20, [sp, #0]
    stp x21, x22, [sp, #16]
    stp x23, x24, [sp, #32]
    stp x25, x26, [sp, #48]
    stp x27, x28, [sp, #64]
    stp x29, x30, [sp, #80]
    stp d8, d9, [sp, #96]
    stp d10, d11, [sp, #112]
    stp d12, d13, [sp, #128]
    stp d14, d15, [sp, #144]
    mov x2, sp
    str x2, [x0]
    mov sp, x1
    ldp x19, x20, [sp, #0]
    ldp x21, x22, [sp, #16]
    ldp x23, x24, [sp, #32]
    ldp x25, x26, [sp, #48]
    ldp x27, x28, [sp, #64]
    ldp x29, x30, [sp, #80]
    ldp d8, d9, [sp, #96]
    ldp d10, d11, [sp, #112]
    ldp d12, d13, [sp, #128]
    ldp d14, d15, [sp, #144]
    add sp, sp, #160
    ret
.size ottt_switch,.-ottt_switch
)");
inline void *first_frame(uintptr_t top, void (*entry)())
{
    void **sp = reinterpret_cast<void **>(top - 160);
    for (int i = 0; i < 20; i++) sp[i] = nullptr;
    sp[11] = reinterpret_cast<void *>(entry); // x30
    return sp;
}
#else
#error "the fiber switch of this processor is missing; see fiber.h"
#endif

// The stacks of all threads of a block lie side by side, so that one comparison tells a stack address. They are kept between
// launches; each ends in a page that cannot be touched.
struct Stacks
{
    static constexpr size_t bytes_each = 64 << 10, count = 1024;
    char *begin = nullptr;
    size_t guarded = 0;

    bool prepare(size_t threads)
    {
        if (!begin && !(begin = reserve(bytes_each * count))) return false;
        for (; guarded < threads; guarded++) mprotect(begin + guarded * bytes_each, 4096, PROT_NONE);
        return true;
    }
    // The tops would all meet in the same sets of the cache; they are staggered.
    uintptr_t top(size_t i) const { return (uintptr_t(begin) + (i + 1) * bytes_each - 64 - i % 61 * 192) & ~uintptr_t(15); }
};

} // namespace ottt
