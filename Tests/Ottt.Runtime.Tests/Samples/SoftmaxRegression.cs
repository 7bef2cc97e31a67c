using System.Numerics;
using Ottt.Data;

namespace Ottt.Runtime.Tests.Samples;

/// <summary>A linear classifier, learned by stochastic gradient descent: what a task must be too hard for.</summary>
internal sealed class SoftmaxRegression
{
    private readonly float[][] _weights;
    private readonly float[] _biases;

    public SoftmaxRegression(LabelledImages images, int epochs, float learningRate)
    {
        int pixels = images.Pixels(0).Length;
        _weights = [.. Enumerable.Range(0, images.ClassCount).Select(_ => new float[pixels])];
        _biases = new float[images.ClassCount];
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            for (int index = 0; index < images.Count; index++)
            {
                Learn(Brightness(images.Pixels(index)), images.Label(index), learningRate / (1 + epoch));
            }
        }
    }

    public double Accuracy(LabelledImages images)
    {
        int correct = Enumerable.Range(0, images.Count).Count(index => Predict(Brightness(images.Pixels(index))) == images.Label(index));
        return correct / (double)images.Count;
    }

    private static float[] Brightness(ReadOnlySpan<byte> pixels)
    {
        var brightness = new float[pixels.Length];
        for (int i = 0; i < pixels.Length; i++) brightness[i] = pixels[i] / 255f;
        return brightness;
    }

    private int Predict(float[] input)
    {
        float[] scores = Scores(input);
        return Array.IndexOf(scores, scores.Max());
    }

    private void Learn(float[] input, int label, float learningRate)
    {
        float[] scores = Scores(input);
        float largest = scores.Max();
        float sum = scores.Sum(score => MathF.Exp(score - largest));
        for (int kind = 0; kind < scores.Length; kind++)
        {
            float error = (MathF.Exp(scores[kind] - largest) / sum) - (kind == label ? 1 : 0);
            _biases[kind] -= learningRate * error;
            for (int i = 0; i < input.Length; i++) _weights[kind][i] -= learningRate * error * input[i];
        }
    }

    private float[] Scores(float[] input) => [.. _weights.Select((weights, kind) => _biases[kind] + Dot(weights, input))];

    private static float Dot(float[] x, float[] y)
    {
        Vector<float> sum = Vector<float>.Zero;
        int whole = x.Length - (x.Length % Vector<float>.Count);
        for (int i = 0; i < whole; i += Vector<float>.Count) sum += new Vector<float>(x, i) * new Vector<float>(y, i);
        float rest = 0;
        for (int i = whole; i < x.Length; i++) rest += x[i] * y[i];
        return Vector.Sum(sum) + rest;
    }
}
