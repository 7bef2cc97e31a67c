// Images, channels last: where an element of one image lies in another, windows, and interpolation. A type of constants describes the sizes.
#pragma once

namespace ottt
{
    // Where an element of an image lies in a larger one: its pixels are `step` apart there, from (top, left) on.
    template <class Sizes>
    __device__ int place_in_spread(int element)
    {
        const int channel = element % Sizes::channels, column = element / Sizes::channels % Sizes::in_width, row = element / (Sizes::channels * Sizes::in_width);
        return ((Sizes::top + row * Sizes::step_height) * Sizes::out_width + Sizes::left + column * Sizes::step_width) * Sizes::channels + channel;
    }

    // Whether an element of an image lies in the spread one at all.
    template <class Sizes>
    __device__ bool is_in_spread(int element)
    {
        const int column = Sizes::left + element / Sizes::channels % Sizes::in_width * Sizes::step_width;
        const int row = Sizes::top + element / (Sizes::channels * Sizes::in_width) * Sizes::step_height;
        return row >= 0 && row < Sizes::out_height && column >= 0 && column < Sizes::out_width;
    }

    // The rows or columns of a window, within the image.
    struct range
    {
        int begin, end;
    };

    // The window of an output row or column.
    __device__ inline range window(int index, int kernel, int stride, int padding, int size)
    {
        const int first = index * stride - padding;
        return range{first > 0 ? first : 0, first + kernel < size ? first + kernel : size};
    }

    // The output rows or columns whose windows hold an input row or column.
    __device__ inline range windows_of(int index, int kernel, int stride, int padding, int windows)
    {
        const int past = index + padding - kernel, last = (index + padding) / stride + 1;
        return range{past < 0 ? 0 : past / stride + 1, last < windows ? last : windows};
    }

    // The window of an output row or column where the output has a given size.
    __device__ inline range adaptive_window(int index, int size, int windows)
    {
        const long long first = static_cast<long long>(index) * size, end = first + size;
        return range{static_cast<int>(first / windows), static_cast<int>((end + windows - 1) / windows)};
    }

    // The output rows or columns whose windows hold an input row or column, where the output has a given size.
    __device__ inline range adaptive_windows_of(int index, int size, int windows)
    {
        const long long first = static_cast<long long>(index) * windows, end = first + windows;
        return range{static_cast<int>(first / size), static_cast<int>((end + size - 1) / size)};
    }

    // The mean of a window of one channel.
    template <class Sizes>
    __device__ float average(const float *__restrict__ image, int channel, range rows, range columns, float share)
    {
        float sum = 0.0f;
        for (int row = rows.begin; row < rows.end; row++)
        {
            for (int column = columns.begin; column < columns.end; column++) sum += image[(row * Sizes::in_width + column) * Sizes::channels + channel];
        }

        return sum * share;
    }

    // The share of a pixel in the mean of its window: 1 / the kernel, or 1 / the pixels that there are.
    template <class Sizes>
    __device__ float share_of_pixel(range rows, range columns)
    {
        return 1.0f / (Sizes::count_include_pad ? Sizes::kernel_height * Sizes::kernel_width : (rows.end - rows.begin) * (columns.end - columns.begin));
    }

    template <class Sizes>
    __device__ range window_rows(int row) { return window(row, Sizes::kernel_height, Sizes::stride_height, Sizes::padding_height, Sizes::in_height); }

    template <class Sizes>
    __device__ range window_columns(int column) { return window(column, Sizes::kernel_width, Sizes::stride_width, Sizes::padding_width, Sizes::in_width); }

    template <class Sizes>
    __device__ float avg_pool2d(const float *__restrict__ input, int element)
    {
        const int channel = element % Sizes::channels, pixel = element / Sizes::channels;
        const range rows = window_rows<Sizes>(pixel / Sizes::out_width), columns = window_columns<Sizes>(pixel % Sizes::out_width);
        return average<Sizes>(input, channel, rows, columns, share_of_pixel<Sizes>(rows, columns));
    }

    // Gathers what the windows give to a pixel that they hold.
    template <class Sizes>
    __device__ float avg_pool2d_gradient(const float *__restrict__ output_gradient, int element)
    {
        const int channel = element % Sizes::channels, pixel = element / Sizes::channels;
        const range rows = windows_of(pixel / Sizes::in_width, Sizes::kernel_height, Sizes::stride_height, Sizes::padding_height, Sizes::out_height);
        const range columns = windows_of(pixel % Sizes::in_width, Sizes::kernel_width, Sizes::stride_width, Sizes::padding_width, Sizes::out_width);
        float sum = 0.0f;
        for (int row = rows.begin; row < rows.end; row++)
        {
            for (int column = columns.begin; column < columns.end; column++)
            {
                const float share = share_of_pixel<Sizes>(window_rows<Sizes>(row), window_columns<Sizes>(column));
                sum += output_gradient[(row * Sizes::out_width + column) * Sizes::channels + channel] * share;
            }
        }

        return sum;
    }

