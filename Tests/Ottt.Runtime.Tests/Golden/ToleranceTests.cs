using Ottt.Testing;
using Xunit;

namespace Ottt.Runtime.Tests.Golden;

/// <summary>The comparison that all golden theories stand on.</summary>
public class ToleranceTests
{
    private static readonly Tolerance Tenth = new(0, 0.1);

    [Fact]
    public void The_allowance_grows_with_the_largest_expected_magnitude() => Tenth.Check("tensor", [1, -100], [10, -100]);

    [Fact]
    public void A_deviation_names_the_tensor_the_first_and_the_worst_element()
    {
        string? difference = Tenth.Difference("layer.weight", [1, 2, 4], [1, 3, 6]);

        Assert.Equal(
            "layer.weight: 2 of 3 elements beyond 0.4; max abs 2 = 5 x tolerance, max rel 0.5; "
            + "first [1] expected 2, actual 3; worst [2] expected 4, actual 6",
            difference);
    }

    [Fact]
    public void A_value_that_is_not_a_number_deviates() => Assert.NotNull(Tenth.Difference("tensor", [1], [double.NaN]));

    [Fact]
    public void A_number_where_none_was_expected_deviates() => Assert.NotNull(Tenth.Difference("tensor", [double.NaN, 1], [1, 1]));

    [Fact]
    public void Another_length_deviates() => Assert.Throws<DeviationException>(() => Tenth.Check("tensor", [1, 2], [1]));

    [Fact]
    public void Exact_means_exact() => Assert.NotNull(Tolerances.Exact.Difference("spike", [1], [1 + 1e-15]));
}
