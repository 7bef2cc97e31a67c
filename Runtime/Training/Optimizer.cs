using Ottt.Cpu;

namespace Ottt.Training;

/// <summary>
/// Moves the parameters of one network against their gradients. State tensors, where a rule has any, are made at the first step and have
/// PyTorch's names.
/// </summary>
public abstract partial class Optimizer
{
    // Enough work for a thread, and a multiple of every vector.
    private const int PieceLength = 1 << 14;

    private readonly Dictionary<Parameter, float[]?[]> _state = [];
    private readonly string[] _stateNames;
    private readonly Action<int> _updatePiece;
    private readonly UpdateOfElements _updateElements;
    private Parameter[]? _parameters;
    private UpdateOfParameter _update;

    /// <summary>Makes an optimizer that has made no step.</summary>
    /// <param name="learningRate">The learning rate: finite, at least 0.</param>
    /// <param name="stateNames">The names of the state tensors, each of the parameter's shape; none for a rule without state.</param>
    protected Optimizer(double learningRate, params string[] stateNames)
    {
        LearningRate = HyperParameter.NotNegative(learningRate, nameof(learningRate));
        _stateNames = stateNames;
        _updatePiece = UpdatePiece;
        _updateElements = UpdateElements;
    }

    /// <summary>The learning rate of the next step: finite, at least 0. A schedule may change it at any time.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double LearningRate { get; set => field = HyperParameter.NotNegative(value); }

    /// <summary>The steps made so far. Set it, together with the state tensors, to go on from a checkpoint.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long StepCount
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    /// <summary>The names of the state tensors of a parameter, as in PyTorch; empty for a rule without state.</summary>
    public IReadOnlyList<string> StateNames => _stateNames;

    /// <summary>Makes one step and consumes the gradients: afterwards they are zero, so there is no call to clear them.</summary>
    /// <param name="parameters">The parameters of the network, the same at every step.</param>
    /// <exception cref="ArgumentException">The parameters are not those of the steps before.</exception>
    /// <exception cref="InvalidOperationException">The hyper-parameters contradict each other.</exception>
    public void Step(ParameterList parameters)
    {
        CheckParameters(parameters);
        EditState();
        StepCount++;
        BeginStep();
        for (int index = 0; index < parameters.Count; index++)
        {
            UpdateAll(parameters[index], parameters.Workers);
        }
    }

    /// <summary>Looks at a state tensor of a parameter.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="name">PyTorch's name of the state, such as <c>momentum_buffer</c>.</param>
    /// <param name="values">The state, in the parameter's shape; a view that later steps change.</param>
    /// <returns>Whether there is such a state; before the first step there is none.</returns>
    public bool TryGetState(Parameter parameter, string name, out ReadOnlySpan<float> values)
    {
        Refresh?.Invoke();
        int index = Array.IndexOf(_stateNames, name);
        values = index >= 0 && _state.TryGetValue(parameter, out float[]?[]? tensors) ? tensors[index] : default;
        return !values.IsEmpty;
    }

    /// <summary>Puts back a state tensor of a parameter, as read from a checkpoint.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="name">One of <see cref="StateNames"/>.</param>
    /// <param name="values">The state, in the parameter's shape.</param>
    /// <exception cref="ArgumentException">The rule has no state of that name, or the state has another length than the parameter.</exception>
    public void SetState(Parameter parameter, string name, ReadOnlySpan<float> values)
    {
        int index = Array.IndexOf(_stateNames, name);
        if (index < 0)
        {
            throw new ArgumentException($"{GetType().Name} keeps no state '{name}' for {parameter}.", nameof(name));
        }

        if (values.Length != parameter.Count)
        {
            throw new ArgumentException($"The state '{name}' of {parameter} has {parameter.Count} elements; {values.Length} were given.", nameof(values));
        }

        EditState();
        StateOf(parameter)[index] = values.ToArray();
    }

    /// <summary>Goes back to before the first step: no state tensors.</summary>
    internal void ForgetState()
    {
        EditState();
        _state.Clear();
        StepCount = 0;
    }

    /// <summary>Prepares what is the same for all parameters of a step. <see cref="StepCount"/> counts this step already.</summary>
    protected abstract void BeginStep();

    /// <summary>Whether this rule, with its hyper-parameters, keeps the state tensors of <see cref="StateNames"/>. True by default.</summary>
    protected virtual bool KeepsState => true;

    /// <summary>
    /// Updates elements of a parameter in one pass over memory, and sets their gradient to zero in the same pass. Large parameters are updated in
    /// pieces, several at once; what happens to an element must not depend on the others.
    /// </summary>
    /// <param name="value">The values.</param>
    /// <param name="gradient">Their gradient, of the same length; to be zero afterwards.</param>
    /// <param name="state">Their state.</param>
    protected abstract void Update(Span<float> value, Span<float> gradient, OptimizerState state);

    private void UpdateAll(Parameter parameter, WorkerPool? workers)
    {
        float[]?[] tensors = StateOf(parameter);
        bool isNew = KeepsState && Array.Exists(tensors, tensor => tensor is null);
        if (isNew)
        {
            for (int index = 0; index < tensors.Length; index++) tensors[index] ??= new float[parameter.Count];
        }

        _update = new UpdateOfParameter(parameter, tensors, isNew);
        if (parameter.Fusion?.Invoke(_updateElements) != true) UpdateFromMemory(parameter, workers);
        parameter.GradientIsZero = true;
        _update = default;
    }

    private void UpdateFromMemory(Parameter parameter, WorkerPool? workers)
    {
        parameter.Edit();
        if (workers is null || parameter.Count <= PieceLength) UpdateElements(0, parameter.PartialGradient);
        else workers.Run((parameter.Count + PieceLength - 1) / PieceLength, _updatePiece);
    }

    private void UpdatePiece(int piece)
    {
        int start = piece * PieceLength;
        UpdateElements(start, _update.Parameter.PartialGradient.Slice(start, Math.Min(PieceLength, _update.Parameter.Count - start)));
    }

    private void UpdateElements(int start, Span<float> gradient) => Update(
        _update.Parameter.EditedValue.Slice(start, gradient.Length),
        gradient,
        new OptimizerState(_update.Tensors, start, gradient.Length, _update.IsNew));

    /// <summary>The state tensors of a parameter as they were last brought here; null where there are none yet.</summary>
    internal float[]?[] StateOf(Parameter parameter)
    {
        if (!_state.TryGetValue(parameter, out float[]?[]? tensors))
        {
            tensors = _stateNames.Length == 0 ? [] : new float[]?[_stateNames.Length];
            _state.Add(parameter, tensors);
        }

        return tensors;
    }

    private void CheckParameters(ParameterList parameters)
    {
        _parameters ??= [.. parameters];
        bool same = _parameters.Length == parameters.Count;
        for (int index = 0; same && index < _parameters.Length; index++) same = ReferenceEquals(_parameters[index], parameters[index]);
        if (!same)
        {
            throw new ArgumentException(
                "These are not the parameters of the steps before: an optimizer counts steps and keeps state for one network; make another for another network.",
                nameof(parameters));
        }
    }

    /// <summary>The parameter that is being updated.</summary>
    private readonly record struct UpdateOfParameter(Parameter Parameter, float[]?[] Tensors, bool IsNew);
}
