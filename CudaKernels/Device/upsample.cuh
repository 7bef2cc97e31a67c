// Images enlarged by whole factors, channels last. A type of constants describes the sizes.
#pragma once

namespace ottt
{
    template <class Sizes>
    __device__ float upsample_nearest(const float *__restrict__ input, int element)
    {
        const int channel = element % Sizes::channels, pixel = element / Sizes::channels, out_width = Sizes::in_width * Sizes::scale_width;
        const int row = pixel / out_width / Sizes::scale_height, column = pixel % out_width / Sizes::scale_width;
        return input[(row * Sizes::in_width + column) * Sizes::channels + channel];
    }

    template <class Sizes>
    __device__ float upsample_nearest_gradient(const float *__restrict__ output_gradient, int element)
    {
        const int channel = element % Sizes::channels, pixel = element / Sizes::channels, out_width = Sizes::in_width * Sizes::scale_width;
        const int top = pixel / Sizes::in_width * Sizes::scale_height, left = pixel % Sizes::in_width * Sizes::scale_width;
        float sum = 0.0f;
        for (int row = top; row < top + Sizes::scale_height; row++)
        {
            for (int column = left; column < left + Sizes::scale_width; column++) sum += output_gradient[(row * out_width + column) * Sizes::channels + channel];
        }

        return sum;
    }

    // Where an output row or column lies between two of the input: the share of the second; the first has the rest.
    struct interpolation
    {
        int first, second;
        float share;
    };

    __device__ inline interpolation interpolate(int index, int scale, int size)
    {
        // Twice the scale times the place, so that only the share is rounded.
        const long long ahead = 2ll * index + 1 - scale, place = ahead > 0 ? ahead : 0;
        const int first = static_cast<int>(place / (2ll * scale));
        return interpolation{first, first + 1 < size ? first + 1 : size - 1, static_cast<float>(place % (2ll * scale)) / (2.0f * scale)};
    }

    template <class Sizes>
    __device__ float upsample_bilinear(const float *__restrict__ input, int element)
    {
        const int channel = element % Sizes::channels, pixel = element / Sizes::channels, out_width = Sizes::in_width * Sizes::scale_width;
        const interpolation rows = interpolate(pixel / out_width, Sizes::scale_height, Sizes::in_height);
        const interpolation columns = interpolate(pixel % out_width, Sizes::scale_width, Sizes::in_width);
        const float *above = input + rows.first * Sizes::in_width * Sizes::channels + channel;
        const float *below = input + rows.second * Sizes::in_width * Sizes::channels + channel;
        float sum = fmaf(above[columns.first * Sizes::channels], (1.0f - rows.share) * (1.0f - columns.share), 0.0f);
        sum = fmaf(above[columns.second * Sizes::channels], (1.0f - rows.share) * columns.share, sum);
        sum = fmaf(below[columns.first * Sizes::channels], rows.share * (1.0f - columns.share), sum);
        return fmaf(below[columns.second * Sizes::channels], rows.share * columns.share, sum);
    }

    // Gathers what the output pixels around a pixel read from it, in row-major order.
    template <class Sizes>
    __device__ float upsample_bilinear_gradient(const float *__restrict__ output_gradient, int element)
    {
        const int channel = element % Sizes::channels, pixel = element / Sizes::channels;
        const int out_width = Sizes::in_width * Sizes::scale_width, out_height = Sizes::in_height * Sizes::scale_height;
        const int in_row = pixel / Sizes::in_width, in_column = pixel % Sizes::in_width;
        const int top = (in_row - 1) * Sizes::scale_height, bottom = (in_row + 2) * Sizes::scale_height;
        const int left = (in_column - 1) * Sizes::scale_width, right = (in_column + 2) * Sizes::scale_width;
        float sum = 0.0f;
        for (int row = top > 0 ? top : 0; row < (bottom < out_height ? bottom : out_height); row++)
        {
            const interpolation rows = interpolate(row, Sizes::scale_height, Sizes::in_height);
            for (int column = left > 0 ? left : 0; column < (right < out_width ? right : out_width); column++)
            {
                const interpolation columns = interpolate(column, Sizes::scale_width, Sizes::in_width);
                const float gradient = output_gradient[(row * out_width + column) * Sizes::channels + channel];
                const float above = 1.0f - rows.share, before = 1.0f - columns.share;
                if (rows.first == in_row && columns.first == in_column) sum = fmaf(gradient, above * before, sum);
                if (rows.first == in_row && columns.second == in_column) sum = fmaf(gradient, above * columns.share, sum);
                if (rows.second == in_row && columns.first == in_column) sum = fmaf(gradient, rows.share * before, sum);
                if (rows.second == in_row && columns.second == in_column) sum = fmaf(gradient, rows.share * columns.share, sum);
            }
        }

        return sum;
    }
}
