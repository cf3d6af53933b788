"""Would a case tell if a fact of the triage's data were another? Each mutation must turn one red."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any

from training_safety.models.triage import DATA, Triage
from triage_cases import AGES, LEVELS, VECTORS, answers_of, differences

CASES = [(case, answers_of(case)) for case in (*VECTORS["vectors"], *VECTORS["more"], *VECTORS["single"])]
Data = dict[str, Any]
Mutation = tuple[str, Callable[[Data], object]]


def neighbours(level: str) -> list[str]:
    """The levels next to one that a question or rule can ask for."""
    levels = [level for level in LEVELS if level in DATA["unknown"]]
    place = levels.index(level)
    return [levels[other] for other in (place - 1, place + 1) if 0 <= other < len(levels)]


def other_call(call: str) -> str:
    return "gp" if call != "gp" else "116117"


def questions(data: Data) -> dict[str, Any]:
    return {question["key"]: question for screen in data["screens"] for question in screen["questions"]}


def set_of(find: Callable[[Data], Data], field: str, value: Any) -> Callable[[Data], object]:
    return lambda data: find(data).__setitem__(field, value)


def mutations_of_questions() -> Iterator[Mutation]:
    for key, question in questions(DATA).items():

        def find(data: Data, key: str = key) -> Data:
            return questions(data)[key]

        if question["level"] is None:
            yield f"{key} asks for 3a", lambda data, f=find: f(data).update(level="3a", call="gp")
        else:
            for level in [None, *neighbours(question["level"])]:
                yield f"{key} asks for {level}", set_of(find, "level", level)
        if question["call"] is not None:
            yield f"{key} calls another", set_of(find, "call", other_call(question["call"]))
        if question["gp_instead"] is not None and question["level"] == "4":
            yield f"{key}: the GP instead or not", set_of(find, "gp_instead", not question["gp_instead"])
        if question["shown"] is not None:
            yield f"{key} is asked of everybody", set_of(find, "shown", None)
        if "call_pregnant" in question:
            yield f"{key} calls the same when pregnant", lambda data, f=find: f(data).pop("call_pregnant")
        for level in question.get("note_at", ()):
            left = [other for other in question["note_at"] if other != level]
            yield f"{key} says nothing at {level}", set_of(find, "note_at", left)
        if "note_at" in question:
            yield (
                f"{key}: said of unknown or not",
                set_of(find, "note_also_unknown", not question.get("note_also_unknown")),
            )


def mutations_of_rules() -> Iterator[Mutation]:
    for place, rule in enumerate(DATA["rules"]):

        def find(data: Data, place: int = place) -> Data:
            return data["rules"][place]

        yield f"no rule {rule['id']}", lambda data, place=place: data["rules"].pop(place)
        for level in neighbours(rule["level"]):
            yield f"rule {rule['id']} asks for {level}", set_of(find, "level", level)
        yield f"rule {rule['id']} calls another", set_of(find, "call", other_call(rule["call"]))
        gp = rule["gp_instead"]
        if isinstance(gp, dict):
            yield f"rule {rule['id']}: the GP instead always", set_of(find, "gp_instead", True)
            yield f"rule {rule['id']}: the GP instead never", set_of(find, "gp_instead", False)
            for key in gp["unless"]:
                left = [other for other in gp["unless"] if other != key]
                yield (
                    f"rule {rule['id']}: the GP instead with {key}",
                    set_of(find, "gp_instead", {"unless": left}),
                )
        elif (
            gp is not None and rule["id"] != "pregnant_pain"
        ):  # the GP is never called instead by the pregnant
            yield f"rule {rule['id']}: the GP instead or not", set_of(find, "gp_instead", not gp)


def members(condition: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The paths to all that could be left out of a condition."""
    if isinstance(condition, dict):
        ((kind, over),) = condition.items()
        if isinstance(over, list):
            for place, part in enumerate(over):
                if len(over) > 1:
                    yield (*path, kind, place)
                yield from members(part, (*path, kind, place))


