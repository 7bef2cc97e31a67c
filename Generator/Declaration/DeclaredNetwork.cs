using Ottt.Generator.Models;

namespace Ottt.Generator.Declaration;

/// <summary>What the declaration pass found: the class, and the declaration or what is wrong with it.</summary>
/// <param name="Identity">The class.</param>
/// <param name="CanExtend">Whether a part can be added to the class without further errors.</param>
/// <param name="WeightedLayers">The layers with parameters by the names of their properties, such as <c>Conv2d0</c>.</param>
/// <param name="Declaration">The declaration, or the errors.</param>
internal sealed record DeclaredNetwork(
    NetworkIdentity Identity, bool CanExtend, EquatableArray<string> WeightedLayers, Result<NetworkDeclaration> Declaration);
