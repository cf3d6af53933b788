"""Whether what safety.yml names of the triage is there, and whom its words say to call."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from training_safety.models.course.problem import Problem
from training_safety.models.triage.decision import DATA
from training_safety.site.schema_sentences import meant

#: How words name whom to call, by the triage's ids.
_NAMES = {
    "113": {"nb": "113", "en": "113"},
    "116117": {"nb": "116 117", "en": "116 117"},
    "maternity": {"nb": "fødeavdeling", "en": "maternity ward"},
    "gp": {"nb": "fastlege", "en": "GP"},
    "midwife": {"nb": "jordmor", "en": "midwife"},
    "physio": {"nb": "fysioterapeut", "en": "physiotherapist"},
}

#: Whom each question and each rule of the triage says to call, None if that depends on other answers.
_BY_QUESTION = {
    question["key"]: question["call"] for screen in DATA["screens"] for question in screen["questions"]
}
_BY_RULE = {rule["id"]: rule["call"] for rule in DATA["rules"]}


def entry_problems(key: str, entry: Mapping[str, Any], book: Path) -> Iterator[Problem]:
    """Yield what is wrong in one entry of the right form."""
    if entry["kind"] == "alarm":
        yield from _asked(key, entry["triage"])
    elif "triage" in entry:
        yield from _acted_on(key, entry)
    page = entry.get("rest", {}).get("page")
    if page and not any((book.parent / f"{page}{suffix}").is_file() for suffix in (".md", ".ipynb")):
        yield Problem(key, "rest.page", f"there is no page {page}; mend the name, or write the page")


def _asked(key: str, lists: list[Mapping[str, Any]]) -> Iterator[Problem]:
    """Yield what is wrong in an alarm's lists: names, whom to call, order."""
    screens = {
        screen["id"]: [question["key"] for question in screen["questions"]] for screen in DATA["screens"]
    }
    order = [call["id"] for call in DATA["calls"]]
    seen: set[tuple[str, str]] = set()
    for number, asked in enumerate(lists):
        here, call, screen = f"triage[{number}]", asked["call"], asked.get("screen")
        if number and order.index(call) <= order.index(lists[number - 1]["call"]):
            above = lists[number - 1]["call"]
            yield Problem(
                key, f"{here}.call", f"{call} stands below {above}; the most urgent comes first, each once"
            )
        if not {"screen", "questions", "rules"} & set(asked):
            yield Problem(key, here, "asks nothing; give a screen, questions or rules")
        if screen is not None and screen not in screens:
            yield Problem(
                key, f"{here}.screen", f"triage.json has no screen {screen}; {meant(screen, list(screens))}"
            )
        named = [("question", name, f"{here}.screen") for name in screens.get(screen or "", ())]
        for kind in ("question", "rule"):
            names = enumerate(asked.get(f"{kind}s", ()))
            named += [(kind, name, f"{here}.{kind}s[{index}]") for index, name in names]
        for kind, name, field in named:
            known = _BY_RULE if kind == "rule" else _BY_QUESTION
            if name not in known:
                yield Problem(key, field, f"triage.json has no {kind} {name}; {meant(name, list(known))}")
            elif known[name] != call:
                whom = known[name] or "nobody by itself"
                yield Problem(key, field, f"{name} says to call {whom}, and stands under {call}; move it")
            elif (kind, name) in seen:
                yield Problem(key, field, f"{name} is asked already; take one out")
            seen.add((kind, name))


def _acted_on(key: str, entry: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield the questions that are not there, and those whose call the entry's words do not name."""
    calls = _BY_RULE | _BY_QUESTION
    for index, name in enumerate(entry["triage"]):
        field = f"triage[{index}]"
        if name not in calls:
            yield Problem(key, field, f"triage.json has no question {name}; {meant(name, list(calls))}")
        elif calls[name]:
            for language, words in _NAMES[calls[name]].items():
                if words not in " ".join(_words(entry, language)):
                    yield Problem(
                        key,
                        field,
                        f"{name} says to call {calls[name]}, and the words in {language} do not say «{words}»",
                    )


def _words(value: Any, language: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        if isinstance(value.get(language), str):
            yield value[language]
        for part in value.values():
            yield from _words(part, language)
    elif isinstance(value, list):
        for part in value:
            yield from _words(part, language)
