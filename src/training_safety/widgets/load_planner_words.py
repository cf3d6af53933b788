"""The load planner's words, numbers and dates in one language, as its JavaScript writes them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

# The words are written once, in the module that shows them, as an object that is also JSON.
_SOURCE = Path(__file__).with_name("load_words.js").read_text(encoding="utf-8")
_WORDS: dict[str, dict[str, str]] = json.loads(_SOURCE[_SOURCE.index("{") : _SOURCE.rindex("}") + 1])
#: What only the still has to say.
_WORDS["nb"] |= {
    "no_script": "Skjemaet trenger JavaScript. Under står planen slik den er satt opp her.",
    "hint_start_open": "Uke 1 begynner den neste mandagen.",
    "hint_weeks_open": "Fra 1 til 52 uker.",
    "hint_target_open": "Uka med datoen blir den siste.",
    "and": "og",
}
_WORDS["en"] |= {
    "no_script": "The form needs JavaScript. Below is the plan as it is set up here.",
    "hint_start_open": "Week 1 begins on the next Monday.",
    "hint_weeks_open": "From 1 to 52 weeks.",
    "hint_target_open": "The week of the date is the last.",
    "and": "and",
}


@dataclass(frozen=True)
class Text:
    """One language; ``text(key, place=value)`` gives a sentence."""

    language: str

    def __call__(self, key: str, **values: object) -> str:
        """Return the sentence with its places filled."""
        sentence = _WORDS[self.language][key]
        return re.sub(r"\{(\w+)\}", lambda place: str(values.get(place[1], place[0])), sentence)

    def number(self, value: float, decimals: int = 0, *, sign: bool = False) -> str:
        """Return the number rounded, with a decimal comma and thin spaces in Bokmål."""
        exact = Decimal(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
        text = f"{abs(exact):,f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
        minus = "-" if exact < 0 else "+" if sign and exact > 0 else ""
        if self.language == "en":
            return minus + text
        return minus.replace("-", "−") + text.translate({ord(","): "\u202f", ord("."): ","})

    def percent(self, value: float, *, sign: bool = False) -> str:
        """Return the per cent with at most one decimal."""
        return self.number(value, 1, sign=sign) + ("%" if self.language == "en" else "\u00a0%")

    def plain(self, value: float) -> str:
        """Return the number as it is typed."""
        text = f"{value:.6f}".rstrip("0").rstrip(".")
        return text if self.language == "en" else text.replace(".", ",")

    def day(self, day: date, *, year: bool = False) -> str:
        """Return the date."""
        month = self("months").split(" ")[day.month - 1]
        return self("day", day=day.day, month=month) + (f" {day.year}" if year else "")

    def list(self, numbers: list[int]) -> str:
        """Return the numbers as a list in words."""
        *firsts, last = map(str, numbers)
        return f"{', '.join(firsts)} {self('and')} {last}" if firsts else last
