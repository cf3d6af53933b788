"""Reading a quiz bank, and saying in sentences all that is wrong with it.

What is read are plain mappings and lists, as a YAML or JSON reader gives them.
``book/quizzes/schema.json`` describes the same format for editors; here stands what decides.

An author writes only what is the question's own. The fields tell the kind, ``refs`` stand once for the
item, an option's words stand under ``correct``, ``wrong`` or the code of the misconception that it shows,
``from`` alone says that an item returns to an earlier chapter, and ``retrieval:
[what_is_it.peak_of_soreness]`` fetches a whole one. `quiz_writing` writes all of it out for the page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from difflib import get_close_matches
from reprlib import repr as short
from typing import Any

from training_safety.models.bilingual import Text
from training_safety.models.course.problem import Problem
from training_safety.models.quiz.misconceptions import CODES, MISCONCEPTIONS
from training_safety.models.quiz.quiz_questions import (
    Feedback,
    Matching,
    NearMiss,
    NumberAnswer,
    Option,
    Ordering,
    Pair,
    Question,
    SeveralChoices,
    SingleChoice,
    within,
)

LANGUAGES = ("nb", "en")
OPTIONS_MIN, OPTIONS_MAX = 2, 6
STEPS_MIN, STEPS_MAX = 3, 8
PAIRS_MIN, PAIRS_MAX = 2, 8

_ID = re.compile(r"[a-z][a-z0-9_]*")
OBJECTIVE = re.compile(r"\d+(\.\d+)?-[a-z]")
_RETRIEVED = re.compile(r"([a-z][a-z0-9_]*)\.([a-z][a-z0-9_]*)")
_FIELDS = {  # of each kind: those it must have beside id, stem and refs, and those it may have beside _COMMON
    "single": (("options",), ()),
    "several": (("options",), ()),
    "number": (("answer", "feedback"), ("tolerance", "unit", "near")),
    "ordering": (("steps", "feedback"), ()),
    "matching": (("pairs", "feedback"), ()),
}
_COMMON = ("kind", "hint", "objective", "from")
_KIND_BY_FIELD = {"options": "single", "pairs": "matching", "steps": "ordering", "answer": "number"}
_CHOICE = re.compile(r"correct|wrong|M\d+( M\d+)*")
_LARGEST = 1e300  # beyond it lie infinity, and integers that no float can hold
_MISSING = object()

OtherBank = Callable[[str], Any]
"""What returns the data of another bank by its name, and raises an error with a sentence if it cannot."""


def _fetched(entry: Any, other_bank: OtherBank | None) -> Mapping[str, Any]:
    """Return the item of another bank that ``bank.item_id`` names; raise ``ValueError`` if it names none."""
    name = _RETRIEVED.fullmatch(entry) if isinstance(entry, str) else None
    if name is None:
        raise ValueError(f"must be bank.item_id, such as what_is_it.peak_of_soreness, not {short(entry)}")
    bank, item_id = name.groups()
    if other_bank is None:
        raise ValueError(
            f"names {entry}, and this quiz is no file beside other banks; write the question here"
        )
    try:
        data = other_bank(bank)
    except OSError:
        raise ValueError(f"there is no bank {bank}.yml; mend the name, or write the bank first") from None
    except ValueError as error:
        raise ValueError(f"names {entry}, whose bank cannot be read: {error}") from None
    items = data.get("items") if isinstance(data, Mapping) else None
    entries = [item for item in items if isinstance(item, Mapping)] if isinstance(items, list) else []
    for item in entries:
        if item.get("id") == item_id:
            if "from" not in item:
                return item
            raise ValueError(f"names {entry}, which is itself from an earlier chapter; name the first one")
    near = get_close_matches(item_id, [str(item["id"]) for item in entries if "id" in item], n=1)
    meant = f"did you mean {bank}.{near[0]}?" if near else "mend the name"
    raise ValueError(f"{bank}.yml has no item {item_id}; {meant}")


class _Reading:
    """Reads a bank and notes every problem, where a constructor would stop at the first."""

    def __init__(self, known_references: Collection[str] | None, other_bank: OtherBank | None = None) -> None:
        self.known = known_references
        self.other_bank = other_bank
        self.item = ""
        self.problems: list[Problem] = []

    def note(self, field: str, reason: str) -> None:
        self.problems.append(Problem(self.item and f"item {self.item}", field, reason))

    def mapping(
        self, value: Any, field: str, required: Collection[str], optional: Collection[str] = ()
    ) -> Mapping[str, Any]:
        names = (*required, *optional)
        if not isinstance(value, Mapping):
            if value is not _MISSING:
                self.note(field, f"must be a mapping with {', '.join(names)}, not {short(value)}")
            return {}
        inside = f"{field}." if field else ""
        for name in required:
            if name not in value:
                self.note(f"{inside}{name}", "is missing")
        for name in value:
            if name not in names:
                near = get_close_matches(str(name), names, n=1)
                meant = f"did you mean {near[0]}?" if near else f"the fields here are {', '.join(names)}"
                self.note(f"{inside}{name}", f"is not known; {meant}")
        return value

    def listed(self, value: Any, field: str, least: int, most: int | None = None) -> list[Any]:
        if value is _MISSING:
            return []
        limits = f"at least {least}" if most is None else f"{least} to {most}"
        if not isinstance(value, list):
            self.note(
                field, f"must be a list of {limits}, each line beginning with a hyphen, not {short(value)}"
            )
            return []
        if len(value) < least or (most is not None and len(value) > most):
            self.note(field, f"has {len(value)} and must have {limits}")
        return value

    def text(self, value: Any, field: str) -> Text:
        data = self.mapping(value, field, LANGUAGES)
        words = {}
        for language in LANGUAGES:
            word = data.get(language, _MISSING)
            words[language] = word if isinstance(word, str) else ""
            if word is None or (isinstance(word, str) and not word.strip()):
                self.note(f"{field}.{language}", "is empty; write the text in both languages")
            elif word is not _MISSING and not isinstance(word, str):
                self.note(f"{field}.{language}", f"must be text, not {short(word)}; put it in quotes")
        return Text(**words)

    def number(self, value: Any, field: str, least: float | None = None) -> float:
        if value is _MISSING:
            return 0.0
        if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= _LARGEST:
            self.note(field, f"must be a number written with a point, such as 2.85, not {short(value)}")
            return 0.0
        if least is not None and value < least:
            self.note(field, f"is {value} and must be {least} or more")
        return float(value)

    def refs(self, value: Any, field: str) -> tuple[str, ...]:
        keys = self.listed(value, field, 1)
        for index, key in enumerate(keys):
            if not isinstance(key, str) or not key.strip():
                self.note(f"{field}[{index}]", f"must be a key of references.bib, not {short(key)}")
            elif keys.index(key) < index:
                self.note(f"{field}[{index}]", f"names {key} a second time; take one out")
            elif self.known is not None and key not in self.known:
                near = get_close_matches(key, sorted(self.known), n=1)
                meant = f"did you mean {near[0]}?" if near else "add it there or take it out"
                self.note(f"{field}[{index}]", f"references.bib has no {key}; {meant}")
        return tuple(map(str, keys))

    def misconceptions(self, value: Any, field: str) -> tuple[str, ...]:
        codes = [value] if isinstance(value, str) else self.listed(value, field, 1)
        for code in codes:
            if not isinstance(code, str) or code not in MISCONCEPTIONS:
                self.note(field, f"must be a code from {CODES}, not {short(code)}")
        return tuple(map(str, codes))

    def feedback(self, value: Any, field: str) -> Feedback:
        data = self.mapping(value, field, ("correct", "wrong"))
        return Feedback(
            *(self.text(data.get(name, _MISSING), f"{field}.{name}") for name in ("correct", "wrong"))
        )

    def different(self, texts: list[Text], places: list[str]) -> None:
        for language in LANGUAGES:
            seen: dict[str, str] = {}
            for text, place in zip(texts, places, strict=True):
                words = text[language].strip()
                if words and seen.setdefault(words, place) != place:
                    self.note(f"{place}.{language}", f"says the same as {seen[words]}.{language}; change one")

    def choice(self, row: Mapping[str, Any], here: str) -> str:
        """Return the name under which an option has its words: right, wrong, or wrong in a known way."""
        names = [str(name) for name in row if _CHOICE.fullmatch(str(name))]
        if len(names) == 1:
            return names[0]
        told = f"has {' and '.join(names)}" if names else "is neither right nor wrong"
        self.note(here, f"{told}; write its words once, under correct, wrong or a code such as M12")
        return ""

    def options(self, data: Mapping[str, Any], shared: tuple[str, ...], several: bool) -> tuple[Option, ...]:
        options, names = [], []
        entries = self.listed(data.get("options", _MISSING), "options", OPTIONS_MIN, OPTIONS_MAX)
        for index, entry in enumerate(entries):
            here = f"options[{index}]"
            name = self.choice(entry, here) if isinstance(entry, Mapping) else ""
            if isinstance(entry, Mapping) and not name:
                names.append(here)
                continue
            row = self.mapping(entry, here, (name or "correct, wrong or M12", "feedback"), ("refs",))
            names.append(f"{here}.{name}")
            codes = name.split() if name.startswith("M") else _MISSING
            options.append(
                Option(
                    self.text(row.get(name, _MISSING), f"{here}.{name}"),
                    name == "correct",
                    self.text(row.get("feedback", _MISSING), f"{here}.feedback"),
                    self.refs(row["refs"], f"{here}.refs") if "refs" in row else shared,
                    self.misconceptions(codes, f"{here}.{name}"),
                )
            )
        if len(options) == len(entries) > 0:
            right = sum(option.correct for option in options)
            if right < 1 if several else right != 1:
                rule = "at least one" if several else "exactly one"
                self.note("options", f"has {right} that are correct and must have {rule}")
            self.different([option.text for option in options], names)
        return tuple(options)

    def near(self, data: Mapping[str, Any], answer: float, tolerance: float) -> tuple[NearMiss, ...]:
        misses = []
        for index, entry in enumerate(self.listed(data.get("near", _MISSING), "near", 1)):
            here = f"near[{index}]"
            row = self.mapping(entry, here, ("value", "feedback"), ("tolerance", "refs", "misconception"))
            value = self.number(row.get("value", _MISSING), f"{here}.value")
            if "value" in row and "answer" in data and within(value, answer, tolerance):
                self.note(f"{here}.value", f"is {value}, which counts as right; mend one of them")
            misses.append(
                NearMiss(
                    value,
                    self.number(row.get("tolerance", 0), f"{here}.tolerance", least=0),
                    self.text(row.get("feedback", _MISSING), f"{here}.feedback"),
                    self.refs(row.get("refs", _MISSING), f"{here}.refs"),
                    self.misconceptions(row.get("misconception", _MISSING), f"{here}.misconception"),
                )
            )
        return tuple(misses)

    def pairs(self, data: Mapping[str, Any]) -> tuple[Pair, ...]:
        pairs = []
        for index, entry in enumerate(
            self.listed(data.get("pairs", _MISSING), "pairs", PAIRS_MIN, PAIRS_MAX)
        ):
            row = self.mapping(entry, f"pairs[{index}]", ("left", "right"))
            sides = (
                self.text(row.get(side, _MISSING), f"pairs[{index}].{side}") for side in ("left", "right")
            )
            pairs.append(Pair(*sides))
        self.different([pair.left for pair in pairs], [f"pairs[{at}].left" for at in range(len(pairs))])
        if len(pairs) >= PAIRS_MIN and len({pair.right for pair in pairs}) == 1:
            self.note("pairs", "has the same right side everywhere; there must be two or more to choose from")
        return tuple(pairs)

    def numbered(self, item: Mapping[str, Any], common: dict[str, Any]) -> NumberAnswer:
        answer = self.number(item.get("answer", _MISSING), "answer")
        tolerance = self.number(item.get("tolerance", 0), "tolerance", least=0)
        unit = self.text(item["unit"], "unit") if "unit" in item else None
        near = self.near(item, answer, tolerance)
        return NumberAnswer(answer=answer, tolerance=tolerance, unit=unit, near=near, **common)

    def steps(self, item: Mapping[str, Any]) -> tuple[Text, ...]:
        entries = self.listed(item.get("steps", _MISSING), "steps", STEPS_MIN, STEPS_MAX)
        steps = [self.text(step, f"steps[{index}]") for index, step in enumerate(entries)]
        self.different(steps, [f"steps[{at}]" for at in range(len(steps))])
        return tuple(steps)

    def kind(self, data: Any) -> str | None:
        if not isinstance(data, Mapping):
            self.note("", f"must be a mapping with id, stem and more, not {short(data)}")
            return None
        told = next((kind for field, kind in _KIND_BY_FIELD.items() if field in data), None)
        if told is None:
            fields = ", ".join(_KIND_BY_FIELD)
            self.note("", f"is no question yet; write one of {fields}")
        elif "kind" in data and (data["kind"] != "several" or told != "single"):
            self.note(
                "kind",
                f"is {short(data['kind'])}; leave it out, or write several where more than one option is right",
            )
            return None
        return "several" if "kind" in data and told else told

    def objective(self, item: Mapping[str, Any]) -> str | None:
        value = item.get("objective")
        if "objective" in item and (not isinstance(value, str) or not OBJECTIVE.fullmatch(value)):
            self.note(
                "objective",
                f"must be the id of an objective in objectives.yml, such as 2.5-b, not {short(value)}",
            )
            return None
        return value

    def returns_to(self, item: Mapping[str, Any]) -> str | None:
        """Return the bank of the earlier chapter that the item returns to in words of its own."""
        bank = item.get("from")
        if "from" in item and (not isinstance(bank, str) or not _ID.fullmatch(bank)):
            self.note("from", f"must be the name of an earlier page, such as what_is_it, not {short(bank)}")
            return None
        return bank

    def retrieved(self, data: Mapping[str, Any], number: int, ids: set[str]) -> list[Question]:
        """Return the questions that an entry fetches from other banks, under their old ids."""
        self.item = f"number {number}"
        self.mapping(data, "", ("retrieval",))
        questions = []
        for index, name in enumerate(self.listed(data["retrieval"], "retrieval", 1)):
            here = f"retrieval[{index}]"
            try:
                entry = _fetched(name, self.other_bank)
            except ValueError as error:
                self.note(here, str(error))
                continue
            bank = name.split(".")[0]
            there = _Reading(self.known)
            question = there.question(entry, number, set())
            if there.problems or question is None:
                self.note(
                    here,
                    f"the item it names is not whole; mend it first: {there.problems[0].sentence(bank + '.yml')}",
                )
                continue
            if question.id in ids:
                self.note(here, f"this bank has an item {question.id} already; give the other one another id")
            ids.add(question.id)
            questions.append(replace(question, returns_to=bank))
        return questions

    def question(self, data: Any, number: int, ids: set[str]) -> Question | None:
        given = data.get("id") if isinstance(data, Mapping) else None
        self.item = given if isinstance(given, str) and given else f"number {number}"
        kind = self.kind(data)
        if kind is None:
            return None
        required, optional = _FIELDS[kind]
        item = self.mapping(data, "", ("id", "stem", *required, "refs"), (*_COMMON, *optional))
        if "id" in item and (not isinstance(given, str) or not _ID.fullmatch(given)):
            self.note(
                "id", f"must be small letters, digits and underscores, such as ramp_order, not {short(given)}"
            )
        elif self.item in ids:
            self.note("id", "is used twice in this bank; give each item an id of its own")
        ids.add(self.item)
        stem = self.text(item.get("stem", _MISSING), "stem")
        hint = self.text(item["hint"], "hint") if "hint" in item else None
        common: dict[str, Any] = {
            "id": self.item,
            "stem": stem,
            "hint": hint,
            "objective": self.objective(item),
            "returns_to": self.returns_to(item),
        }
        refs = self.refs(item.get("refs", _MISSING), "refs")
        if kind in ("single", "several"):
            options = self.options(item, refs, several=kind == "several")
            return {"single": SingleChoice, "several": SeveralChoices}[kind](options=options, **common)
        common["feedback"] = self.feedback(item.get("feedback", _MISSING), "feedback")
        common["refs"] = refs
        if kind == "ordering":
            return Ordering(steps=self.steps(item), **common)
        if kind == "matching":
            return Matching(pairs=self.pairs(item), **common)
        return self.numbered(item, common)

    def bank(self, data: Any) -> tuple[Text, tuple[Question, ...]]:
        top = self.mapping(data, "", ("title", "items"))
        title = self.text(top.get("title", _MISSING), "title")
        entries = self.listed(top.get("items", _MISSING), "items", 1)
        ids: set[str] = set()
        items: list[Question] = []
        for number, entry in enumerate(entries, start=1):
            if isinstance(entry, Mapping) and isinstance(entry.get("retrieval"), list):
                items += self.retrieved(entry, number, ids)
            elif (item := self.question(entry, number, ids)) is not None:
                items.append(item)
        return title, tuple(items)


def read_bank(
    data: Any, known_references: Collection[str] | None = None, other_bank: OtherBank | None = None
) -> tuple[Text, tuple[Question, ...], list[Problem]]:
    """Return a bank's title and questions, and all that is wrong with them.

    Title and questions are fit for use only when there is no problem. With ``known_references``,
    every reference must be among them; ``other_bank`` is asked for the banks that items are fetched from.
    """
    reading = _Reading(known_references, other_bank)
    title, items = reading.bank(data)
    return title, items, reading.problems
