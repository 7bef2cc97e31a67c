namespace Ottt.Generator.Declaration;

/// <summary>The ids of what this pass may find wrong; their texts are in the Diagnostics folder.</summary>
internal static class DeclarationErrors
{
    public const string NotPartial = "OTTT1001";
    public const string ContainingTypeNotPartial = "OTTT1002";
    public const string Generic = "OTTT1003";
    public const string NoLayers = "OTTT1004";
    public const string SeveralDeclarations = "OTTT1005";
    public const string LayerBeforeSequential = "OTTT1006";
    public const string NotAPlainClass = "OTTT1007";
    public const string HasBaseClass = "OTTT1008";
    public const string ArgumentOutOfRange = "OTTT1009";
    public const string TauOutOfRange = "OTTT1010";
    public const string ProbabilityOutOfRange = "OTTT1011";
    public const string InputShape = "OTTT1012";
    public const string NotFinite = "OTTT1013";
}
