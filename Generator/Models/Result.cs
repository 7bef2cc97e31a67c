namespace Ottt.Generator.Models;

/// <summary>What a pass gives: its model, or the errors that kept it from making one.</summary>
internal sealed record Result<T>(T? Value, EquatableArray<PassError> Errors)
    where T : class, IEquatable<T>
{
    public static Result<T> Of(T value) => new(value, default);

    public static Result<T> Failed(IEnumerable<PassError> errors) => new(null, errors.ToEquatableArray());

    /// <summary>Runs the next pass where this one succeeded; else hands on the errors.</summary>
    public Result<TNext> Then<TNext>(Func<T, Result<TNext>> pass)
        where TNext : class, IEquatable<TNext> => Value is null ? new Result<TNext>(null, Errors) : pass(Value);
}
