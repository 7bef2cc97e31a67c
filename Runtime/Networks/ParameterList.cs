using System.Collections;
using Ottt.Cpu;

namespace Ottt;

/// <summary>The parameters of a network in the order of PyTorch's <c>state_dict</c>.</summary>
public sealed class ParameterList : IReadOnlyList<Parameter>
{
    private readonly Parameter[] _parameters;

    /// <summary>Makes a list of parameters.</summary>
    /// <param name="parameters">The parameters, in state-dictionary order.</param>
    public ParameterList(IEnumerable<Parameter> parameters) => _parameters = [.. parameters];

    /// <summary>The threads that may share work on the parameters, where there are any.</summary>
    internal WorkerPool? Workers { get; init; }

    /// <summary>The number of parameters (tensors).</summary>
    public int Count => _parameters.Length;

    /// <summary>The number of elements of all parameters together.</summary>
    public long ElementCount => _parameters.Sum(parameter => (long)parameter.Count);

    /// <summary>The parameter at a position.</summary>
    /// <param name="index">The position, from 0.</param>
    public Parameter this[int index] => _parameters[index];

    /// <summary>The parameter of a name.</summary>
    /// <param name="name">The name in a PyTorch state dictionary, such as <c>0.weight</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no parameter of that name; the message lists those that there are.</exception>
    public Parameter this[string name] => Array.Find(_parameters, parameter => parameter.Name == name)
        ?? throw new KeyNotFoundException(
            $"There is no parameter '{name}'; the network has {string.Join(", ", _parameters.Select(parameter => parameter.Name))}.");

    /// <summary>Sets every gradient to zero.</summary>
    public void ZeroGradients()
    {
        foreach (Parameter parameter in _parameters)
        {
            parameter.Gradient.Clear();
            parameter.GradientIsZero = true;
        }
    }

    /// <inheritdoc/>
    public IEnumerator<Parameter> GetEnumerator() => ((IEnumerable<Parameter>)_parameters).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
