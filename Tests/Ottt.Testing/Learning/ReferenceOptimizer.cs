namespace Ottt.Testing.Learning;

/// <summary>What an optimizer moves.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value, moved in place.</param>
/// <param name="Gradient">The gradient, as it is at each step.</param>
internal sealed record OptimizedTensor(string Name, double[] Value, double[] Gradient);

/// <summary>torch.optim's rules written from their formulas in double precision, independent of the runtime.</summary>
/// <param name="recipe">The rule and its numbers.</param>
/// <param name="tensors">What it moves; gradients are left as they are.</param>
internal sealed class ReferenceOptimizer(OptimizerRecipe recipe, IReadOnlyList<OptimizedTensor> tensors) : ITestOptimizer
{
    private readonly Dictionary<(string Parameter, string Name), double[]> _state = [];
    private int _steps;

    public void Step()
    {
        _steps++;
        foreach (OptimizedTensor tensor in tensors)
        {
            if (recipe.Kind == OptimizerKind.Sgd) StepSgd(tensor);
            else StepAdam(tensor);
        }
    }

    public double[]? State(string parameter, string name) => _state.GetValueOrDefault((parameter, name));

    private void StepSgd(OptimizedTensor tensor)
    {
        double[] direction = [.. tensor.Gradient.Zip(tensor.Value, (gradient, value) => gradient + (recipe.WeightDecay * value))];
        if (recipe.Momentum != 0)
        {
            double[]? before = State(tensor.Name, "momentum_buffer");
            double[] buffer = before is null
                ? [.. direction]
                : [.. before.Zip(direction, (kept, added) => (recipe.Momentum * kept) + ((1 - recipe.Dampening) * added))];
            _state[(tensor.Name, "momentum_buffer")] = buffer;
            direction = recipe.Nesterov ? [.. direction.Zip(buffer, (gradient, momentum) => gradient + (recipe.Momentum * momentum))] : buffer;
        }

        for (int index = 0; index < tensor.Value.Length; index++) tensor.Value[index] -= recipe.LearningRate * direction[index];
    }

    private void StepAdam(OptimizedTensor tensor)
    {
        double[] first = Moment(tensor, "exp_avg"), second = Moment(tensor, "exp_avg_sq");
        double firstCorrection = 1 - Math.Pow(recipe.Beta1, _steps), secondCorrection = 1 - Math.Pow(recipe.Beta2, _steps);
        for (int index = 0; index < tensor.Value.Length; index++)
        {
            double gradient = tensor.Gradient[index];
            if (recipe.Kind == OptimizerKind.AdamW) tensor.Value[index] *= 1 - (recipe.LearningRate * recipe.WeightDecay);
            else gradient += recipe.WeightDecay * tensor.Value[index];
            first[index] = (recipe.Beta1 * first[index]) + ((1 - recipe.Beta1) * gradient);
            second[index] = (recipe.Beta2 * second[index]) + ((1 - recipe.Beta2) * gradient * gradient);
            double denominator = Math.Sqrt(second[index] / secondCorrection) + recipe.Epsilon;
            tensor.Value[index] -= recipe.LearningRate * (first[index] / firstCorrection) / denominator;
        }
    }

    private double[] Moment(OptimizedTensor tensor, string name)
    {
        if (!_state.TryGetValue((tensor.Name, name), out double[]? moment))
        {
            moment = new double[tensor.Value.Length];
            _state.Add((tensor.Name, name), moment);
        }

        return moment;
    }
}