    // A NaN in a window is its maximum, as in PyTorch.
    template <class Sizes>
    __device__ float max_pool2d(const float *__restrict__ input, int element)
    {
        const int channel = element % Sizes::channels, pixel = element / Sizes::channels;
        const range rows = window_rows<Sizes>(pixel / Sizes::out_width), columns = window_columns<Sizes>(pixel % Sizes::out_width);
        float best = input[(rows.begin * Sizes::in_width + columns.begin) * Sizes::channels + channel];
        for (int row = rows.begin; row < rows.end; row++)
        {
            for (int column = columns.begin; column < columns.end; column++)
            {
                const float value = input[(row * Sizes::in_width + column) * Sizes::channels + channel];
                best = value > best || value != value ? value : best;
            }
        }

        return best;
    }

    // The place of the first maximum of a window.
    template <class Sizes>
    __device__ int winner(const float *__restrict__ input, int channel, range rows, range columns)
    {
        int best = (rows.begin * Sizes::in_width + columns.begin) * Sizes::channels + channel;
        float maximum = input[best];
        for (int row = rows.begin; row < rows.end; row++)
        {
            // Unrolled, the loop over a row would keep more at hand than there are registers.
#pragma unroll 1
            for (int column = columns.begin; column < columns.end; column++)
            {
                const int place = (row * Sizes::in_width + column) * Sizes::channels + channel;
                const float value = input[place];
                if (value > maximum) best = place, maximum = value;
            }
        }

        return best;
    }

    // Gathers the gradients of the windows whose first maximum an element is.
    template <class Sizes>
    __device__ float max_pool2d_gradient(const float *__restrict__ input, const float *__restrict__ output_gradient, int element)
    {
        const int channel = element % Sizes::channels, pixel = element / Sizes::channels;
        const range rows = windows_of(pixel / Sizes::in_width, Sizes::kernel_height, Sizes::stride_height, Sizes::padding_height, Sizes::out_height);
        const range columns = windows_of(pixel % Sizes::in_width, Sizes::kernel_width, Sizes::stride_width, Sizes::padding_width, Sizes::out_width);
        float sum = 0.0f;
        for (int row = rows.begin; row < rows.end; row++)
        {
            for (int column = columns.begin; column < columns.end; column++)
            {
                const bool wins = winner<Sizes>(input, channel, window_rows<Sizes>(row), window_columns<Sizes>(column)) == element;
                if (wins) sum += output_gradient[(row * Sizes::out_width + column) * Sizes::channels + channel];
            }
        }

        return sum;
    }

    template <class Sizes>
    __device__ float adaptive_avg_pool2d(const float *__restrict__ input, int element)
    {
        const int channel = element % Sizes::channels, pixel = element / Sizes::channels;
        const range rows = adaptive_window(pixel / Sizes::out_width, Sizes::in_height, Sizes::out_height);
        const range columns = adaptive_window(pixel % Sizes::out_width, Sizes::in_width, Sizes::out_width);
        return average<Sizes>(input, channel, rows, columns, 1.0f / ((rows.end - rows.begin) * (columns.end - columns.begin)));
    }

    template <class Sizes>
    __device__ float adaptive_avg_pool2d_gradient(const float *__restrict__ output_gradient, int element)
    {
        const int channel = element % Sizes::channels, pixel = element / Sizes::channels;
        const range rows = adaptive_windows_of(pixel / Sizes::in_width, Sizes::in_height, Sizes::out_height);
        const range columns = adaptive_windows_of(pixel % Sizes::in_width, Sizes::in_width, Sizes::out_width);
        float sum = 0.0f;
        for (int row = rows.begin; row < rows.end; row++)
        {
            const range height = adaptive_window(row, Sizes::in_height, Sizes::out_height);
            for (int column = columns.begin; column < columns.end; column++)
            {
                const range width = adaptive_window(column, Sizes::in_width, Sizes::out_width);
                const float share = 1.0f / ((height.end - height.begin) * (width.end - width.begin));
                sum += output_gradient[(row * Sizes::out_width + column) * Sizes::channels + channel] * share;
            }
        }

        return sum;
    }
}
