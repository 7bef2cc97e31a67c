using System.Collections;
using System.Runtime.CompilerServices;

namespace Ottt;

/// <summary>
/// What a layer was declared with, defaults filled in, under the names of its attribute's properties. A setting that does not apply is not there: a neuron
/// with soft reset has no <c>VReset</c>, one that does not leak no <c>Tau</c>.
/// </summary>
[CollectionBuilder(typeof(LayerSettings), nameof(Of))]
public sealed class LayerSettings : IReadOnlyList<LayerSetting>
{
    private readonly LayerSetting[] _settings;

    private LayerSettings(LayerSetting[] settings) => _settings = settings;

    /// <summary>A layer that has nothing to set.</summary>
    public static LayerSettings None { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _settings.Length;

    /// <inheritdoc/>
    public LayerSetting this[int index] => _settings[index];

    /// <summary>Puts settings together.</summary>
    /// <param name="settings">The settings.</param>
    public static LayerSettings Of(params ReadOnlySpan<LayerSetting> settings) => settings.Length == 0 ? None : new(settings.ToArray());

    /// <summary>Whether there is a setting of a name.</summary>
    /// <param name="name">The name, such as <c>VReset</c>.</param>
    public bool Has(string name) => Find(name) is not null;

    /// <summary>The number of a setting.</summary>
    /// <param name="name">The name, such as <c>Tau</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no such setting.</exception>
    /// <exception cref="InvalidOperationException">It is not one number.</exception>
    public double Number(string name) =>
        Get(name) is { Numbers: [double number] } ? number : throw new InvalidOperationException($"The setting {Get(name)} is not one number.");

    /// <summary>The number of a setting, or null where there is no such setting.</summary>
    /// <param name="name">The name, such as <c>VReset</c>.</param>
    /// <exception cref="InvalidOperationException">It is not one number.</exception>
    public double? NumberOrNull(string name) => Has(name) ? Number(name) : null;

    /// <summary>The whole number of a setting.</summary>
    /// <param name="name">The name, such as <c>Groups</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no such setting.</exception>
    /// <exception cref="InvalidOperationException">It is not one number.</exception>
    public int Whole(string name) => (int)Number(name);

    /// <summary>The whole numbers of a setting, one per axis: [height, width] over images, [width] over signals.</summary>
    /// <param name="name">The name, such as <c>Kernel</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no such setting.</exception>
    /// <exception cref="InvalidOperationException">It has no numbers.</exception>
    public IReadOnlyList<int> PerAxis(string name) => Get(name) is { Numbers.Count: > 0 } setting
        ? [.. setting.Numbers.Select(number => (int)number)]
        : throw new InvalidOperationException($"The setting {Get(name)} has no numbers.");

    /// <summary>Whether a switch is on.</summary>
    /// <param name="name">The name, such as <c>DecayInput</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no such setting.</exception>
    /// <exception cref="InvalidOperationException">It is no switch.</exception>
    public bool IsOn(string name) =>
        bool.TryParse(Get(name).Text, out bool isOn) ? isOn : throw new InvalidOperationException($"The setting {Get(name)} is no switch.");

    /// <summary>The name of a choice.</summary>
    /// <param name="name">The name of the setting, such as <c>Surrogate</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no such setting.</exception>
    public string Choice(string name) => Get(name).Text;

    /// <inheritdoc/>
    public IEnumerator<LayerSetting> GetEnumerator() => ((IEnumerable<LayerSetting>)_settings).GetEnumerator();

    /// <summary>The settings as in a declaration, such as <c>Tau = 2, VThreshold = 1</c>.</summary>
    public override string ToString() => string.Join(", ", this);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private LayerSetting? Find(string name) => Array.Find(_settings, setting => setting.Name == name);

    private LayerSetting Get(string name) =>
        Find(name) ?? throw new KeyNotFoundException($"There is no setting '{name}'; the layer has {(Count == 0 ? "none" : ToString())}.");
}
