"""Subjects painted as one layer, and the sheets that finish them."""

from __future__ import annotations

import skia

from kinora.engines.animatic.paint.hours import light_for
from kinora.engines.animatic.paint.light import light_of
from kinora.engines.animatic.paint.native import pixels_of
from kinora.engines.animatic.paint.subject import _Finish, _Sheets, painted_layer

LIGHT = light_of(light_for("noon"))


def test_sheets_are_kept_within_their_pixels() -> None:
    """The ones used last stay, a single one that is too large is still made, no others with it."""
    sheets = _Sheets(most=3 * 64 * 64)
    finishes = [_Finish(64, 64, LIGHT, falloff / 10, False) for falloff in range(1, 6)]
    for finish in finishes:
        first = sheets.sheet(finish)
        assert sheets.sheet(finish) is first
        assert sheets.pixels <= sheets.most
    assert list(sheets.kept) == finishes[-3:]
    assert sheets.sheet(_Finish(256, 256, LIGHT, 0.1, True)).width() == 256
    assert len(sheets.kept) == 1


def test_a_layer_looks_the_same_each_time() -> None:
    """Kept sheets change nothing: the second painting is that of the first."""

    def painted() -> bytes:
        surface = skia.Surface(80, 80)
        bounds = skia.Rect.MakeWH(80, 80)
        with painted_layer(surface.getCanvas(), bounds, LIGHT) as canvas:
            canvas.drawCircle(40, 40, 30, skia.Paint(Color=0xFF884422))
        return pixels_of(surface.makeImageSnapshot()).tobytes()

    assert painted() == painted()
