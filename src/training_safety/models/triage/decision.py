"""How soon somebody with back pain should get help, and from whom. Never a diagnosis.

Draft: not yet approved by a doctor and a physiotherapist. Under-triage is the worst error: the
highest level wins, and «don't know» and «not answered» are not a no. Nothing is scored.

All questions, rules and words stand in ``triage.json``; this is how a result follows from them.
Answers and conditions are True, False or None (unknown). There is no «not» among the conditions
(``any``, ``all``, ``age``, ``not_no``), so a graver answer can only make more of them true.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

#: All that the triage asks and says, in Bokmål and English; ``triage.schema.json`` has its shape.
DATA: dict[str, Any] = json.loads(Path(__file__).with_name("triage.json").read_text(encoding="utf-8"))

_ADVICE = "116117_advice"
_SORENESS = "1"
_NOTHING_ASKED = "2"
#: The question that decides whether ``call_pregnant`` takes the place of ``call``.
_PREGNANT = "pregnant"


@dataclass(frozen=True)
class TriageResult:
    """How urgent it is, whom to call, and why.

    ``level`` is an id of the data's levels, from ``"1"`` (soreness) to ``"5"`` (call 113). ``call``
    and ``also`` are ids of the data's calls, the first to be called first. ``gp_instead`` says whether
    the GP's office may be called instead when it is open. ``rules`` are the questions and rules that
    asked for the level, and ``notes`` what there is to say besides.
    """

    level: str
    call: str | None
    also: tuple[str, ...]
    gp_instead: bool
    rules: tuple[str, ...]
    notes: tuple[str, ...]


class Triage:
    """The decision that data of this shape describe: ``Triage(DATA)(answers)``."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """Take the data as they stand in ``triage.json``."""
        places = [(question, screen) for screen in data["screens"] for question in screen["questions"]]
        self.data = data
        self.questions = {question["key"]: question for question, _ in places}
        self.levels = [level["id"] for level in data["levels"]]
        self.calls = [call["id"] for call in data["calls"]]
        self.ages = [age["id"] for age in data["ages"]]
        #: The questions that are not asked of everybody, with the conditions under which they are. A
        #: condition looks at the age and at questions above it only.
        self.guards = {
            q["key"]: [condition for condition in (screen["shown"], q["shown"]) if condition is not None]
            for q, screen in places
            if screen["shown"] is not None or q["shown"] is not None
        }
        #: The alarm questions, with the level that each asks for while it is not answered.
        self.open = {q["key"]: s["open"] for q, s in places if s["open"] is not None}
        #: All that can ask for a level: its id, its condition and what it is.
        self.terms = [
            *((q["key"], q["key"], q) for q, _ in places if q["level"] not in (None, _SORENESS)),
            *((rule["id"], rule["when"], rule) for rule in data["rules"]),
        ]
        self.soreness = [q["key"] for q, _ in places if q["level"] == _SORENESS]

    def __call__(self, answers: Mapping[str, Any]) -> TriageResult:
        """Return the result for the answers, as ``triage`` does."""
        self._check(answers)
        return _Case(self, answers).result()

    def _check(self, answers: Mapping[str, Any]) -> None:
        if not isinstance(answers, Mapping):
            raise ValueError(
                f"answers is {answers!r}; give a mapping from question keys to True, False or None."
            )
        for key, answer in answers.items():
            if key == "age":
                if answer is not None and answer not in self.ages:
                    raise ValueError(
                        f"answers['age'] is {answer!r}; give one of {', '.join(self.ages)}, or None (not given)."
                    )
            elif key not in self.questions:
                raise ValueError(
                    f"answers holds {key!r}, which is no question; the keys are: age, {', '.join(self.questions)}."
                )
            elif answer is not None and answer is not True and answer is not False:
                raise ValueError(
                    f"answers[{key!r}] is {answer!r}; give True (yes), False (no) or None (don't know)."
                )


class _Case:
    """One person's answers under a triage."""

    def __init__(self, triage: Triage, answers: Mapping[str, Any]) -> None:
        self.triage, self.data = triage, triage.data
        self.age = answers.get("age")
        self.answers: dict[str, bool | None] = {key: answers.get(key) for key in triage.questions}
        not_asked = set()
        for key, conditions in triage.guards.items():  # what is not asked is a no, but a yes always counts
            if any(self.value(condition) is False for condition in conditions):
                not_asked.add(key)
                self.answers[key] = self.answers[key] is True
        self.unanswered_alarms = [k for k in triage.open if k not in answers and k not in not_asked]

    def value(self, condition: Any) -> bool | None:
        """Whether a condition holds; None is unknown."""
        if isinstance(condition, str):
            derived = self.data["derived"].get(condition)
            return self.answers[condition] if derived is None else self.value(derived)
        ((kind, over),) = condition.items()
        if kind == "age":
            return None if self.age is None else self.age in over
        if kind == "not_no":
            return self.answers[over] is not False
        values = [self.value(part) for part in over]
        decisive = {"any": True, "all": False}[kind]
        return decisive if decisive in values else None if None in values else not decisive

    def result(self) -> TriageResult:
        values = [(name, self.value(condition), item) for name, condition, item in self.triage.terms]
        asked = [(name, self.asked_for(value, item["level"]), item) for name, value, item in values]
        asked += [(k, self.triage.open[k], self.triage.questions[k]) for k in self.unanswered_alarms]
        levels = {level for _, level, _ in asked if level is not None}
        nothing = _SORENESS if self.only_soreness() else _NOTHING_ASKED
        level = max(levels, key=self.triage.levels.index, default=nothing)
        fired = {name: item for name, asks, item in asked if asks == level}
        whom = self.whom(level, fired)
        return TriageResult(
            level,
            call=whom[0] if whom else None,
            also=tuple(whom[1:]),
            gp_instead=level == "4" and self.gp_may_do(values),
            rules=tuple(self.triage.soreness if level == _SORENESS else fired),
            notes=tuple(self.notes(level)),
        )

    def asked_for(self, value: bool | None, level: str) -> str | None:
        """The level that a question or rule asks for: its own, or what stands for unknown."""
        return level if value is True else self.data["unknown"][level] if value is None else None

    def only_soreness(self) -> bool:
        """Whether it is like soreness, and every other question is answered no."""
        sore = [self.answers[key] for key in self.triage.soreness]
        not_no = [key for key, answer in self.answers.items() if answer is not False]
        return True in sore and all(key in self.triage.soreness for key in not_no)

    def whom(self, level: str, fired: Mapping[str, Mapping[str, Any]]) -> list[str]:
        """Whom to call, the most urgent first: those of what fired, or the one that the level names."""
        if level in (_SORENESS, _NOTHING_ASKED):
            return []
        if level == _ADVICE:
            return [next(entry["call"] for entry in self.data["levels"] if entry["id"] == _ADVICE)]
        pregnant = self.answers[_PREGNANT] is True
        wanted = {(pregnant and item.get("call_pregnant")) or item["call"] for item in fired.values()}
        return [call for call in self.triage.calls if call in wanted]

    def gp_may_do(self, values: list[tuple[str, bool | None, Mapping[str, Any]]]) -> bool:
        """Whether nothing that is urgent, or may be, speaks against calling the GP's office instead."""
        urgent = [item for _, value, item in values if item["level"] in ("4", "5") and value is not False]
        return (
            self.answers[_PREGNANT] is False
            and not self.unanswered_alarms
            and all(self.gp_may_do_for(item["gp_instead"]) for item in urgent)
        )

    def gp_may_do_for(self, gp_instead: Any) -> bool:
        if isinstance(gp_instead, Mapping):
            return all(self.answers[key] is False for key in gp_instead["unless"])
        return gp_instead is True

    def notes(self, level: str) -> list[str]:
        notes = [
            key
            for key, question in self.triage.questions.items()
            if level in question.get("note_at", ())
            and self.answers[key] in ((True, None) if question.get("note_also_unknown") else (True,))
        ]
        notes += [n["id"] for n in self.data["notes"] if level in n["at"] and self.value(n["when"]) is True]
        if level == "4" and any(self.answers[key] is None for key in self.triage.open):
            notes.append("open_alarms")
        return notes


_COURSE = Triage(DATA)


def triage(answers: Mapping[str, Any]) -> TriageResult:
    """Return how urgent it is and whom to call: the highest level that any answer or rule asks for.

    Parameters
    ----------
    answers : for keys of the questions in ``DATA``: True (yes), False (no) or None (don't know). A
        question that is left out is not answered, which is never less urgent than «don't know». One
        that is not asked of this person, such as on pregnancy under 10 years, counts as no, but a yes
        always counts. ``"age"`` is ``"u10"``, ``"10-17"``, ``"18-54"``, ``"55-70"``, ``"o70"`` or None.

    Raises
    ------
    ValueError : for a key that is no question, or a value that is not exactly one of these

    Limits: unvalidated; most single signs are weak (``downie2013redflags``,
    ``finucane2020redflags``), so false alarms are many, and all no does not rule out a serious cause.

    >>> triage({"saddle": True, "age": "18-54"}).level
    '4'
    >>> triage({}).call
    '116117'
    """
    return _COURSE(answers)
