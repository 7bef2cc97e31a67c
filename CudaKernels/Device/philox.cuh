// The counter-based generator Philox 4x32-10 (Salmon, Moraes, Dror and Shaw, SC 2011), and masks of dropout that are equal to those of Ottt.Cpu.Dropout.
#pragma once

namespace ottt
{
    struct words
    {
        unsigned x, y, z, w;
    };

    // Four random words for a counter.
    __device__ inline words philox(words counter, unsigned long long key)
    {
        unsigned key0 = static_cast<unsigned>(key), key1 = static_cast<unsigned>(key >> 32);
        for (int round = 0; round < 10; round++)
        {
            const unsigned long long product0 = 0xD2511F53ull * counter.x, product1 = 0xCD9E8D57ull * counter.z;
            counter = words{
                static_cast<unsigned>(product1 >> 32) ^ counter.y ^ key0, static_cast<unsigned>(product1),
                static_cast<unsigned>(product0 >> 32) ^ counter.w ^ key1, static_cast<unsigned>(product0)};
            key0 += 0x9E3779B9u;
            key1 += 0xBB67AE85u;
        }

        return counter;
    }

    // A number in [0, 1) from the top 24 bits of a word.
    __device__ inline float to_unit(unsigned word) { return static_cast<float>(word >> 8) * (1.0f / 16777216.0f); }

    // 0 with probability p, else 1 / (1 - p), found from the coordinates of the element alone.
    __device__ inline float dropout_mask(float p, unsigned long long seed, unsigned layer, unsigned long long sequence, unsigned step, unsigned sample, unsigned element)
    {
        const words domain = philox(words{static_cast<unsigned>(sequence), static_cast<unsigned>(sequence >> 32), layer, 0x64726F70u}, seed);
        const unsigned long long key = static_cast<unsigned long long>(domain.y) << 32 | domain.x;
        const words drawn = philox(words{element / 4, sample, step, 0}, key);
        const unsigned place = element % 4, word = place == 0 ? drawn.x : place == 1 ? drawn.y : place == 2 ? drawn.z : drawn.w;
        return to_unit(word) >= p ? 1.0f / (1.0f - p) : 0.0f;
    }
}
