using Ottt.Generator.Declaration;
using Ottt.Generator.Models;

namespace Ottt.Generator;

/// <summary>A network on its way through the passes: the class it is declared on, and what the last pass made of it.</summary>
internal sealed record Stage<T>(DeclaredNetwork Declared, Result<T> Result)
    where T : class, IEquatable<T>
{
    public Stage<TNext> Then<TNext>(Func<T, Result<TNext>> pass)
        where TNext : class, IEquatable<TNext> => new(Declared, Result.Then(pass));
}
