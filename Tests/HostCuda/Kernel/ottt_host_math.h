// Bits and mathematics. What IEEE 754 defines is exact on both machines; exp, tanh and the like come from the C library and
// differ from a GPU's in the last bits.
#pragma once

template <class T> T __ldg(const T *p) { return *p; }
inline int __ffs(int x) { return __builtin_ffs(x); }
inline int __popc(unsigned x) { return __builtin_popcount(x); }
inline int __popcll(ottt_u64 x) { return __builtin_popcountll(x); }
inline int __clz(int x) { return x ? __builtin_clz(unsigned(x)) : 32; }
inline unsigned __brev(unsigned x)
{
    unsigned r = 0;
    for (int i = 0; i < 32; i++) r |= ((x >> i) & 1u) << (31 - i);
    return r;
}
inline unsigned __umulhi(unsigned a, unsigned b) { return unsigned(ottt_u64(a) * b >> 32); }
inline int __mulhi(int a, int b) { return int((long long)a * b >> 32); }
inline ottt_u64 __umul64hi(ottt_u64 a, ottt_u64 b) { return ottt_u64((unsigned __int128)a * b >> 64); }

inline float __int_as_float(int x) { return __builtin_bit_cast(float, x); }
inline int __float_as_int(float x) { return __builtin_bit_cast(int, x); }
inline float __uint_as_float(unsigned x) { return __builtin_bit_cast(float, x); }
inline unsigned __float_as_uint(float x) { return __builtin_bit_cast(unsigned, x); }

#define OTTT_LIBM_1(name) extern "C" float name(float) noexcept;
#define OTTT_LIBM_2(name) extern "C" float name(float, float) noexcept;
OTTT_LIBM_1(expf) OTTT_LIBM_1(exp2f) OTTT_LIBM_1(expm1f) OTTT_LIBM_1(logf) OTTT_LIBM_1(log2f) OTTT_LIBM_1(log1pf) OTTT_LIBM_1(log10f)
OTTT_LIBM_1(sinf) OTTT_LIBM_1(cosf) OTTT_LIBM_1(tanf) OTTT_LIBM_1(asinf) OTTT_LIBM_1(acosf) OTTT_LIBM_1(atanf)
OTTT_LIBM_1(sinhf) OTTT_LIBM_1(coshf) OTTT_LIBM_1(tanhf) OTTT_LIBM_1(erff) OTTT_LIBM_1(erfcf) OTTT_LIBM_1(cbrtf)
OTTT_LIBM_2(powf) OTTT_LIBM_2(atan2f) OTTT_LIBM_2(fmodf) OTTT_LIBM_2(hypotf)
extern "C" double exp(double) noexcept;
extern "C" double log(double) noexcept;
extern "C" int printf(const char *, ...);

inline float fmaf(float a, float b, float c) { return __builtin_fmaf(a, b, c); }
inline double fma(double a, double b, double c) { return __builtin_fma(a, b, c); }
inline float fabsf(float x) { return __builtin_fabsf(x); }
inline double fabs(double x) { return __builtin_fabs(x); }
inline double fmax(double a, double b) { return __builtin_fmax(a, b); }
inline double fmin(double a, double b) { return __builtin_fmin(a, b); }
inline float sqrtf(float x) { return __builtin_sqrtf(x); }
inline double sqrt(double x) { return __builtin_sqrt(x); }
inline float fmaxf(float a, float b) { return __builtin_fmaxf(a, b); }
inline float fminf(float a, float b) { return __builtin_fminf(a, b); }
inline float copysignf(float a, float b) { return __builtin_copysignf(a, b); }
inline float floorf(float x) { return __builtin_floorf(x); }
inline float ceilf(float x) { return __builtin_ceilf(x); }
inline float truncf(float x) { return __builtin_truncf(x); }
inline float rintf(float x) { return __builtin_rintf(x); }
inline float roundf(float x) { return __builtin_roundf(x); }
inline float rsqrtf(float x) { return 1.0f / __builtin_sqrtf(x); }
inline bool isnan(float x) { return __builtin_isnan(x); }
inline bool isinf(float x) { return __builtin_isinf(x); }
inline bool isfinite(float x) { return __builtin_isfinite(x); }
inline float __expf(float x) { return expf(x); }
inline float __logf(float x) { return logf(x); }
inline float __fdividef(float a, float b) { return a / b; }
inline float __saturatef(float x) { return x > 0.0f ? (x < 1.0f ? x : 1.0f) : 0.0f; }
inline float __fmaf_rn(float a, float b, float c) { return __builtin_fmaf(a, b, c); }
inline float __fadd_rn(float a, float b) { return a + b; }
inline float __fsub_rn(float a, float b) { return a - b; }
inline float __fmul_rn(float a, float b) { return a * b; }
inline float __fdiv_rn(float a, float b) { return a / b; }
inline float __fsqrt_rn(float a) { return __builtin_sqrtf(a); }
inline float __frcp_rn(float a) { return 1.0f / a; }
inline int __float2int_rn(float x) { return int(__builtin_rintf(x)); }
inline int __float2int_rz(float x) { return int(x); }
inline float __int2float_rn(int x) { return float(x); }
inline float __uint2float_rn(unsigned x) { return float(x); }

#define OTTT_MIN_MAX(T)                                                                                                        \
    inline T min(T a, T b) { return a < b ? a : b; }                                                                           \
    inline T max(T a, T b) { return a > b ? a : b; }
OTTT_MIN_MAX(int) OTTT_MIN_MAX(unsigned) OTTT_MIN_MAX(long long) OTTT_MIN_MAX(ottt_u64)
inline float min(float a, float b) { return fminf(a, b); }
inline float max(float a, float b) { return fmaxf(a, b); }
