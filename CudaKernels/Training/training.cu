// What surrounds the time steps of any network in training: the loss of a step, the update of the parameters, the counting of spikes. These kernels
// are the same for every network, so they are compiled once.
#include "ottt_device.cuh"
#include "sums.cuh"

using namespace ottt;

// The output of a sample, and what a step is worth; Ottt.Cuda.CudaLossShape has the same members in the same order.
struct loss_shape
{
    double cross_entropy_share, squared_error_share; // of the loss of a step
    int batch, classes, positions;                   // a class is an element of [channels][positions]; memory holds [positions][channels]
    int output_stride, gradient_stride;              // from one sample to the next
    int steps_left;                                  // this step included, so that the first failure has the largest number
};

// What a sequence came to; Ottt.Cuda.CudaSequenceResults has the same places.
struct results
{
    float *output_sum;    // [batch][classes], over the steps
    double *losses;       // [batch], over the steps
    int *failure;         // the steps that were left where a loss was first not finite; 0 where all were finite
};

__device__ inline float warp_max(float value)
{
    for (int distance = 16; distance > 0; distance /= 2) value = fmaxf(value, __shfl_xor_sync(0xffffffffu, value, distance));
    return value;
}

// The loss of a sample by a warp: cross entropy of the softmax and squared error against a one-hot vector, both in double precision, each a mean over the
// batch or over all entries, mixed by their shares. gradient(class, slope) is called for every class.
template <class Gradient>
__device__ void loss_of_sample(const loss_shape &of, const float *__restrict__ output, int label, const results &to, const Gradient &gradient)
{
    const int sample = blockIdx.x, lane = threadIdx.x, channels = of.classes / of.positions;
    const float *y = output + sample * of.output_stride;
    const auto logit = [&](int index) { return y[index % of.positions * channels + index / of.positions]; };

    // A minus infinity would vanish in the exponential; here it leaves a NaN, as every value that is not finite does.
    float largest = __int_as_float(0xff800000), not_finite = 0.0f;
    for (int index = lane; index < of.classes; index += 32)
    {
        largest = fmaxf(largest, logit(index));
        not_finite += logit(index) * 0.0f;
    }

    largest = warp_max(largest);
    double sum = not_finite, squares = 0.0;
    for (int index = lane; index < of.classes; index += 32)
    {
        const double difference = static_cast<double>(logit(index)) - (index == label ? 1.0 : 0.0);
        sum += exp(static_cast<double>(logit(index)) - largest);
        squares += difference * difference;
    }

    sum = warp_sum(sum);
    squares = warp_sum(squares);
    const double scale = 1.0 / of.batch;
    for (int index = lane; index < of.classes; index += 32)
    {
        const double target = index == label ? 1.0 : 0.0, value = logit(index);
        const float cross_entropy = static_cast<float>((exp(value - largest) / sum - target) * scale);
        const float squared_error = static_cast<float>(2.0 * (value - target) / (of.batch * of.classes));
        gradient(index % of.positions * channels + index / of.positions, static_cast<float>(of.cross_entropy_share * cross_entropy + of.squared_error_share * squared_error));
        to.output_sum[sample * of.classes + index] += logit(index);
    }

    if (lane != 0) return;
    const double loss = of.cross_entropy_share * (log(sum) + largest - logit(label)) / of.batch + of.squared_error_share * squares / (of.batch * of.classes);
    to.losses[sample] += loss;
    if (!(loss - loss == 0.0)) atomicMax(to.failure, of.steps_left);
}

// The loss of a training step and its gradient.
extern "C" __global__ void __launch_bounds__(32) loss_of_training(
    float *__restrict__ output_gradient,
    float *__restrict__ output_sum,
    double *__restrict__ losses,
    int *__restrict__ failure,
    const float *__restrict__ output,
    const int *__restrict__ labels,
    loss_shape of)
{
    float *slopes = output_gradient + blockIdx.x * of.gradient_stride;
    loss_of_sample(of, output, labels[blockIdx.x], results{output_sum, losses, failure}, [&](int place, float slope) { slopes[place] = slope; });
}

// The loss of an evaluation step.
extern "C" __global__ void __launch_bounds__(32) loss_of_evaluation(
    float *__restrict__ output_sum,
    double *__restrict__ losses,
    int *__restrict__ failure,
    const float *__restrict__ output,
    const int *__restrict__ labels,
    loss_shape of)
{
    loss_of_sample(of, output, labels[blockIdx.x], results{output_sum, losses, failure}, [](int, float) {});
}