def at(data: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        data = data[step]
    return data


def mutations_of_conditions() -> Iterator[Mutation]:
    whole = [("derived", name) for name in DATA["derived"]]
    whole += [("rules", place, "when") for place in range(len(DATA["rules"]))]
    whole += [("notes", place, "when") for place in range(len(DATA["notes"]))]
    whole += [(*("screens", s, "questions", q), "shown") for s, screen in enumerate(DATA["screens"]) for q, question in enumerate(screen["questions"]) if question["shown"] is not None]  # fmt: skip
    for root in whole:
        condition = at(DATA, root)
        for *path, place in members(condition, root):
            yield f"without {place} of {path}", lambda data, p=path, i=place: at(data, tuple(p)).pop(i)
        for path in [root, *((*path, place) for *path, place in members(condition, root))]:
            part = at(DATA, tuple(path))
            if isinstance(part, dict) and (kind := next(iter(part))) in ("any", "all"):
                other = {"any": "all", "all": "any"}[kind]
                yield f"{other} for {kind} at {path}", lambda data, p=tuple(path), k=kind, o=other: at(data, p).__setitem__(o, at(data, p).pop(k))  # fmt: skip
            elif isinstance(part, dict) and kind == "age":
                for age in AGES:
                    if age not in part["age"]:
                        yield (
                            f"{age} too at {path}",
                            lambda data, p=tuple(path), a=age: at(data, p)["age"].append(a),
                        )
            elif isinstance(part, dict) and kind == "not_no":
                parent, last = tuple(path[:-1]), path[-1]
                yield f"only a yes at {path}", lambda data, p=parent, i=last, key=part["not_no"]: at(data, p).__setitem__(i, key)  # fmt: skip


def mutations_of_the_rest() -> Iterator[Mutation]:
    for place, screen in enumerate(DATA["screens"]):
        if screen["open"]:
            yield (
                f"{screen['id']} is no alarm screen",
                lambda data, p=place: data["screens"][p].update(open=None),
            )
        if screen["shown"]:
            yield (
                f"{screen['id']} is shown to all",
                lambda data, p=place: data["screens"][p].update(shown=None),
            )
    for level, asks in DATA["unknown"].items():
        for other in {None, "3b", "3a", "116117_advice", "4", "5"} - {asks}:
            if level != "1":  # soreness is not asked for
                yield (
                    f"unknown at {level} asks for {other}",
                    lambda data, of=level, o=other: data["unknown"].update({of: o}),
                )
    for place, note in enumerate(DATA["notes"]):
        yield f"no note {note['id']}", lambda data, p=place: data["notes"].pop(p)
        for level in note["at"]:
            left = [other for other in note["at"] if other != level]
            yield (
                f"note {note['id']} not at {level}",
                lambda data, p=place, at=left: data["notes"][p].update(at=at),
            )
    for place in range(LEVELS.index("3b"), len(LEVELS) - 1):  # nothing asks for 1 or 2
        yield (
            f"levels {LEVELS[place]} and {LEVELS[place + 1]} change places",
            lambda data, p=place: data["levels"].insert(p, data["levels"].pop(p + 1)),
        )
    calls = [call["id"] for call in DATA["calls"]]
    for pair in (["116117", "maternity"], ["midwife", "physio"]):  # the only ones that a level has both of
        first = calls.index(pair[0])
        assert pair == calls[first : first + 2]
        yield (
            f"calls {pair} change places",
            lambda data, p=first: data["calls"].insert(p, data["calls"].pop(p + 1)),
        )


def survives(mutate: Callable[[Data], object]) -> bool:
    data = copy.deepcopy(DATA)
    mutate(data)
    assert data != DATA
    decide = Triage(data)
    for place, (case, answers) in enumerate(CASES):
        if differences(decide(answers), case):
            CASES.insert(0, CASES.pop(place))  # what tells of one mutation is likely to tell of the next
            return False
    return True


def test_without_a_mutation_no_case_differs() -> None:
    assert survives(lambda data: data.update(version="another"))


def test_no_mutation_of_the_data_survives_the_cases() -> None:
    mutations = [
        *mutations_of_questions(),
        *mutations_of_rules(),
        *mutations_of_conditions(),
        *mutations_of_the_rest(),
    ]
    assert len(mutations) == len({name for name, _ in mutations})
    assert 450 < len(mutations)
    assert [] == [name for name, mutate in mutations if survives(mutate)]
