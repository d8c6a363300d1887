"""Words in a picture: the house face, lines that fit, and pictures of lines.

All faces come as dependencies, never from the machine, so the same words look the same everywhere. A
character that none of them has is left out: nobody is ever shown empty boxes. Knows no scene.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import as_file, files

import skia

from kinora.engines.animatic.paint.colour import ColourLike, colour4f

FACE = ("fontpkg_literata", "Literata[opsz,wght].ttf")
SPARES = (
    ("fontpkg_noto_sans_arabic", "NotoSansArabic[wdth,wght].ttf"),
    ("fontpkg_noto_sans_devanagari", "NotoSansDevanagari[wdth,wght].ttf"),
    ("fontpkg_noto_sans_thai", "NotoSansThai[wdth,wght].ttf"),
)
HOUSE = "house"
MOST_WIDE = 1e6  # pixels: a line that is never broken
WIDE_SCRIPTS = (("ᄀ", "ᇿ"), ("⺀", "鿿"), ("가", "힣"), ("豈", "﫿"), ("\uff01", "\uffef"))
HALVINGS = 7  # steps in which the narrowest measure is looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Ink:
    """One layer of how words are painted: later ones over earlier ones."""

    colour: ColourLike
    alpha: float = 1.0
    width: float = 0.0  # of a line around the letters, in pixels; 0 fills them
    blur: float = 0.0  # sigma, in pixels


@dataclass(frozen=True, slots=True)
class Words:
    """A painted line: its picture, and where the line begins in it (left, baseline), in pixels."""

    image: skia.Image
    left: float
    baseline: float
    width: float  # of the letters


class Setter:
    """Sets the words of one text: `text` is what of it can be shown, in single spaces."""

    def __init__(self, text: str, *, weight: int = 500, optical: float = 24.0) -> None:
        """`weight`: 200 light to 900 black; `optical`: 7 for small print to 72 for display."""
        provider = skia.textlayout.TypefaceFontProvider()
        house = _house(weight, optical)
        provider.registerTypeface(house, HOUSE)
        self.families, self.faces = [HOUSE], [house]
        self.text = " ".join(self._shown(text, provider).split())
        self.fonts = skia.textlayout.FontCollection()
        self.fonts.setDefaultFontManager(provider)
        self.unicode = skia.Unicodes.ICU.Make()

    def width(self, words: str, size: float) -> float:
        """How wide a line is, in pixels."""
        return float(self._laid(words, size, skia.Paint()).LongestLine)

    def lines(self, size: float, width: float) -> tuple[str, ...]:
        """The text in as few lines as fit, all about as long as one another."""
        broken = self._broken(size, width)
        low, high = width / 2, width
        for _ in range(HALVINGS if len(broken) > 1 else 0):
            middle = (low + high) / 2
            narrower = self._broken(size, middle)
            if len(narrower) > len(broken):
                low = middle
            else:
                high, broken = middle, narrower
        return broken

    def words(self, line: str, size: float, inks: Iterable[Ink]) -> Words:
        """A line painted once."""
        inks = tuple(inks)
        pad = math.ceil(max(ink.width / 2 + 3 * ink.blur for ink in inks)) + 2
        laid = self._laid(line, size, skia.Paint())
        width, height = float(laid.LongestLine), float(laid.Height)
        surface = skia.Surface(math.ceil(width) + 2 * pad, math.ceil(height) + 2 * pad)
        for ink in inks:
            self._laid(line, size, _paint(ink)).paint(surface.getCanvas(), pad, pad)
        baseline = pad + float(laid.AlphabeticBaseline)
        return Words(surface.makeImageSnapshot(), pad, baseline, width)

    def _laid(self, words: str, size: float, paint: skia.Paint) -> skia.textlayout.Paragraph:
        style = skia.textlayout.TextStyle()
        style.setFontSize(size)
        style.setFontFamilies(self.families)
        style.setForegroundPaint(paint)
        whole = skia.textlayout.ParagraphStyle()
        whole.setTextStyle(style)
        builder = skia.textlayout.ParagraphBuilder.make(whole, self.fonts, self.unicode)
        builder.pushStyle(style)
        builder.addText(words)
        paragraph = builder.Build()
        paragraph.layout(MOST_WIDE)
        return paragraph

    def _broken(self, size: float, width: float) -> tuple[str, ...]:
        """Greedy lines; a word longer than a line is cut where the line ends."""
        fits: Callable[[str], bool] = lambda words: self.width(words.strip(), size) <= width  # noqa: E731
        lines, line = [], ""
        for piece in _pieces(self.text):
            for part in (piece,) if fits(piece) else tuple(piece):
                if line and not fits(line + part):
                    lines.append(line.strip())
                    line = ""
                line += part
        return tuple(each for each in (*lines, line.strip()) if each)

    def _shown(self, text: str, provider: skia.textlayout.TypefaceFontProvider) -> str:
        """The text without what no font has; finds the fonts for the rest."""
        known: dict[str, bool] = {}
        for letter in dict.fromkeys(unicodedata.normalize("NFC", text)):
            known[letter] = letter.isspace() or self._has(letter, provider)
        return "".join(letter for letter in unicodedata.normalize("NFC", text) if known[letter])

    def _has(self, letter: str, provider: skia.textlayout.TypefaceFontProvider) -> bool:
        if unicodedata.category(letter).startswith("C"):
            return False
        if any(face.unicharToGlyph(ord(letter)) for face in self.faces):
            return True
        for spare in map(_typeface, SPARES):
            if spare.unicharToGlyph(ord(letter)):
                name = f"spare {len(self.faces)}"
                provider.registerTypeface(spare, name)
                self.families.append(name)
                self.faces.append(spare)
                return True
        return False


@lru_cache(maxsize=4)
def _house(weight: int, optical: float) -> skia.Typeface:
    """The house face in one weight, drawn for one size."""
    face = _typeface(FACE)
    position = skia.FontArguments.VariationPosition
    axes = position.Coordinates()
    for tag, value in (("wght", weight), ("opsz", optical)):
        axes.append(position.Coordinate(int.from_bytes(tag.encode(), "big"), value))
    asked = skia.FontArguments()
    asked.setVariationDesignPosition(position(axes))
    return face.makeClone(asked)


@lru_cache(maxsize=len(SPARES) + 1)
def _typeface(source: tuple[str, str]) -> skia.Typeface:
    """A face from the package that brings it."""
    package, name = source
    with as_file(files(package) / "files" / name) as path:
        return skia.FontMgr.New_Custom_Empty().makeFromFile(str(path))


def _paint(ink: Ink) -> skia.Paint:
    paint = skia.Paint(AntiAlias=True, Color4f=colour4f(ink.colour, ink.alpha))
    if ink.width > 0:
        paint.setStyle(skia.Paint.kStrokeAndFill_Style)
        paint.setStrokeWidth(ink.width)
        paint.setStrokeJoin(skia.Paint.kRound_Join)
    if ink.blur > 0:
        paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, ink.blur))
    return paint


def _pieces(text: str) -> list[str]:
    """Where a line may end: after a space, and after every sign of scripts that use none."""
    pieces, piece = [], ""
    for letter in text:
        piece += letter
        if letter == " " or any(first <= letter <= last for first, last in WIDE_SCRIPTS):
            pieces.append(piece)
            piece = ""
    return [*pieces, piece] if piece else pieces
