using ScottPlot;

namespace Ottt.Pictures;

/// <summary>Panels below each other whose data areas are equally high, with title and legend above the first and the axis under the last.</summary>
internal sealed class NeuronLayout : IMultiplotLayout
{
    public const float TopOfFirst = 112;
    public const float BottomOfLast = 48;
    public const float Gap = 7;

    public PixelRect[] GetSubplotRectangles(SubplotCollection subplots, PixelRect figureRect)
    {
        int count = subplots.Count;
        float data = (figureRect.Height - TopOfFirst - BottomOfLast - (2 * Gap * (count - 1))) / count;
        var places = new PixelRect[count];
        float top = figureRect.Top;
        for (int index = 0; index < count; index++)
        {
            float bottom = top + data + (index == 0 ? TopOfFirst : Gap) + (index == count - 1 ? BottomOfLast : Gap);
            places[index] = new PixelRect(figureRect.Left, figureRect.Right, bottom, top);
            top = bottom;
        }

        return places;
    }
}
