using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Models;

namespace Ottt.Generator.Emit.CSharp;

/// <summary>Prints a step program as a text that the network can show at run time.</summary>
internal static class ProgramEmitter
{
    public static void Write(SourceWriter writer, string summary, string name, StepProgram program)
    {
        writer.Line();
        writer.Line($"/// <summary>{summary}</summary>");
        writer.Line($"private const string {name} = \"\"\"");
        using (writer.Indent())
        {
            foreach (string line in ProgramPrinter.Print(program).TrimEnd('\n').Split('\n')) writer.Line(line);
            writer.Line("\"\"\";");
        }
    }
}
