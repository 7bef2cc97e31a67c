using Ottt.Data;
using Ottt.Hdf5;
using Ottt.Testing;
using Xunit;

namespace Ottt.Toolkit.Tests.Hdf5;

/// <summary>A file that is damaged, or is another one, is refused with its name and the place.</summary>
public sealed class HeidelbergDamageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => System.IO.Path.Combine(_folder.Path, "shd.h5");

    public static TheoryData<string, byte[], string> Wrong => new()
    {
        { "labels", HeidelbergFile.Content(labels: new ushort[] { 19, 0, 20, 3 }), "has a /labels that has 20 for recording 2, which is outside 0 to 19" },
        { "fewer labels", HeidelbergFile.Content(labels: new ushort[] { 1, 2 }), "has a /spikes/times that has 4 recordings, of which 2 have a label" },
        { "labels with fractions", HeidelbergFile.Content(labels: new[] { 1.5f, 2, 3, 4 }), "has a /labels that has 1.5 for recording 0, which is outside 0 to 19" },
        { "labels of text", HeidelbergFile.Content(labels: new[] { "a", "b", "c", "d" }), "has a /labels that holds no numbers of a known type, but VariableLength of 16 bytes" },
        { "no labels", HeidelbergFile.Content(hasLabels: false), "has no /labels" },
        { "channels", HeidelbergFile.Content(units: new ushort[][] { [0, 699, 700, 5], [3], [], [1, 2] }), "has a /spikes/units that has 700 for spike 2 of recording 0, which is outside 0 to 699" },
        { "negative channels", HeidelbergFile.Content(units: new short[][] { [0, -1, 7, 5], [3], [], [1, 2] }), "has a /spikes/units that has -1 for spike 1 of recording 0, which is outside 0 to 699" },
        { "fewer channels", HeidelbergFile.Content(units: new ushort[][] { [0, 1], [3], [], [1, 2] }), "has a /spikes/units that has 2 spikes in recording 0, whose times are 4" },
        { "channels of fractions", HeidelbergFile.Content(units: HeidelbergFile.Times), "has a /spikes/units that holds no whole numbers" },
        { "whole times", HeidelbergFile.Content(times: HeidelbergFile.Units), "has a /spikes/times that holds whole numbers where times in seconds are expected" },
        { "flat times", HeidelbergFile.Content(times: new[] { 1f, 2, 3, 4 }), "has a /spikes/times that holds no sequences of numbers" },
        { "times without end", HeidelbergFile.Content(times: new Half[][] { [(Half)0, Half.NaN, (Half)1, (Half)1], [(Half)1], [], [(Half)1, (Half)1] }), "has a /spikes/times that has NaN for spike 1 of recording 0, which is no time in seconds" },
        { "negative times", HeidelbergFile.Content(times: new Half[][] { [(Half)0, (Half)1, (Half)1, (Half)1], [(Half)(-1)], [], [(Half)1, (Half)1] }), "has a /spikes/times that has -1 for spike 0 of recording 1, which is no time in seconds" },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_does_not_fit_is_named(string what, byte[] content, string problem)
    {
        File.WriteAllBytes(Path, content);

        var found = Assert.Throws<DataFormatException>(() => HeidelbergDataset.Read(Path));

        Assert.True(found.Message == $"'{Path}' {problem}.", $"{what}: {found.Message}");
    }

    [Fact]
    public void A_damaged_file_is_refused() =>
        new ReaderCorpus(Path, HeidelbergFile.Content(), () => HeidelbergDataset.Read(Path)) { NamesOffset = false }
            .Whole().Cut().Zeros().WrongMagic(8).Unopenable();

    [Fact]
    public void A_cut_is_told_with_both_lengths()
    {
        byte[] content = HeidelbergFile.Content();
        File.WriteAllBytes(Path, content[..^1]);

        var found = Assert.Throws<DataFormatException>(() => HeidelbergDataset.Read(Path));

        Assert.Equal(content.Length - 1, found.Offset);
        Assert.Contains($"is truncated: it says that it has {content.Length} bytes, and has {content.Length - 1}", found.Message, StringComparison.Ordinal);
    }
}
