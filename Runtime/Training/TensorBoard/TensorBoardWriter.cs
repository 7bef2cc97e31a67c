using System.Buffers.Binary;
using System.Globalization;

namespace Ottt.Training.TensorBoard;

/// <summary>
/// Writes a file of events that TensorBoard shows: <c>events.out.tfevents.&lt;seconds&gt;.&lt;host&gt;</c> in the folder of a run. Each call hands one
/// whole record to the system, so that a run that is killed loses at most the record it was writing. Not for several threads at a time.
/// </summary>
/// <remarks>
/// The framing is TFRecord's: the length (8 bytes, little-endian), its masked CRC-32C, the data, its masked CRC-32C. The data is a message <c>Event</c>
/// of TensorFlow's <c>event.proto</c> and <c>summary.proto</c>: wall_time = 1, step = 2, file_version = 3, summary = 5 { value = 1 { tag = 1,
/// simple_value = 2, image = 4 } }.
/// </remarks>
public sealed class TensorBoardWriter : IDisposable
{
    private const int WallTime = 1;
    private const int Step = 2;
    private const int FileVersion = 3;
    private const int Summary = 5;

    private readonly FileStream _stream;
    private readonly TimeProvider _time;

    /// <summary>Makes the folder if there is none, and a new file in it.</summary>
    /// <param name="folder">The folder of the run; TensorBoard names the run after it.</param>
    /// <param name="time">Tells the time of events; the clock of the system unless given.</param>
    /// <exception cref="IOException">The file cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be made.</exception>
    public TensorBoardWriter(string folder, TimeProvider? time = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        _time = time ?? TimeProvider.System;
        Directory.CreateDirectory(folder);
        _stream = Create(Path.Combine(Path.GetFullPath(folder), FileName()));
        FilePath = _stream.Name;
        Write(new ProtobufMessage().Add(WallTime, Now()).Add(FileVersion, "brain.Event:2"));
    }

    /// <summary>The file.</summary>
    public string FilePath { get; }

    /// <summary>Adds a number.</summary>
    /// <param name="tag">What it is, such as <c>loss/training</c>; TensorBoard groups by what is before the slash.</param>
    /// <param name="value">The number, which is stored as a float; it may be NaN or infinite.</param>
    /// <param name="step">The step or epoch, at least 0.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="ArgumentException">The tag is empty, or the step negative.</exception>
    /// <exception cref="ObjectDisposedException">The writer was disposed.</exception>
    public void AddScalar(string tag, double value, long step) => Write(step, SummaryValue.Scalar(tag, (float)value));

    /// <summary>Adds a picture.</summary>
    /// <param name="tag">What it shows.</param>
    /// <param name="png">A PNG file.</param>
    /// <param name="step">The step or epoch, at least 0.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="ArgumentException">The bytes are no PNG file, the tag is empty, or the step negative.</exception>
    /// <exception cref="ObjectDisposedException">The writer was disposed.</exception>
    public void AddImage(string tag, ReadOnlySpan<byte> png, long step) => Write(step, SummaryValue.Image(tag, png));

    /// <summary>Adds loss, accuracy and firing rates of an epoch, the step being the number of the epoch from 1.</summary>
    /// <param name="training">The training pass.</param>
    /// <param name="test">The evaluation after it, if there was one.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="ObjectDisposedException">The writer was disposed.</exception>
    public void AddEpoch(TrainingResult training, EvaluationResult? test = null)
    {
        ArgumentNullException.ThrowIfNull(training);
        AddPass("training", training, training.Epoch + 1);
        if (test is not null) AddPass("test", test, training.Epoch + 1);
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _stream.Dispose();

    private static FileStream Create(string path)
    {
        for (int number = 0; ; number++)
        {
            string name = number == 0 ? path : string.Create(CultureInfo.InvariantCulture, $"{path}.{number}");
            try
            {
                return new FileStream(name, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
            }
            catch (IOException) when (File.Exists(name))
            {
                // Another writer began within the same second.
            }
        }
    }

    private string FileName() =>
        string.Create(CultureInfo.InvariantCulture, $"events.out.tfevents.{_time.GetUtcNow().ToUnixTimeSeconds():0000000000}.{Environment.MachineName}");

    private double Now() => (_time.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds;

    private void AddPass(string name, PassResult pass, int epoch)
    {
        AddScalar($"loss/{name}", pass.Loss, epoch);
        AddScalar($"accuracy/{name}", pass.Accuracy, epoch);
        for (int layer = 0; layer < pass.FiringRates.Count; layer++)
        {
            AddScalar(string.Create(CultureInfo.InvariantCulture, $"firing rate/{name} {layer}"), pass.FiringRates[layer], epoch);
        }
    }

    private void Write(long step, ProtobufMessage value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        Write(new ProtobufMessage().Add(WallTime, Now()).Add(Step, step).Add(Summary, new ProtobufMessage().Add(1, value)));
    }

    private void Write(ProtobufMessage message)
    {
        ReadOnlySpan<byte> data = message.Bytes;
        byte[] record = new byte[sizeof(ulong) + sizeof(uint) + data.Length + sizeof(uint)];
        BinaryPrimitives.WriteUInt64LittleEndian(record, (ulong)data.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(sizeof(ulong)), MaskedCrc.Of(record.AsSpan(0, sizeof(ulong))));
        data.CopyTo(record.AsSpan(sizeof(ulong) + sizeof(uint)));
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(record.Length - sizeof(uint)), MaskedCrc.Of(data));
        _stream.Write(record);
    }
}
