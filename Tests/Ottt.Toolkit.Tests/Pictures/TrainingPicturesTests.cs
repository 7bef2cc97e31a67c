using Ottt.Pictures;
using Ottt.Testing;
using Ottt.Toolkit.Tests.Training.Recording;
using Ottt.Training;
using Ottt.Training.Recording;
using Xunit;

namespace Ottt.Toolkit.Tests.Pictures;

public sealed class TrainingPicturesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void All_pictures_of_a_run_are_written_as_png_and_svg()
    {
        using var network = new RecordedNet(Device.Cpu, 1, 1);
        var pictures = new TrainingPictures(Path.Combine(_folder.Path, "deep", "plots"));
        TrainingHistory history = TrainingHistory.Of(network).With(new TrainingResult(0, 1, 0.5, 10, TimeSpan.Zero, [0.25]));
        var recorder = new NeuronRecorder(network, 0);
        network.Forward([1, 1, 1, 1]);
        recorder.Record();
        string[] written =
        [
            .. pictures.Write(history), .. pictures.Write(new ConfusionMatrix(2)), .. pictures.Write(network), .. pictures.Write(recorder.ToRecording()),
        ];
        string[] names = ["loss", "accuracy", "firing-rates", "confusion", "weights", "spikes", "neurons"];
        Assert.Equal(names.SelectMany(name => new[] { $"{name}.png", $"{name}.svg" }), written.Select(Path.GetFileName));
        Assert.Equal(written.Order(), Directory.GetFiles(pictures.Folder).Order());
        Assert.Equal((900, 600), PictureFile.PngSize(File.ReadAllBytes(written[0])));
        Assert.Contains("Loss", PictureFile.SvgText(File.ReadAllText(written[1]), 900, 600), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_what_was_asked_for_and_measured_is_written_and_a_file_there_is_replaced()
    {
        var pictures = new TrainingPictures(_folder.Path, PictureFormats.Svg);
        _folder.Write("loss.svg", [1, 2, 3]);
        pictures.Write(new TrainingHistory(["a"], [new(1, 1, 1, 1, 1, [])]));
        Assert.Equal(["accuracy.svg", "loss.svg"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order());
        PictureFile.SvgText(File.ReadAllText(Path.Combine(_folder.Path, "loss.svg")), 900, 600);
    }

    [Fact]
    public void A_picture_that_cannot_be_written_leaves_nothing_behind()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "loss.png"));
        var picture = new LossPicture(new TrainingHistory([], []));
        Assert.ThrowsAny<Exception>(() => picture.SavePng(Path.Combine(_folder.Path, "loss.png")));
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void Sizes_and_formats_are_checked()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrainingPictures(_folder.Path, PictureFormats.None));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrainingPictures(_folder.Path, (PictureFormats)8));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LossPicture(new TrainingHistory([], [])) { Width = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LossPicture(new TrainingHistory([], [])) { Height = 100_000 });
        Assert.Equal((300, 200), PictureFile.PngSize(new LossPicture(new TrainingHistory([], [])) { Width = 300, Height = 200 }.ToPng()));
    }

    [Fact]
    public void Rows_of_a_linear_layer_are_images_of_its_input()
    {
        using var network = new RecordedNet(Device.Cpu, 1, 1);
        WeightImages images = WeightImages.Of(network.Parameters["1.weight"], [1, 2, 2]);
        Assert.Equal((3, 1, 2, 2), (images.Count, images.Channels, images.Height, images.Width));
        Assert.Equal(network.Parameters["1.weight"].Value.ToArray(), images.Values.ToArray());
        var problem = Assert.Throws<ArgumentException>(() => WeightImages.Of(network.Parameters["1.weight"], [1, 3, 3]));
        Assert.Contains("[1, 3, 3]", problem.Message, StringComparison.Ordinal);
    }
}
