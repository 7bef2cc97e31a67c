namespace Ottt.Benchmarks.Layers;

/// <summary>A layer of a benchmark network, for those who build it in another library or count its work.</summary>
internal abstract record Layer;

/// <summary>The spiking layer of OTTT with its defaults: tau 2, threshold 1, soft reset, sigmoid surrogate of sharpness 4.</summary>
internal sealed record LifLayer : Layer;

/// <summary>y = factor x.</summary>
internal sealed record ScaleLayer(double Factor) : Layer;

/// <summary>The mean of each 2x2 window.</summary>
internal sealed record HalvingLayer : Layer;

/// <summary>The mean of each channel.</summary>
internal sealed record GlobalMeanLayer : Layer;

/// <summary>An image as a vector.</summary>
internal sealed record FlattenLayer : Layer;
