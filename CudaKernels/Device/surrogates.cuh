// The derivatives that stand in for that of the step function, at x = h - threshold. The same operations, rounded in the same places, as
// Ottt.Cpu.Surrogates, under the names of that class, where each formula is documented.
#pragma once

namespace ottt::surrogates
{
    // exp(x) for x <= 0, to a relative error below 2e-7 for x above -87.3; below that the value at that point.
    __device__ inline float exp_of_negative(float x)
    {
        constexpr float integer_shift = 12582912.0f, log2_high = 0.693359375f, log2_low = -2.12194440e-4f;
        x = x < -87.33654f ? -87.33654f : x;
        const float shifted = fmaf(x, 1.44269504f, integer_shift), exponent = shifted - integer_shift;
        const float rest = fmaf(exponent, -log2_low, fmaf(exponent, -log2_high, x));
        float sum = fmaf(rest, 1.0f / 5040.0f, 1.0f / 720.0f);
        sum = fmaf(sum, rest, 1.0f / 120.0f);
        sum = fmaf(sum, rest, 1.0f / 24.0f);
        sum = fmaf(sum, rest, 1.0f / 6.0f);
        sum = fmaf(sum, rest, 0.5f);
        sum = fmaf(sum, rest, 1.0f);
        sum = fmaf(sum, rest, 1.0f);
        const int bits = __float_as_int(shifted) - __float_as_int(integer_shift);
        return __int_as_float(__float_as_int(sum) + (bits << 23));
    }

    // cos(2 pi turns) for turns up to a half on either side.
    __device__ inline float cos_of_turns(float turns)
    {
        const float angle = (0.25f - fabsf(turns)) * 6.28318530717958647692f, square = angle * angle;
        float sum = fmaf(square, 1.0f / 6227020800.0f, -1.0f / 39916800.0f);
        sum = fmaf(sum, square, 1.0f / 362880.0f);
        sum = fmaf(sum, square, -1.0f / 5040.0f);
        sum = fmaf(sum, square, 1.0f / 120.0f);
        sum = fmaf(sum, square, -1.0f / 6.0f);
        return fmaf(sum * square, angle, angle);
    }

    __device__ inline float Sigmoid(float x, float alpha)
    {
        const float e = exp_of_negative(-fabsf(x * alpha)), denominator = e + 1.0f;
        return e * alpha / (denominator * denominator);
    }

    __device__ inline float ATan(float x, float alpha)
    {
        const float slope = x * static_cast<float>(1.5707963267948966 * alpha);
        return alpha / 2.0f / fmaf(slope, slope, 1.0f);
    }

    __device__ inline float PiecewiseQuadratic(float x, float alpha)
    {
        const float distance = fabsf(x);
        return distance <= 1.0f / alpha ? alpha - distance * (alpha * alpha) : 0.0f;
    }

    __device__ inline float Rectangle(float x, float alpha) { return fabsf(x) < 0.5f / alpha ? alpha : 0.0f; }

    __device__ inline float PiecewiseExp(float x, float alpha) { return exp_of_negative(-fabsf(x * alpha)) * (alpha / 2.0f); }

    __device__ inline float SoftSign(float x, float alpha)
    {
        const float root = fmaf(fabsf(x), alpha, 1.0f);
        return alpha / 2.0f / (root * root);
    }

    __device__ inline float SuperSpike(float x, float alpha)
    {
        const float root = fabsf(x) + 1.0f;
        return alpha / (root * root);
    }

    __device__ inline float NonzeroSignLogAbs(float x, float alpha) { return alpha / fmaf(fabsf(x), alpha, 1.0f); }

    __device__ inline float Erf(float x, float alpha)
    {
        // Beyond ten over alpha the result is the smallest normal number. What rounding took from the exponent comes back as a factor.
        const float far = 10.0f / alpha, distance = fabsf(x) < far ? fabsf(x) : far;
        const float product = distance * alpha, square = product * product;
        const float product_rest = fmaf(distance, alpha, -product), square_rest = fmaf(product, product, -square);
        const float rest = fmaf(product * 2.0f, product_rest, square_rest);
        return exp_of_negative(-square) * (1.0f - rest) * static_cast<float>(alpha / 1.7724538509055159);
    }

    __device__ inline float S2NN(float x, float alpha, float beta) { return x < 0.0f ? Sigmoid(x, alpha) : beta / (x + 1.0f); }

    __device__ inline float QPseudoSpike(float x, float alpha)
    {
        // An exponent is as wrong as its result is relatively, so single precision is not enough for the logarithm.
        const double exponent = fmax(log(fma(static_cast<double>(fabsf(x)), 2.0 / (alpha - 1.0), 1.0)) * -static_cast<double>(alpha), -88.0);
        const float rounded = static_cast<float>(exponent), rest = static_cast<float>(exponent - rounded);
        return exp_of_negative(rounded) * (rest + 1.0f);
    }

    __device__ inline float FakeNumericalGradient(float x, float alpha)
    {
        const float inverse = 1.0f / fabsf(x);
        return inverse < alpha ? inverse : alpha;
    }

    __device__ inline float SquarewaveFourierSeries(float x, float alpha, float beta)
    {
        // Whole periods are taken away first, exactly, so that turns are small and their rounding too.
        const float position = fmaf(-rintf(x / alpha), alpha, x), turns = position / alpha, turns_rest = fmaf(-turns, alpha, position) / alpha;
        float sum = 0.0f;
        for (float multiple = 1.0f; multiple < 2.0f * beta - 1.0f; multiple += 2.0f)
        {
            sum += cos_of_turns(fmaf(turns, multiple, -rintf(turns * multiple)) + turns_rest * multiple);
        }

        return sum * (4.0f / alpha);
    }

    __device__ inline float PiecewiseLeakyReLU(float x, float alpha, float beta) { return fabsf(x) < alpha ? 0.5f / alpha : beta; }

    __device__ inline float LeakyKReLU(float x, float alpha, float beta) { return x >= 0.0f ? alpha : beta; }

    __device__ inline float LogTailedReLU(float x, float alpha) { return x <= 0.0f ? alpha : 1.0f / (x > 1.0f ? x : 1.0f); }

    __device__ inline float DeterministicPass(float) { return 1.0f; }
}
