"""What an activity holds, as a list or a table that can be read.

So it stands where there is no widget of its kind: on a page, in a notebook, on paper.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from html import escape
from typing import Any

from training_safety.figures.section_words import has_word, word
from training_safety.models.course.exercises import exercise_entries
from training_safety.models.numbers import interval_text, value_text

Entry = Mapping[str, Any]


def listing(entry: Entry, language: str) -> str:
    """Return an entry as HTML in one language, whatever its kind."""
    title = _text(entry.get("title"), language)
    head = f'<p class="ts-listing-title">{title}</p>' if title else ""
    body = _KINDS.get(str(entry.get("kind")), _anything)(entry, language)
    return f'<div class="ts-listing">{head}{body}</div>'


def _text(value: object, language: str) -> str:
    """Return a text of the data in one language, escaped; ``""`` for what is none."""
    return escape(str(value.get(language, ""))) if isinstance(value, Mapping) else ""


def _paragraph(value: object, language: str) -> str:
    text = _text(value, language)
    return f"<p>{text}</p>" if text else ""


def _list(items: Iterator[str] | list[str], ordered: bool = False) -> str:
    written = "".join(f"<li>{item}</li>" for item in items)
    name = "ol" if ordered else "ul"
    return f"<{name}>{written}</{name}>" if written else ""


def _fold(summary: str, body: str) -> str:
    return f"<details><summary>{escape(summary)}</summary>{body}</details>" if body else ""


def _guess(entry: Entry, language: str) -> str:
    options = _list([_text(option, language) for option in entry.get("options", [])])
    answer = _fold(word("guess_show", language), _paragraph(entry.get("reveal"), language))
    return _paragraph(entry.get("ask"), language) + options + answer


def _series(entry: Entry, language: str) -> str:
    """Return a slider or a timeline: a table of its series, or a list of its moments."""
    series = entry.get("series", [])
    stops = list(dict.fromkeys(mark["at"] for each in series for mark in each.get("marks", [])))
    caption = _text(entry.get("caption"), language)
    if stops:
        name = _text(entry.get("slider"), language)
        head = "".join(f'<th scope="col">{_number(stop, language)}</th>' for stop in stops)
        rows = []
        for each in series:
            values = {mark["at"]: mark.get("value") for mark in each.get("marks", [])}
            cells = "".join(f"<td>{_number(values.get(stop), language)}</td>" for stop in stops)
            rows.append(f'<tr><th scope="row">{_text(each, language)}</th>{cells}</tr>')
        return (
            f"<table>{f'<caption>{caption}</caption>' if caption else ''}"
            f'<thead><tr><th scope="col">{name}</th>{head}</tr></thead><tbody>{"".join(rows)}</tbody></table>'
        )
    marks = [
        ": ".join(
            part for part in (_moment(mark, entry.get("unit"), language), _text(mark, language)) if part
        )
        for mark in entry.get("marks", [])
    ]
    return _list(marks) + (f"<p>{caption}</p>" if caption else "")


def _moment(mark: Entry, unit: object, language: str) -> str:
    shown = _number(mark.get("at"), language)
    named = f" {word(f'unit_{unit}', language)}" if has_word(f"unit_{unit}") else ""
    return f"<strong>{shown}{named}</strong>"


def _cards(entry: Entry, language: str) -> str:
    places = {place["id"]: _text(place, language) for place in entry.get("places", [])}
    cards = entry.get("cards", [])
    answers = [
        f"{_text(card, language)} <strong>{places.get(card.get('place'), '')}</strong>"
        f"{'. ' + _text(card['feedback'], language) if 'feedback' in card else ''}"
        for card in cards
    ]
    return (
        _list([f"<strong>{place}</strong>" for place in places.values()])
        + _list([_text(card, language) for card in cards])
        + _fold(word("cards_show", language), _list(answers))
    )


def _order(entry: Entry, language: str) -> str:
    """Return cards to put in order: in the order of the alphabet, and the right one in a fold."""
    cards = entry.get("cards", [])
    ends = " – ".join(_text(entry.get(end), language) for end in ("first", "last"))
    answers = [
        f"<strong>{_text(card, language)}</strong> {_text(card.get('feedback'), language)}" for card in cards
    ]
    return (
        f"<p>{ends}</p>"
        + _list(sorted(_text(card, language) for card in cards))
        + _fold(word("order_show", language), _list(answers, ordered=True))
    )


def _map(entry: Entry, language: str) -> str:
    """Return what may affect what, and in a fold what research found of each."""
    nodes = {node["id"]: _text(node, language) for node in entry.get("nodes", [])}
    links = [
        f"<strong>{nodes[link['from']]} → {nodes[link['to']]}</strong>: {_text(link, language)}"
        for link in entry.get("links", [])
    ]
    return _list(list(nodes.values())) + _fold(word("map_show", language), _list(links))


def _effects(entry: Entry, language: str) -> str:
    """Return the shares or the effect of groups, or the rows of a ruler with their intervals."""
    rows = [
        f"{_text(row.get('who', row), language)}: {_measured(row, language)}" for row in entry.get("rows", [])
    ]
    groups = [
        _text(group, language)
        + (
            f": {word('hundred_of', language).format(number=_number(group['value'], language))}"
            if "value" in group
            else ""
        )
        for group in entry.get("groups", [])
    ]
    effect = entry.get("effect")
    told = [f"{word(effect['measure'], language)}: {_measured(effect, language)}"] if effect else []
    return _list([*groups, *told, *rows]) + _paragraph(entry.get("caption"), language)


def _measured(row: Entry, language: str) -> str:
    return f"{_number(row['value'], language)} ({interval_text(row['low'], row['high'], language)})"


def _plan(entry: Entry, language: str) -> str:
    if "if" not in entry:
        return _anything(entry, language)
    said = word("plan", language).format(
        **{"if": _text(entry["if"], language), "then": _text(entry["then"], language)}
    )
    return f"<p>{said}</p>"


def _example(entry: Entry, language: str) -> str:
    hints = "".join(
        _fold(word("try_next_hint" if number else "try_hint", language), _paragraph(hint, language))
        for number, hint in enumerate(entry.get("hints", []))
    )
    return (
        _paragraph(entry.get("worked"), language)
        + _paragraph(entry.get("ask"), language)
        + hints
        + _fold(word("try_solution", language), _paragraph(entry.get("solution"), language))
    )


def _exercises(entry: Entry, language: str) -> str:
    """Return the exercises that are shown: what each is called, and how it is done."""
    entries = exercise_entries()
    return _list(
        [
            f"<strong>{_text(entries[key]['name'], language)}</strong>: {_text(entries[key]['how'], language)}"
            for key in entry.get("show", entries)
        ]
    )


def _anything(entry: Entry, language: str) -> str:
    """Return every text of an entry, in order, as a list."""
    return _list(list(_texts({key: value for key, value in entry.items() if key != "title"}, language)))


def _texts(value: object, language: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        if isinstance(value.get(language), str):
            yield escape(value[language])
        for key, item in value.items():
            if key not in ("nb", "en"):
                yield from _texts(item, language)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item, language)


def _number(value: object, language: str) -> str:
    return escape(value_text(value, language))


_KINDS: dict[str, Callable[[Entry, str], str]] = {
    "guess": _guess,
    "slider": _series,
    "timeline": _series,
    "cards": _cards,
    "order": _order,
    "map": _map,
    "effects": _effects,
    "plan": _plan,
    "example": _example,
    "exercises": _exercises,
}
