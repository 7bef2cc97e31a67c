// Keywords, vector types, built-in variables, and the table of kernels.
#pragma once

#define __global__
#define __device__
#define __host__
#define __constant__
#define __grid_constant__
#define __launch_bounds__(...)
#define __align__(n) __attribute__((aligned(n)))
#define __forceinline__ inline __attribute__((always_inline))
#define __noinline__ __attribute__((noinline))
// One block runs at a time, so that a static variable is shared by exactly the threads of a block. Its section has symbols
// of the linker: the executor poisons it before every block. (g++ ignores the section inside templates.)
#define __shared__ static __attribute__((section("ottt_smem")))
#define OTTT_DYNAMIC_SHARED(T, name) T *name = static_cast<T *>(ottt_host.dynamic_shared())

// Functions of the shim are no memory of the kernel: the checker must not see their loads and stores.
#define OTTT_RAW __attribute__((no_sanitize("thread"), no_sanitize("undefined"), noinline))
#define OTTT_EXPORT extern "C" __attribute__((visibility("default"), used))

typedef decltype(sizeof(0)) size_t;

#define OTTT_VECTOR(T, S, A2, A4)                                                                                              \
    struct S##1 { T x; };                                                                                                      \
    struct alignas(A2) S##2 { T x, y; };                                                                                       \
    struct S##3 { T x, y, z; };                                                                                                \
    struct alignas(A4) S##4 { T x, y, z, w; };                                                                                 \
    inline S##2 make_##S##2(T x, T y) { return {x, y}; }                                                                       \
    inline S##3 make_##S##3(T x, T y, T z) { return {x, y, z}; }                                                               \
    inline S##4 make_##S##4(T x, T y, T z, T w) { return {x, y, z, w}; }
#define uint3 ottt_unused_uint3
OTTT_VECTOR(unsigned, uint, 8, 16)
#undef uint3
OTTT_VECTOR(float, float, 8, 16)
OTTT_VECTOR(int, int, 8, 16)
OTTT_VECTOR(unsigned char, uchar, 2, 4)
OTTT_VECTOR(unsigned short, ushort, 4, 8)

// Declared const, though the library writes them: the compiler instruments no load of a constant, and a value that it keeps
// in a register is that of the fiber which loaded it.
extern "C" __attribute__((visibility("hidden"))) const ottt_lane_ids ottt_lane;
extern "C" __attribute__((visibility("hidden"))) const ottt_host_services ottt_host;
asm(".pushsection .bss\n.balign 64\n.globl ottt_lane\n.hidden ottt_lane\nottt_lane: .zero 64\n"
    ".globl ottt_host\n.hidden ottt_host\nottt_host: .zero 256\n.popsection\n");
static_assert(sizeof(ottt_lane_ids) <= 64 && sizeof(ottt_host_services) <= 256, "the storage above is too small");

#define threadIdx (ottt_lane.thread)
#define blockIdx (ottt_lane.block)
#define blockDim (ottt_lane.block_dim)
#define gridDim (ottt_lane.grid_dim)
static const int warpSize = 32;

extern "C" __attribute__((weak, visibility("hidden"))) char __start_ottt_smem[], __stop_ottt_smem[];
OTTT_EXPORT OTTT_RAW void ottt_bind(const ottt_host_services *services, ottt_image *image)
{
    *const_cast<ottt_host_services *>(&ottt_host) = *services;
    *image = {const_cast<ottt_lane_ids *>(&ottt_lane), __start_ottt_smem, __stop_ottt_smem};
}

// The compiler knows the type of each kernel: how many arguments it takes, how large each is, and which are pointers.
template <class T> struct ottt_is_pointer { static const unsigned char value = 0; };
template <class T> struct ottt_is_pointer<T *> { static const unsigned char value = 1; };
template <class T> struct ottt_is_pointer<T *__restrict__> { static const unsigned char value = 1; };
template <int... I> struct ottt_ints {};
template <int N, int... I> struct ottt_count : ottt_count<N - 1, N - 1, I...> {};
template <int... I> struct ottt_count<0, I...> { typedef ottt_ints<I...> type; };
template <auto F> struct ottt_thunk;
template <class... A, void (*F)(A...)> struct ottt_thunk<F>
{
    static constexpr int count = sizeof...(A);
    static constexpr unsigned short sizes[sizeof...(A) + 1] = {sizeof(A)..., 0};
    static constexpr unsigned char pointers[sizeof...(A) + 1] = {ottt_is_pointer<A>::value..., 0};
    template <int... I> static OTTT_RAW void call(void **p, ottt_ints<I...>) { F(*static_cast<A *>(p[I])...); }
    static OTTT_RAW void invoke(void **p) { call(p, typename ottt_count<sizeof...(A)>::type()); }
};
#define OTTT_HOST_KERNEL(name, max_threads)                                                                                    \
    OTTT_EXPORT const ottt_kernel_info ottt_kernel_##name = {ottt_thunk<name>::invoke, ottt_thunk<name>::count, max_threads,   \
                                                             ottt_thunk<name>::sizes, ottt_thunk<name>::pointers};
