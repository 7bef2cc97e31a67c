using Ottt.Generator.Declaration;

namespace Ottt.Generator.Tests.Diagnostics.Cases;

/// <summary>Classes that cannot be made networks.</summary>
internal static class ClassCases
{
    private const string Attributes = "[«OtttSequential(4)»]\n[Linear(2)]\n";

    public static IEnumerable<DiagnosticCase> All { get; } =
    [
        Case(DeclarationErrors.NotPartial, "a class without partial", Attributes + "public sealed class Net;",
            "'Net' is declared as a network but is not partial; write 'partial class Net'"),
        Case(DeclarationErrors.ContainingTypeNotPartial, "a class in a class without partial",
            "public class Outer\n{\n" + Attributes + "public partial class Net;\n}",
            "The network 'Net' is nested in 'Outer', which is not partial; make 'Outer' partial"),
        Case(DeclarationErrors.ContainingTypeNotPartial, "a class two levels within a struct without partial",
            "public struct Outer\n{\npublic partial class Inner\n{\n" + Attributes + "public partial class Net;\n}\n}",
            "The network 'Net' is nested in 'Outer', which is not partial; make 'Outer' partial"),
        Case(DeclarationErrors.Generic, "a generic class", Attributes + "public partial class Net<T>;",
            "The network 'Net' cannot be compiled because 'Net' has type parameters; a network has one shape"),
        Case(DeclarationErrors.Generic, "a class in a generic class",
            "public partial class Outer<T>\n{\n" + Attributes + "public partial class Net;\n}",
            "The network 'Net' cannot be compiled because 'Outer' has type parameters; a network has one shape"),
        NotPlain("a record", "public partial record Net;", "a record"),
        NotPlain("a static class", "public static partial class Net;", "static"),
        NotPlain("an abstract class", "public abstract partial class Net;", "abstract"),
        NotPlain("a class that only its file sees", "file partial class Net;", "local to its file"),
        NotPlain("a class with a primary constructor", "public partial class Net(int size)\n{\npublic int Size => size;\n}",
            "declared with a primary constructor"),
        NotPlain("a class with a primary constructor on another declaration",
            "public partial class Net;\npublic partial class Net(int size)\n{\npublic int Size => size;\n}", "declared with a primary constructor"),
        Case(DeclarationErrors.HasBaseClass, "a class with a base class of its own", Attributes + "public partial class Net : Base;\npublic class Base;",
            "The network 'Net' derives from 'Base'; a network derives from OtttNetwork, which is written for it"),
    ];

    private static DiagnosticCase NotPlain(string name, string declaration, string form) => Case(
        DeclarationErrors.NotAPlainClass, name, Attributes + declaration,
        $"The network 'Net' is {form}; a network must be a plain class, to which generated code adds a constructor");

    private static DiagnosticCase Case(string id, string name, string marked, string message) =>
        new(id, name, marked, message) { IsExtendable = false };
}
