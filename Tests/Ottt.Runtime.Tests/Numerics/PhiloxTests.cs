using Ottt.Numerics;
using Xunit;

namespace Ottt.Runtime.Tests.Numerics;

public class PhiloxTests
{
    [Fact]
    public void Blocks_are_the_published_ones()
    {
        Assert.Equal((0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u), Philox.Block(0, 0, 0, 0, 0));
        Assert.Equal(
            (0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu),
            Philox.Block(uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue, ulong.MaxValue));
        Assert.Equal(
            (0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u),
            Philox.Block(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0x299f31d0_a4093822));
    }

    [Fact]
    public void Unit_numbers_are_below_one()
    {
        Assert.Equal(0, Philox.ToUnit(0));
        Assert.Equal(0, Philox.ToUnit(0xff));
        Assert.Equal(0.5f, Philox.ToUnit(0x80000000));
        Assert.Equal(MathF.BitDecrement(1), Philox.ToUnit(uint.MaxValue));
    }
}
