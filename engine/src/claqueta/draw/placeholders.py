"""The plate that stands where a medium is missing: quiet, with a sign that says which kind."""

from typing import Any

import skia

_GROUND = skia.Color(0x24, 0x27, 0x2D)
_SIGN = skia.Color(0x6B, 0x72, 0x7F)


def draw_placeholder(canvas: Any, kind: str, width: float, height: float) -> None:
    """Fills the box and draws a film strip or a picture frame in its middle."""
    canvas.drawRect(skia.Rect.MakeWH(width, height), skia.Paint(Color=_GROUND, AntiAlias=True))
    unit = min(min(width, height) * 0.22, 160.0) / 10
    line = skia.Paint(
        Color=_SIGN,
        AntiAlias=True,
        Style=skia.Paint.kStroke_Style,
        StrokeWidth=unit * 0.7,
        StrokeJoin=skia.Paint.kRound_Join,
        StrokeCap=skia.Paint.kRound_Cap,
    )
    solid = skia.Paint(Color=_SIGN, AntiAlias=True)
    canvas.save()
    canvas.translate(width / 2, height / 2)
    canvas.scale(unit, unit)
    line.setStrokeWidth(0.7)
    canvas.drawRoundRect(skia.Rect.MakeLTRB(-6, -4.5, 6, 4.5), 1.2, 1.2, line)
    sign = skia.Path()
    if kind == "video":
        sign.moveTo(-1.6, -2.2).lineTo(2.4, 0).lineTo(-1.6, 2.2).close()
        canvas.drawPath(sign, solid)
    else:
        canvas.drawCircle(-2.6, -1.4, 1.1, solid)
        sign.moveTo(-5, 3.2).lineTo(-1.6, 0.4).lineTo(0.4, 2).lineTo(2.6, -0.8).lineTo(5.2, 2.2)
        canvas.drawPath(sign, line)
    canvas.restore()
