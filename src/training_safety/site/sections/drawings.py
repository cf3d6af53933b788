"""The rules of a drawing: 360 wide, large letters that are not cut, one line weight, the page's colours, a title."""

from __future__ import annotations

import re
from cmath import exp
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import radians
from pathlib import Path
from xml.etree import ElementTree

WIDTH = 360
SMALLEST_TEXT = 13
STROKE = 2
_SVG = "{http://www.w3.org/2000/svg}"
_COLOUR = re.compile(r"none|currentColor|inherit|var\(--ts-[\w-]+\)")
_MOVE = re.compile(r"(translate|rotate)\(\s*(-?[\d.]+)(?:[\s,]+(-?[\d.]+))?\s*\)")
#: How wide letters are in a wide face (DejaVu Sans), of the font's size: few drawings are set in one that is wider.
_WIDTHS = {" ijlI.,:;|'!": 0.33, "frt()[]-/": 0.4, "csz?LF–": 0.56, "DGHNOQU+−=→←≥≤": 0.8, "mwMWæÆ%@—": 0.98}
_OTHER_WIDTH, _BOLD = 0.64, 1.12
_FORBIDDEN = ("script", "style", "image", "foreignObject", "use")


@dataclass(frozen=True)
class DrawingFlaw:
    """What is wrong in a drawing, and what to do."""

    wrong: str
    mend: str


def drawing_flaws(path: Path) -> Iterator[DrawingFlaw]:
    """Yield what is wrong in an SVG file."""
    if not path.is_file():
        yield DrawingFlaw("there is no such file in book/assets", "Draw it, or correct the name.")
        return
    try:
        root = ElementTree.fromstring(path.read_text(encoding="utf-8"))
    except ElementTree.ParseError as error:
        yield DrawingFlaw(f"it is not SVG ({error})", "Mend it there.")
        return
    yield from _frame(root)
    for element in root.iter():
        name = element.tag.removeprefix(_SVG)
        if name in _FORBIDDEN:
            yield DrawingFlaw(f"it has <{name}>", "Draw with shapes and text alone.")
        for attribute in ("fill", "stroke", "color"):
            if (value := element.get(attribute)) is not None and not _COLOUR.fullmatch(value):
                yield DrawingFlaw(
                    f"{attribute} is {value}", "Use currentColor, or one of the page's own: var(--ts-second)."
                )
        if "style" in element.attrib or "class" in element.attrib:
            yield DrawingFlaw(
                f"<{name}> has a style or a class", 'Write plain attributes, such as stroke="currentColor".'
            )
        for attribute, least in (("font-size", SMALLEST_TEXT), ("stroke-width", STROKE)):
            value = element.get(attribute)
            if value is None:
                continue
            size = _size(value)
            if (
                size is None
                or (attribute == "font-size" and size < least)
                or (attribute == "stroke-width" and size != least)
            ):
                wanted = f"at least {least}" if attribute == "font-size" else f"{least}"
                yield DrawingFlaw(f"{attribute} is {value}", f"It is {wanted}.")
    yield from _cut(root, {}, (1, 0), _box(root))
    if any(element.tag == f"{_SVG}text" for element in root.iter()) and not any(
        element.get("font-size") for element in root.iter()
    ):
        yield DrawingFlaw("its text has no font-size", f"Give it one of at least {SMALLEST_TEXT}.")


def _cut(
    element: ElementTree.Element,
    inherited: Mapping[str, str],
    turned_moved: tuple[complex, complex],
    box: complex,
) -> Iterator[DrawingFlaw]:
    """Yield the texts that reach beyond the drawing: right is the real axis, down the imaginary one."""
    attributes = {**inherited, **element.attrib}
    turn, move = turned_moved
    for name, first, second in _MOVE.findall(element.get("transform", "")):
        if name == "translate":
            move += turn * complex(float(first), float(second or 0))
        else:
            turn *= exp(1j * radians(float(first)))
    if element.tag == f"{_SVG}text":
        text, size = "".join(element.itertext()), _size(attributes.get("font-size", "")) or SMALLEST_TEXT
        width = _width(text, bold=attributes.get("font-weight") in ("600", "700", "bold")) * size
        start = {"middle": width / 2, "end": width}.get(attributes.get("text-anchor", ""), 0)
        corner = complex(float(element.get("x", 0)) - start, float(element.get("y", 0)) - 0.8 * size)
        corners = [move + turn * (corner + reach) for reach in (0, width, 1j * size, width + 1j * size)]
        if any(not (0 <= at.real <= box.real and 0 <= at.imag <= box.imag) for at in corners):
            yield DrawingFlaw(
                f"the text «{text}» reaches beyond the edge", "Shorten it, move it, or set it smaller."
            )
    for child in element:
        yield from _cut(child, attributes, (turn, move), box)


def _width(text: str, *, bold: bool) -> float:
    """Return how wide a text is, of the font's size."""
    width = sum(
        next((width for letters, width in _WIDTHS.items() if letter in letters), _OTHER_WIDTH)
        for letter in text
    )
    return width * _BOLD if bold else width


def _box(root: ElementTree.Element) -> complex:
    height = (root.get("viewBox") or "").split()[3:]
    return complex(WIDTH, (_size(height[0]) if height else None) or float("inf"))


def _size(value: str) -> float | None:
    try:
        return float(value.removesuffix("px"))
    except ValueError:
        return None


def _frame(root: ElementTree.Element) -> Iterator[DrawingFlaw]:
    box = (root.get("viewBox") or "").split()
    if len(box) != 4 or box[:2] != ["0", "0"] or _size(box[2]) != WIDTH:
        yield DrawingFlaw(f"viewBox is {root.get('viewBox')!r}", f'It is "0 0 {WIDTH}" and the height.')
    if root.get("width") or root.get("height"):
        yield DrawingFlaw("it has a width or a height of its own", "Leave both out: the page decides.")
    if root.get("stroke-width") is None:
        yield DrawingFlaw("it has no stroke-width", f'Write stroke-width="{STROKE}" on <svg>.')
    named = set((root.get("aria-labelledby") or "").split())
    for name in ("title", "desc"):
        element = root.find(f"{_SVG}{name}")
        if element is None or not (element.text or "").strip():
            yield DrawingFlaw(f"it has no <{name}>", "Say in words what it shows.")
        elif element.get("id") not in named:
            yield DrawingFlaw(
                f"aria-labelledby does not name its <{name}>", "Give it an id, and name both there."
            )
    if root.get("role") != "img":
        yield DrawingFlaw("it has no role", 'Write role="img" on <svg>.')
