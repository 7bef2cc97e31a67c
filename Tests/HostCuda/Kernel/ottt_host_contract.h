// What the image of a kernel and the library agree on. Both sides include this file.
#pragma once

typedef unsigned int ottt_u32;
typedef unsigned long long ottt_u64;

struct uint3 { unsigned x, y, z; };
struct dim3
{
    unsigned x, y, z;
    constexpr dim3(unsigned x = 1, unsigned y = 1, unsigned z = 1) : x(x), y(y), z(z) {}
    constexpr dim3(uint3 v) : x(v.x), y(v.y), z(v.z) {}
    constexpr operator uint3() const { return {x, y, z}; }
};

// The built-in variables of the thread that runs; the executor writes them at every switch.
struct ottt_lane_ids { uint3 thread, block, block_dim, grid_dim; };

enum ottt_barrier_kind { OTTT_BARRIER, OTTT_BARRIER_COUNT, OTTT_BARRIER_AND, OTTT_BARRIER_OR };

enum ottt_warp_op
{
    OTTT_SYNCWARP, OTTT_BALLOT, OTTT_SHFL, OTTT_SHFL_UP, OTTT_SHFL_DOWN, OTTT_SHFL_XOR,
    OTTT_REDUCE_ADD, OTTT_REDUCE_MIN, OTTT_REDUCE_MAX, OTTT_REDUCE_AND, OTTT_REDUCE_OR, OTTT_REDUCE_XOR,
    OTTT_LDMATRIX, OTTT_MMA_TF32, OTTT_MMA_BF16 // from here on every lane of the warp must take part
};

enum ottt_access_flags { OTTT_READ = 0, OTTT_WRITE = 1, OTTT_ATOMIC = 2, OTTT_UNALIGNED = 4 };

struct ottt_host_services
{
    int (*barrier)(int kind, int predicate, int line);
    void (*warp)(ottt_warp_op op, unsigned mask, void *payload, int bytes, int argument, int width, int line);
    void *(*dynamic_shared)();
    void (*copy_async)(void *shared, const void *global, int bytes, int source_bytes, void *pc);
    void (*copy_commit)();
    void (*copy_wait)(int pending);
    void (*trap)(int code, const char *what, int line);
    void (*pause)(void *pc);
    // Checked images call one of these for each load and store; read[i] and write[i] take 2^i aligned bytes.
    void (*access)(const void *p, int bytes, int flags, void *pc);
    void (*read[5])(const void *p, void *pc);
    void (*write[5])(const void *p, void *pc);
};

struct ottt_kernel_info
{
    void (*invoke)(void **arguments);
    int count, max_threads;
    const unsigned short *sizes;
    const unsigned char *is_pointer;
};

struct ottt_image
{
    ottt_lane_ids *lane;
    char *shared_begin, *shared_end;
};
