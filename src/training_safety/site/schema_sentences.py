"""What a JSON Schema finds wrong in a data file, as sentences that say what to do.

The schemas lie beside the data, where an editor reads them too. So that each mistake has one sentence,
they say what an entry takes by ``if`` and ``then``, never by ``oneOf``; a ``description`` of a pattern
tells what is wanted and is printed.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from reprlib import repr as short
from typing import Any

from training_safety.models.course.problem import Problem

_KINDS = {
    "object": "a mapping of names and values",
    "array": "a list, each line beginning with a hyphen",
    "string": "text",
    "number": "a number written with a point, such as 2.85",
    "integer": "a whole number",
    "boolean": "true or false",
    "null": "empty",
}


def place(path: Sequence[str | int]) -> str:
    """Return the way to a value as an author writes it: ``options[1].text``."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")


def meant(given: str, known: Sequence[str]) -> str:
    """Return what a name may have been meant to be, or which names there are."""
    near = get_close_matches(given, known, n=1)
    return f"did you mean {near[0]}?" if near else f"it can be {', '.join(known)}"


@cache
def _validator(schema: Path, _changed: int) -> Any:
    # jsonschema would work out a grammar of web addresses when it is imported, which takes seconds. It
    # does without where it is not there, and no schema of the course asks for it.
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
    from jsonschema import Draft202012Validator

    data = json.loads(schema.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(data)
    return Draft202012Validator(data)


def schema_problems(data: Any, schema: Path) -> list[Problem]:
    """Return all that the schema in a file finds wrong in a data file, in the order of the entries."""
    if (unquoted := list(_unquoted_names(data, ()))) or data is None:
        return unquoted or [Problem("", "", "the file is empty")]
    validator = _validator(schema, schema.stat().st_mtime_ns)
    problems = [problem for error in validator.iter_errors(data) for problem in _told(error)]
    order = {str(key): number for number, key in enumerate(data)} if isinstance(data, Mapping) else {}
    return sorted(dict.fromkeys(problems), key=lambda problem: order.get(problem.key, -1))


def _unquoted_names(value: Any, path: tuple[str | int, ...]) -> Iterator[Problem]:
    """Yield the names that YAML has read as something else than text, such as 2.5 or no."""
    if isinstance(value, Mapping):
        for name, part in value.items():
            if isinstance(name, str):
                yield from _unquoted_names(part, (*path, name))
            else:
                yield _problem(path, f"the name {name!r} is not read as text; put it in quotes")
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from _unquoted_names(part, (*path, index))


def _problem(path: Sequence[str | int], reason: str) -> Problem:
    return Problem(place(path[:1]), place(path[1:]), reason)


def _told(error: Any) -> Iterator[Problem]:
    path, value = tuple(error.absolute_path), error.instance
    rule, limit = error.validator, error.validator_value
    said = error.schema.get("description", "") if isinstance(error.schema, Mapping) else ""
    if "propertyNames" in error.absolute_schema_path:
        yield _problem((*path, value), f"the name {value!r} cannot stand here; it must be {said}")
    elif value is None:
        yield _problem(path, "is empty")
    elif rule == "required":
        fields = error.schema.get("properties", {})
        for name in limit:
            if name not in value:
                what = (
                    fields.get(name, {}).get("description") if isinstance(fields.get(name), Mapping) else ""
                )
                yield _problem((*path, name), f"is missing{f' ({what})' if what else ''}")
    elif rule == "additionalProperties":
        known = list(error.schema.get("properties", {}))
        for name in value:
            if name not in known:
                yield _problem((*path, name), f"is not known here; {meant(name, known)}")
    elif rule == "type":
        quotes = "; put it in quotes" if limit == "string" and not isinstance(value, dict | list) else ""
        yield _problem(path, f"must be {_KINDS[limit]}, not {short(value)}{quotes}")
    elif rule == "enum" and str(value) in limit:
        yield _problem(path, f"must be text, not {short(value)}; put it in quotes")
    elif rule == "enum":
        yield _problem(path, f"is {short(value)}; {meant(str(value), limit)}")
    elif rule == "const":
        yield _problem(path, f"must be {str(limit).lower() if limit is True else limit}, not {short(value)}")
    elif rule == "pattern":
        empty = not str(value).strip()
        yield _problem(path, "is empty" if empty else f"must be {said}, not {short(value)}")
    elif rule in ("minItems", "maxItems", "minProperties"):
        word = "at most" if rule == "maxItems" else "at least"
        yield _problem(path, f"has {len(value)} and must have {word} {limit}")
    elif rule in ("minimum", "maximum", "exclusiveMinimum"):
        word = {"minimum": "at least", "maximum": "at most", "exclusiveMinimum": "more than"}[rule]
        yield _problem(path, f"is {value} and must be {word} {limit}")
    elif rule == "not":
        yield _problem(path, said)
    elif rule == "uniqueItems":
        yield _problem(path, "has the same twice; take one out")
    else:
        yield _problem(path, error.message)
