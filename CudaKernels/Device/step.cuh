// What every kernel of a network is told about the present time step.
#pragma once

namespace ottt
{
    struct step
    {
        int batch;                // the samples of the present sequence
        int time_step;            // the time steps since the sequence began
        int begins_sum;           // 1 where sums over the steps begin anew
        float trace_share;        // 1 where traces remember the steps before, 0 where each step learns from itself alone
        unsigned long long seed;  // of dropout masks
    };
}