// A spiking layer; Ottt.Cuda.CudaSpikingLayer has the same members in the same order.
struct spiking_layer
{
    const float *charged; // [batch][stride]
    int count, stride;    // the neurons of a sample, and the floats from one sample to the next
    float threshold;
};

// Adds the spikes of a time step to those before it; the second direction of the grid goes over the layers.
extern "C" __global__ void __launch_bounds__(256) count_spikes(unsigned long long *__restrict__ spikes, const spiking_layer *__restrict__ layers, int batch)
{
    const spiking_layer layer = layers[blockIdx.y];
    int count = 0;
    for (int sample = blockIdx.x; sample < batch; sample += gridDim.x)
    {
        const float *charged = layer.charged + sample * layer.stride;
        for (int neuron = threadIdx.x; neuron < layer.count; neuron += 256) count += charged[neuron] >= layer.threshold ? 1 : 0;
    }

    count = __reduce_add_sync(0xffffffffu, count);
    if (threadIdx.x % 32 == 0) atomicAdd(spikes + blockIdx.y, static_cast<unsigned long long>(count));
}

// Moves four elements of a parameter, with their state, and makes their gradient zero. An update that follows a loss that was not finite would spoil the
// parameters, so it is not made. A parameter starts at a multiple of sixteen elements.
template <class Move, class... States>
__device__ void move_four(const Move &move, float4 &values, float4 &gradients, States &...states)
{
    const auto on_copies = [&](float4 value, const float4 gradient, States... state) {
        move(value.x, gradient.x, state.x...);
        move(value.y, gradient.y, state.y...);
        move(value.z, gradient.z, state.z...);
        move(value.w, gradient.w, state.w...);
        values = value;
        ((states = state), ...);
    };
    on_copies(values, gradients, states...);
    gradients = make_float4(0.0f, 0.0f, 0.0f, 0.0f);
}

template <class Move, class... Tensors>
__device__ void update(int count, const int *failure, const Move &move, Tensors *...tensors)
{
    const int first = (blockIdx.x * 256 + threadIdx.x) * 4;
    if (first < count && *failure == 0) move_four(move, *reinterpret_cast<float4 *>(tensors + first)...);
}

// Stochastic gradient descent: the operations of Ottt.Training.Sgd, rounded in the same places. settings are learning rate, weight decay.
extern "C" __global__ void __launch_bounds__(256) sgd(
    float *__restrict__ values, float *__restrict__ gradients, const float *__restrict__ settings, const int *__restrict__ failure, int count)
{
    const float learning_rate = settings[0], weight_decay = settings[1];
    update(count, failure, [&](float &v, float g) { v -= (g + v * weight_decay) * learning_rate; }, values, gradients);
}

// The same with momentum. settings are learning rate, weight decay, what stays of the buffer, what is taken of the gradient, and the momentum of
// Nesterov's look ahead, which is 0 without it.
extern "C" __global__ void __launch_bounds__(256) sgd_with_momentum(
    float *__restrict__ values,
    float *__restrict__ gradients,
    float *__restrict__ buffers,
    const float *__restrict__ settings,
    const int *__restrict__ failure,
    int count)
{
    const float learning_rate = settings[0], weight_decay = settings[1], kept = settings[2], taken = settings[3], ahead = settings[4];
    const auto move = [&](float &v, float g, float &b) {
        const float direction = g + v * weight_decay;
        b = b * kept + direction * taken;
        v -= (ahead == 0.0f ? b : direction + b * ahead) * learning_rate;
    };
    update(count, failure, move, values, gradients, buffers);
}

// Adam and AdamW: the operations of Ottt.Training.Adam. settings are step size, correction of the second moment, decay of the gradient, what stays of the
// value, what stays and what is taken of the first moment and of the second, epsilon.
extern "C" __global__ void __launch_bounds__(256) adam(
    float *__restrict__ values,
    float *__restrict__ gradients,
    float *__restrict__ firsts,
    float *__restrict__ seconds,
    const float *__restrict__ settings,
    const int *__restrict__ failure,
    int count)
{
    const float step_size = settings[0], correction = settings[1], gradient_decay = settings[2], value_kept = settings[3];
    const float first_kept = settings[4], first_taken = settings[5], second_kept = settings[6], second_taken = settings[7], epsilon = settings[8];
    const auto move = [&](float &v, float g, float &m, float &u) {
        const float stays = v * value_kept, slope = g + stays * gradient_decay;
        m = m * first_kept + slope * first_taken;
        u = u * second_kept + slope * slope * second_taken;
        v = stays - m / (sqrtf(u) / correction + epsilon) * step_size;
    };
    update(count, failure, move, values, gradients, firsts, seconds);
}
