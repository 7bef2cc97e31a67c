using Ottt.Generator.Models;

namespace Ottt.Generator.Emit.Cuda;

/// <summary>What results of a product need of memory beside their sums, loaded for several of them before any is finished: or else each would wait for memory by itself.</summary>
internal sealed class EarlierLoads
{
    private readonly List<(string Name, string Declaration)> _places = [];
    private readonly List<(string Register, string Expression)> _loads = [];

    /// <summary>Whether anything is loaded.</summary>
    public bool Exist => _loads.Count > 0;

    /// <summary>Notes a place that a load may name.</summary>
    public void Place(string name, string declaration) => _places.Add((name, declaration));

    /// <summary>Notes a load.</summary>
    /// <returns>What a result finds it under.</returns>
    public string Load(string register, string expression)
    {
        _loads.Add((register, expression));
        return "before." + register;
    }

    /// <summary>Writes the type of what is loaded.</summary>
    public void WriteType(SourceWriter body)
    {
        body.Line("struct earlier").Line("{");
        using (body.Indent("};"))
        {
            foreach ((string register, _) in _loads) body.Line($"float {register};");
        }
    }

    /// <summary>Writes the loads.</summary>
    public void WriteLoads(SourceWriter body)
    {
        foreach ((_, string declaration) in _places.Where(place => _loads.Any(load => load.Expression.Contains(place.Name)))) body.Line(declaration);
        body.Line($"return earlier{{{string.Join(", ", _loads.Select(load => load.Expression))}}};");
    }
}
