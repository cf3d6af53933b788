"""The alarm page: ``{alarm-level} 4`` is one level of the triage, as a section of the page.

Title, buttons, questions and rules are those of ``triage.json`` word for word, so that the page, the
triage and the widget can never say different things; the page writes only what stands between them.
The reasons are folded, and what a clinician must still decide is marked as a draft.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from babel.dates import format_date
from docutils import nodes

from training_safety.models.triage import DATA
from training_safety.site.directives.markup import SectionDirective, fold, tag
from training_safety.site.emergency_strip import written

LEVELS = {level["id"]: level for level in DATA["levels"]}
NUMBERS = {call["id"]: call["number"] for call in DATA["calls"]}
QUESTIONS = {question["key"]: question for screen in DATA["screens"] for question in screen["questions"]}
NOTES = {note["id"]: note["text"] for note in DATA["notes"]}
SCREENS = {screen["id"]: screen for screen in DATA["screens"]}
#: The levels whose questions stand by screen, under its title.
_BY_SCREEN = ("5", "4")


@dataclass(frozen=True)
class Item:
    """A question or a rule that asks for a level: what it says, and what belongs to it."""

    key: str
    said: dict[str, str]
    note: dict[str, str] | None
    why: dict[str, str]
    refs: tuple[str, ...]
    draft: bool


def groups_of(level: str) -> dict[str, list[Item]]:
    """Return all that asks for a level, in the data's order, by what heads it.

    A group is headed by a screen, by whom it calls instead of the one that the level names (such as the
    maternity ward), by ``under_18`` or ``by_age_and_health``; what has no heading stands under ``""``.
    """
    others = LEVELS[level].get("title_for", {})
    found: dict[str, list[Item]] = defaultdict(list)
    for screen in SCREENS.values():
        for q in screen["questions"]:
            if q["level"] == level:
                general = screen["id"] if level in _BY_SCREEN else "under_18" if q["shown"] == "minor" else ""
                found[q["call"] if q["call"] in others else general].append(
                    _item(q["key"], q, q["ask"], level)
                )
    for rule in DATA["rules"]:
        if rule["level"] == level:
            group = rule["call"] if rule["call"] in others else "by_age_and_health"
            found[group].append(_item(rule["id"], rule, rule["say"], level))
    for q in QUESTIONS.values():
        if q["level"] == level and "call_pregnant" in q:
            found[q["call_pregnant"]].append(_item(q["key"], q, q["ask"], level))
    in_order = [*(group for group in found if group not in others), *others]
    return {group: found[group] for group in in_order}


def _item(key: str, data: dict[str, Any], said: dict[str, str], level: str) -> Item:
    note = data["note"] if level in data.get("note_at", ()) else None
    return Item(key, said, note, data["why"], tuple(data.get("refs", ())), data["draft"])


class AlarmLevel(SectionDirective):
    """``{alarm-level} 4``: a level of the triage. What the page itself has to say stands above the lists.

    ``:notes: adult blood_thinner`` says below the lists what the triage says besides, by the id of a note
    or the key of a question that has one.
    """

    required_arguments = 1
    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {"notes": str.split}

    def run(self) -> list[nodes.Node]:
        """Return the section."""
        key = self.arguments[0]
        if key not in LEVELS:
            raise self.wrong(f"{key!r} is no level of triage.json. Choose one of {', '.join(LEVELS)}.")
        level = LEVELS[key]
        title = level["title"][self.language]
        section = nodes.section(
            ids=[f"level-{key.replace('_', '-')}"], names=[nodes.fully_normalize_name(title)]
        )
        section += nodes.title(title, title, translatable=False)
        if NUMBERS.get(level["call"]) is not None:
            section += self._button(NUMBERS[level["call"]])
        section += [
            node for text in level["sentences"] for node in self.of_data(text[self.language], phones=True)
        ]
        section += self.of_page()
        groups = groups_of(key)
        section += [node for name, items in groups.items() for node in self._group(level, name, items)]
        if "notes" in self.options:
            section += tag("h3", self.word("alarm_notes"))
            section += tag("ul", *map(self._note, self.options["notes"]), class_="ts-questions")
        if level["check"]:
            check, always = level["check"][self.language], DATA["always"][self.language]
            section += self.of_data(f"{check} **{always}**", phones=True)
        if groups:
            section += self._reasons(groups)
        self.state.document.note_implicit_target(section, section)
        return [section]

    def _button(self, number: str) -> nodes.Node:
        link = nodes.reference("", f"{self.word('call')} {written(number)}", refuri=f"tel:{number}")
        return nodes.container("", nodes.paragraph("", "", link), classes=["call"])

    def _group(self, level: dict[str, Any], name: str, items: Iterable[Item]) -> Iterator[nodes.Node]:
        """Yield a group's heading, what is said of it, and its list."""
        others = level.get("title_for", {})
        if name in others:
            pregnant = SCREENS["pregnancy"]["title"][self.language]
            yield tag("h3", f"{pregnant}: {others[name][self.language]}")
            if name in level:
                yield from self.of_data(level[name][self.language], phones=True)
        elif name in SCREENS:
            yield tag("h3", SCREENS[name]["title"][self.language])
            if {question["level"] for question in SCREENS[name]["questions"]} == {level["id"]}:
                yield from self.of_data(SCREENS[name]["intro"][self.language], phones=True)
        elif name:
            yield tag("h3", self.word(f"alarm_{name}"))
        yield tag("ul", *(self._row(item) for item in items), class_="ts-questions")

    def _row(self, item: Item) -> nodes.Node:
        (asked,) = self.of_data(item.said[self.language], phones=True)
        if item.draft:
            asked += [nodes.Text(" "), tag("small", self.word("alarm_draft"), class_="ts-draft")]
        note = self.of_data(item.note[self.language], phones=True) if item.note else []
        return tag("li", asked, *note, data_key=item.key)

    def _note(self, key: str) -> nodes.Node:
        if key in NOTES:
            said = NOTES[key][self.language]
        elif "note" in QUESTIONS.get(key, {}):
            said = f"{QUESTIONS[key]['ask'][self.language]} {QUESTIONS[key]['note'][self.language]}"
        else:
            known = [*NOTES, *(question for question in QUESTIONS if "note" in QUESTIONS[question])]
            raise self.wrong(f"triage.json has no note {key!r}. Choose among {', '.join(known)}.")
        return tag("li", *self.of_data(said, phones=True), data_note=key)

    def _reasons(self, groups: dict[str, list[Item]]) -> nodes.Node:
        """Return the fold with why each is asked, and its sources; what has the same reason stands together."""
        reasons: dict[str, list[Item]] = defaultdict(list)
        for item in {item.key: item for items in groups.values() for item in items}.values():
            reasons[item.why[self.language]].append(item)
        rows: list[nodes.Node] = []
        for why, items in reasons.items():
            refs = dict.fromkeys(ref for item in items for ref in item.refs)
            rows += [tag("dt", item.said[self.language]) for item in items]
            rows.append(tag("dd", *self.of_data(why, refs)))
        return fold(self.word("alarm_why"), tag("dl", *rows), class_="ts-fold ts-reasons")


class AlarmStatus(SectionDirective):
    """``{alarm-status}``: the version of the triage, when it is to be looked at again, and that it is a draft."""

    def run(self) -> list[nodes.Node]:
        """Return the box."""
        locale = "en_GB" if self.language == "en" else "nb"
        version, review = (
            format_date(date.fromisoformat(DATA[name]), "long", locale=locale)
            for name in ("version", "review_by")
        )
        says = [self.word("alarm_version").format(version=version, review=review)]
        title = []
        if DATA["draft"]:
            title = [tag("p", self.word("alarm_not_approved"), class_="admonition-title")]
            says.append(self.word("alarm_about_drafts"))
        return [
            tag(
                "div",
                *title,
                *(tag("p", said) for said in says),
                class_="admonition note",
                data_part="status",
            )
        ]
