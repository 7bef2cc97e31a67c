namespace Ottt.Training.TensorBoard;
public sealed class TensorBoardWriter(string folder) : IDisposable { public void AddScalar(string tag, double value, long step) => _ = folder + tag + value + step; public void Dispose() { } }
