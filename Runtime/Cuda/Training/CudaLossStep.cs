namespace Ottt.Cuda;

/// <summary>Queues the loss of a time step, read from the output where the network left it, its gradient written where the network takes it.</summary>
internal sealed unsafe class CudaLossStep
{
    private const int Threads = 32;

    private readonly CudaStream _stream;
    private readonly CudaKernel _ofTraining;
    private readonly CudaKernel _ofEvaluation;
    private readonly CudaArguments _training = new(7);
    private readonly CudaArguments _evaluation = new(6);
    private readonly CudaBuffer _output;
    private readonly CudaBuffer _evaluationOutput;
    private readonly CudaBuffer _gradient;

    public CudaLossStep(CudaStream stream, CudaModule module, CudaArena arena, CudaPorts ports, CudaOrders orders, CudaResults results)
    {
        _stream = stream;
        _ofTraining = module.GetKernel("loss_of_training");
        _ofEvaluation = module.GetKernel("loss_of_evaluation");
        _output = ports.Output;
        _evaluationOutput = ports.EvaluationOutput;
        _gradient = ports.OutputGradient;
        _training.Set(0, arena.Samples(_gradient));
        Point(_training, 1, arena.Samples(_output));
        Point(_evaluation, 0, arena.Samples(_evaluationOutput));

        void Point(CudaArguments arguments, int first, nint output) => arguments
            .Set(first, results.OutputSum)
            .Set(first + 1, results.Losses)
            .Set(first + 2, results.Failure)
            .Set(first + 3, output)
            .Set(first + 4, orders.Labels);
    }

    /// <summary>Queues the loss of a time step.</summary>
    public void Queue(in CudaSequencePlan plan, int timeStep)
    {
        CudaBuffer output = plan.IsTraining ? _output : _evaluationOutput;
        var shape = new CudaLossShape
        {
            CrossEntropyShare = plan.Loss.CrossEntropy,
            SquaredErrorShare = plan.Loss.SquaredError,
            Batch = plan.Batch,
            Classes = output.Count,
            Positions = output.Positions,
            OutputStride = output.Stride,
            GradientStride = _gradient.Stride,
            StepsLeft = plan.TimeSteps - timeStep,
        };
        CudaArguments arguments = plan.IsTraining ? _training : _evaluation;
        arguments.PointTo(plan.IsTraining ? 6 : 5, &shape);
        _stream.Launch(plan.IsTraining ? _ofTraining : _ofEvaluation, new(plan.Batch), new(Threads), 0, arguments);
    }
}
