namespace Ottt.Checkpoints;

/// <summary>The notes of a program, among the texts of a file.</summary>
internal static class CheckpointNotes
{
    /// <summary>The notes under the names that they have in a file.</summary>
    public static IEnumerable<KeyValuePair<string, string>> ToTexts(IReadOnlyDictionary<string, string> notes) =>
        notes.Select(note => KeyValuePair.Create(CheckpointKeys.Note + note.Key, note.Value));

    /// <summary>The notes among the texts of a file.</summary>
    public static Dictionary<string, string> FromTexts(IReadOnlyDictionary<string, string> texts) =>
        texts.Where(IsNote).ToDictionary(text => text.Key[CheckpointKeys.Note.Length..], text => text.Value);

    /// <summary>Whether a text of a file is a note.</summary>
    public static bool IsNote(KeyValuePair<string, string> text) => text.Key.StartsWith(CheckpointKeys.Note, StringComparison.Ordinal);
}
