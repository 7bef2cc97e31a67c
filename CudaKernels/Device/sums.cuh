// Sums over many elements, each in one fixed order, in double precision.
#pragma once

namespace ottt
{
    // The shape of a block that sums columns: neighbouring threads read neighbouring columns, rows are dealt out to row threads.
    constexpr int column_threads = 32, row_threads = 8, sum_threads = column_threads * row_threads;

    // What a block of either kind needs of shared memory.
    constexpr int sum_bytes = sum_threads * 8;

    // The column of this thread, counted from the first of its block.
    __device__ inline int column_of_thread() { return threadIdx.x % column_threads; }

    // Sums term(row) over the rows for the column of this thread; all threads of a column get the sum. All threads of the block must call it.
    template <class Term>
    __device__ double column_sum(int rows, double *shared, const Term &term)
    {
        const int column = column_of_thread(), first = threadIdx.x / column_threads;
        double sum = 0.0;
        for (int row = first; row < rows; row += row_threads) sum += term(row);
        __syncthreads();
        shared[threadIdx.x] = sum;
        __syncthreads();
        double total = 0.0;
        for (int row = 0; row < row_threads; row++) total += shared[row * column_threads + column];
        return total;
    }

    // Sums term(element) over elements with all threads of the block; all get the sum. All threads of the block must call it.
    template <class Term>
    __device__ double block_sum(int elements, double *shared, const Term &term)
    {
        double sum = 0.0;
        for (int element = threadIdx.x; element < elements; element += sum_threads) sum += term(element);
        __syncthreads();
        shared[threadIdx.x] = sum;
        __syncthreads();

        // Unrolled, it would take more registers than leave room for all threads of a multiprocessor.
#pragma unroll 1
        for (int half = sum_threads / 2; half > 0; half /= 2)
        {
            if (threadIdx.x < half) shared[threadIdx.x] += shared[threadIdx.x + half];
            __syncthreads();
        }

        return shared[0];
    }

    // Sums a value of each lane of a warp; all get the sum. All lanes must call it.
    __device__ inline double warp_sum(double value)
    {
        for (int distance = 16; distance > 0; distance /= 2) value += __shfl_xor_sync(0xffffffffu, value, distance);
        return value;
    }

    // Sums term(element) over elements with a warp; all lanes get the sum. All lanes must call it.
    template <class Term>
    __device__ double warp_sum(int elements, const Term &term)
    {
        double sum = 0.0;
        for (int element = threadIdx.x % 32; element < elements; element += 32) sum += term(element);
        return warp_sum(sum);
    }
}
