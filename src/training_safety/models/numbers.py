"""Numbers as people type them, and as the course writes them, in Bokmål and English.

The twin in JavaScript is ``numbers.js``; both read the same test vectors.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from math import isfinite
from typing import Any, Literal

# ---------------------------------------------------------------- reading

_UNSEEN = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_SPACES = re.compile("[\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
# The other ways in which keyboards, word processors and spreadsheets write the same signs.
_SAME_SIGN = {
    **{0xFF10 + digit: str(digit) for digit in range(10)},
    **dict.fromkeys(map(ord, "−–—‐‑‒﹣－"), "-"),
    **dict.fromkeys(map(ord, "’‘ʼ´`＇"), "'"),
    **{ord("．"): ".", ord("，"): ",", ord("＋"): "+", ord("％"): "%"},
}
_PARTS = re.compile(
    r"(?P<sign>[+-]?) ?(?P<digits>(?:[.,]?[0-9](?:[0-9.,' ]*[0-9.,])?)?) ?(?P<half>[½¼¾]?)"
    r"(?:[eE](?P<power>[+-]?[0-9]{1,3}))? ?(?P<unit>.*)"
)
_HALVES = {"": 0.0, "¼": 0.25, "½": 0.5, "¾": 0.75}
_PLAIN = re.compile(r"(?P<whole>[0-9]*)(?:(?P<mark>[.,])(?P<decimals>[0-9]*))?")
_GROUPED = re.compile(
    r"(?P<groups>[1-9][0-9]{0,2}(?P<gap>[ '.,])[0-9]{3}(?:(?P=gap)[0-9]{3})*)"
    r"(?:(?!(?P=gap))[.,](?P<decimals>[0-9]+))?"
)
_APART = re.compile(r"(?P<whole>[0-9]+) (?P<decimals>[0-9]+)")

# What people write for the same unit, beside the names given.
_UNIT_NAMES = (
    frozenset({"%", "prosent", "percent", "pst"}),
    frozenset({"x", "×", "ganger", "times"}),
    frozenset({"s", "sek", "sekunder", "seconds"}),
    frozenset({"t", "h", "timer", "hours"}),
    frozenset({"kg", "kilo", "kilogram"}),
)


@dataclass(frozen=True)
class TypedNumber:
    """What somebody typed: a number, or what stands in its way.

    ``problem`` is None when there is a ``value``; ``"number"`` where there is no number; ``"unit"``
    where another unit follows it; ``"ask"`` where it can be meant as any of ``choices``, each written so
    that it can be typed and read in one way only.
    """

    value: float | None = None
    problem: Literal["number", "unit", "ask"] | None = None
    choices: tuple[str, ...] = ()


_NO_NUMBER = TypedNumber(problem="number")


def typed_number(typed: Any, language: str = "nb", units: Collection[str] = ()) -> TypedNumber:
    """Return the number that somebody typed on a page in ``"nb"`` or ``"en"``.

    Comma and point are decimal marks in both languages, and spaces, apostrophes, points or commas may
    part thousands. What can be meant in two ways is never chosen for the reader: "1.000" in Bokmål and
    "1,000" in English, or "2 85". A unit may follow, loosely spelt: any of ``units``, which are names of
    one unit. Without ``units`` any word may follow.

    >>> typed_number("2,85 ganger", units=["ganger", "times"]).value
    2.85
    >>> typed_number("1.000")
    TypedNumber(value=None, problem='ask', choices=('1000', '1,0'))
    """
    if isinstance(typed, int | float) and not isinstance(typed, bool):
        return _finite(typed)
    match = _PARTS.fullmatch(_with_plain_signs(typed)) if isinstance(typed, str) else None
    if match is None or not (match["digits"] or match["half"]):
        return _NO_NUMBER
    digits, unit = match["digits"], match["unit"]
    if unit and (not _is_word(unit) or digits.endswith((".", ","))):
        return _NO_NUMBER
    if unit and units and not _same_unit(unit, units):
        return TypedNumber(problem="unit")
    minus = match["sign"] == "-"
    if match["half"]:
        if match["power"] or not re.fullmatch("[0-9]*", digits):
            return _NO_NUMBER
        size = int(digits or 0) + _HALVES[match["half"]]
        return _finite(-size if minus else size)
    meant = _meant(digits, language, by_power=match["power"] is not None)
    if isinstance(meant, str):
        return _finite(f"{match['sign']}{meant}e{match['power'] or 0}")
    return (
        TypedNumber(problem="ask", choices=tuple("-" * minus + choice for choice in meant))
        if meant
        else _NO_NUMBER
    )


def _with_plain_signs(text: str) -> str:
    return _SPACES.sub(" ", _UNSEEN.sub("", text)).translate(_SAME_SIGN).strip(" ")


def _finite(number: str | float) -> TypedNumber:
    try:
        value = float(number)
    except OverflowError:
        return _NO_NUMBER
    return TypedNumber(value + 0.0) if isfinite(value) else _NO_NUMBER  # no minus nought


def _is_word(text: str) -> bool:
    """Return whether something is a unit or a word, and not more of a number, such as "-7" or "/5"."""
    return (text[0].isalpha() or text[0] in "%‰°×") and not re.search(r"[\d½¼¾]", text)


def _meant(digits: str, language: str, *, by_power: bool = False) -> str | list[str]:
    """Return the digits with a point as decimal mark; or, as one types them, the ways in which they can be meant."""
    own, other = (".", ",") if language == "en" else (",", ".")
    if match := _PLAIN.fullmatch(digits):
        whole, decimals = match["whole"], match["decimals"] or ""
        thousands = re.fullmatch("[1-9][0-9]{0,2}", whole) and len(decimals) == 3
        if match["mark"] == other and thousands and not by_power:
            return [whole + decimals, _typed_form(whole, decimals, own)]
        return f"{whole or 0}.{decimals or 0}"
    if by_power:
        return []
    if match := _GROUPED.fullmatch(digits):
        return f"{re.sub('[^0-9]', '', match['groups'])}.{match['decimals'] or 0}"
    if " " not in digits:
        return []
    choices = []
    together = _meant(digits.replace(" ", ""), language)
    if isinstance(together, str):
        whole, decimals = together.split(".")
        choices.append(_typed_form(whole, decimals, own, least=0))
    if match := _APART.fullmatch(digits):
        choices.append(_typed_form(match["whole"], match["decimals"], own))
    return choices


def _typed_form(whole: str, decimals: str, mark: str, least: int = 1) -> str:
    shown = decimals.rstrip("0").ljust(least, "0")
    return (whole.lstrip("0") or "0") + (mark + shown if shown else "")


def _same_unit(typed: str, units: Collection[str]) -> bool:
    def plain(word: str) -> str:
        return re.sub("[ .]", "", _with_plain_signs(word)).lower()

    def like(word: str, name: str) -> bool:
        # "min" for "minutter", "økter" for "økt" – but not "kilometer" for "kilo".
        shortened = len(word) >= 3 and name.startswith(word)
        inflected = len(name) >= 3 and word.startswith(name) and len(word) <= len(name) + 2
        return word == name or shortened or inflected

    own = {plain(unit) for unit in units}
    names = own.union(*(group for group in _UNIT_NAMES if group & own))
    return any(like(plain(typed), name) for name in names)


# ---------------------------------------------------------------- writing

_EXACT = Context(prec=400, rounding=ROUND_HALF_UP)  # room for the largest float with all its digits


def number_text(
    value: float | None,
    language: str,
    decimals: int = 0,
    *,
    sign: bool = False,
    fixed: bool = False,
    as_typed: bool = False,
) -> str:
    """Return a number as the course writes it, rounded to at most so many ``decimals``.

    A half is rounded away from zero, as the number is written and not as the computer holds it: 1.005 is
    1.01. Bokmål has a decimal comma and thin spaces between thousands. ``sign`` writes
    a plus as well, ``fixed`` keeps noughts at the end, and ``as_typed`` is for fields and tables of
    a spreadsheet: thousands together and the minus sign of a keyboard. What is missing or not finite is an en dash.

    >>> number_text(1234.5, "nb", 1), number_text(1234.5, "en", 1), number_text(-1.005, "nb", 2)
    ('1\u202f234,5', '1,234.5', '−1,01')
    """
    if value is None or not isfinite(value):
        return "–"
    rounded = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), context=_EXACT)
    text = f"{rounded.copy_abs():{'' if as_typed else ','}f}"
    if decimals and not fixed:
        text = text.rstrip("0").rstrip(".")
    before = "-" if rounded < 0 else "+" if sign and rounded > 0 else ""
    if not as_typed:
        before = before.replace("-", "\u2212")
    return before + (text if language == "en" else text.translate({ord(","): "\u202f", ord("."): ","}))


def value_text(value: object, language: str, decimals: int = 4) -> str:
    """Return what stands in a cell of a table or beside a mark of a figure: a number as it is, a text as it is.

    It has at most so many ``decimals``, and four digits stand together, because they may be a year. What is
    missing is an en dash.

    >>> value_text(2.24, "nb"), value_text(2026, "nb"), value_text(12345, "en"), value_text("uke 1", "nb")
    ('2,24', '2026', '12,345', 'uke 1')
    """
    if isinstance(value, bool) or not (value is None or isinstance(value, int | float)):
        return str(value)
    return number_text(value, language, decimals, as_typed=value is not None and 999 < value < 10_000)


def interval_text(low: float | None, high: float | None, language: str, decimals: int = 4) -> str:
    """Return an interval from its ends, in whatever unit they have: with a dash in Bokmål, with "to" in English.

    A dash beside a minus sign cannot be read, so that an end that is written below 0 gives «til»; so does an end
    that is missing. The ends have at most so many ``decimals``.

    >>> interval_text(1.21, 4.15, "nb"), interval_text(-8.3, -5.3, "nb"), interval_text(-8.3, -5.3, "en")
    ('1,21–4,15', '−8,3 til −5,3', '−8.3 to −5.3')
    """
    ends = [value_text(end, language, decimals) for end in (low, high)]
    plain = not any(end.startswith(("\u2212", "–")) for end in ends)
    return (" to " if language == "en" else "–" if plain else " til ").join(ends)


def percent_text(value: float, language: str, decimals: int = 1, *, sign: bool = False) -> str:
    """Return a number as per cent [%]: with a space that does not break in Bokmål, without one in English."""
    return number_text(value, language, decimals, sign=sign) + ("%" if language == "en" else "\u00a0%")
