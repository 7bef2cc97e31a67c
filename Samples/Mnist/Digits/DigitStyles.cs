namespace Ottt.Samples.Mnist.Digits;

/// <summary>How people write the digits: for each one, a few ways to draw it, each a list of strokes.</summary>
internal static class DigitStyles
{
    public const int Classes = 10;

    private static readonly Stroke[][][] All =
    [
        // 0: round, narrow, slashed
        [
            [Stroke.FromArc(0, 0, 0.52f, 0.95f, 0, 360)],
            [Stroke.FromArc(0, 0, 0.34f, 0.95f, -90, 270)],
            [Stroke.FromArc(0, 0, 0.5f, 0.95f, 0, 360), Stroke.From(0.3f, -0.6f).To(-0.3f, 0.6f)],
        ],

        // 1: a bar, with a flag, with a flag and a foot
        [
            [Stroke.From(0, -1).To(0, 0).To(0, 1)],
            [Stroke.From(-0.35f, -0.6f).To(0.05f, -1).To(0.05f, 0).To(0.05f, 1)],
            [Stroke.From(-0.3f, -0.65f).To(0, -1).To(0, 0).To(0, 1), Stroke.From(-0.35f, 1).To(0.35f, 1)],
        ],

        // 2: with a sharp and with a looped corner
        [
            [Stroke.FromArc(0, -0.5f, 0.48f, 0.48f, 190, 400).To(-0.5f, 0.95f).To(0.5f, 0.95f)],
            [
                Stroke.FromArc(0, -0.5f, 0.48f, 0.48f, 200, 390)
                    .To(-0.1f, 0.6f)
                    .Arc(-0.28f, 0.75f, 0.2f, 0.2f, 60, 420)
                    .To(0.1f, 0.95f)
                    .To(0.55f, 0.85f),
            ],
        ],

        // 3: round and flat at the top
        [
            [Stroke.FromArc(-0.04f, -0.5f, 0.45f, 0.47f, 200, 450).Arc(-0.02f, 0.48f, 0.5f, 0.5f, 270, 515)],
            [Stroke.From(-0.45f, -0.95f).To(0.4f, -0.95f).To(-0.05f, -0.15f).Arc(-0.02f, 0.4f, 0.48f, 0.55f, 270, 515)],
        ],

        // 4: open and closed
        [
            [Stroke.From(-0.35f, -0.95f).To(-0.48f, 0.15f).To(0.5f, 0.15f), Stroke.From(0.22f, -0.6f).To(0.22f, 0.2f).To(0.22f, 1)],
            [Stroke.From(0.22f, 1).To(0.22f, -0.95f).To(-0.5f, 0.35f).To(0.55f, 0.35f)],
        ],

        // 5: in one stroke and with the bar put on afterwards
        [
            [Stroke.From(0.42f, -0.95f).To(-0.35f, -0.95f).To(-0.4f, -0.1f).Arc(-0.02f, 0.4f, 0.48f, 0.54f, 235, 510)],
            [
                Stroke.From(-0.2f, -0.9f).To(-0.34f, -0.15f).Arc(0.02f, 0.42f, 0.46f, 0.52f, 245, 500),
                Stroke.From(-0.22f, -0.85f).To(0.55f, -1),
            ],
        ],

        // 6: curved and straight
        [
            [Stroke.From(0.38f, -0.95f).To(-0.1f, -0.65f).To(-0.38f, -0.1f).Arc(0, 0.45f, 0.45f, 0.5f, 180, 540)],
            [Stroke.From(0.15f, -1).To(-0.25f, -0.2f).Arc(0, 0.48f, 0.44f, 0.48f, 190, 545)],
        ],

        // 7: plain and crossed
        [
            [Stroke.From(-0.45f, -0.95f).To(0.45f, -0.95f).To(0.1f, 0).To(-0.12f, 1)],
            [Stroke.From(-0.45f, -0.95f).To(0.45f, -0.95f).To(0.1f, 0).To(-0.12f, 1), Stroke.From(-0.25f, 0.05f).To(0.4f, 0.05f)],
        ],

        // 8: two rings and one crossing stroke
        [
            [Stroke.FromArc(0, -0.5f, 0.38f, 0.45f, 90, 450), Stroke.FromArc(0, 0.47f, 0.48f, 0.5f, 270, 630)],
            [Stroke.FromArc(0, -0.52f, 0.4f, 0.42f, 150, 390).Arc(0, 0.5f, 0.45f, 0.45f, 210, -30).To(-0.35f, -0.31f)],
        ],

        // 9: with a straight and with a curved stem
        [
            [Stroke.FromArc(-0.02f, -0.45f, 0.44f, 0.48f, 0, 360).To(0.4f, 0.3f).To(0.36f, 1)],
            [Stroke.FromArc(-0.02f, -0.47f, 0.44f, 0.46f, 0, 360).To(0.44f, 0.3f).Arc(0, 0.5f, 0.44f, 0.45f, 0, 150)],
        ],
    ];

    public static IReadOnlyList<Stroke[]> Of(int digit) => All[digit];
}
