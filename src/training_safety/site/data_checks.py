"""What is wrong in the course's data, whether a page shows it yet or not.

The build stops at any of it, and ``training-safety check data`` tells it without a build: a sentence
for each thing, with the file, the entry and the field.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from pybtex.database import parse_file
from pybtex.exceptions import PybtexError

from training_safety.course_data import course_file, yaml_file
from training_safety.models.course.exercises import exercise_problems as library_problems
from training_safety.models.course.objectives import Section, sections_from_data
from training_safety.models.course.problem import Problem
from training_safety.models.quiz.beliefs import statements_from_data
from training_safety.site import activity_checks, safety_checks
from training_safety.site.quizzes import bank_sentences
from training_safety.site.schema_sentences import meant, schema_problems


@dataclass
class CourseData:
    """The data files of a course in a folder, as the checks read them.

    A file that cannot be read, or is not whole, is told where it is checked; what points into it is
    then not checked against it, so that one slip is told once.
    """

    book: Path

    def yaml(self, name: str) -> Any:
        """Return what stands in a file, None if it is missing or cannot be read."""
        try:
            return yaml_file(self.book / name)
        except (OSError, ValueError):
            return None

    @cached_property
    def references(self) -> Collection[str] | str:
        """The keys of references.bib, or a sentence on why it cannot be read."""
        try:
            return set(parse_file(str(self.book / "references.bib"), bib_format="bibtex").entries)
        except OSError:
            return "references.bib: there is no such file in the course."
        except PybtexError as error:
            return (
                f"references.bib: cannot be read: {error}. Look at the braces and the commas of that entry."
            )

    @property
    def known(self) -> Collection[str] | None:
        """The keys of references.bib, None if it cannot be read."""
        return None if isinstance(self.references, str) else self.references

    @cached_property
    def sections(self) -> Mapping[str, Section]:
        """The headings by number: none if objectives.yml is missing or not whole."""
        data = self.yaml("objectives.yml")
        return {} if data is None or objective_problems(self) else sections_from_data(data)

    @cached_property
    def stems(self) -> Mapping[str, Section]:
        """The headings by the name that their quiz banks and activities have."""
        return {section.stem: section for section in self.sections.values()}

    def no_such_page(self, stem: str) -> list[Problem]:
        """Return what to say of a file that no page has the name of."""
        if not self.stems or stem in self.stems:
            return []
        return [
            Problem(
                "", "", f"there is no page of this name in objectives.yml; {meant(stem, list(self.stems))}"
            )
        ]


def file_problems(
    course: CourseData, name: str, schema: str, meaning: Callable[[Any], Iterable[Problem]]
) -> list[str]:
    """Return a sentence for each thing that is wrong in one file; none if there is no such file.

    ``meaning`` is asked for what a schema cannot know, when the schema has found nothing.
    """
    if not (course.book / name).is_file():
        return []
    try:
        data = yaml_file(course.book / name, name)
    except ValueError as error:
        return [str(error)]
    problems: Iterable[Problem] = schema_problems(data, course_file(schema)) or meaning(data)
    return [problem.sentence(name) for problem in problems]


def folder_problems(
    course: CourseData, folder: str, meaning: Callable[[str, Any], Iterable[Problem]]
) -> list[str]:
    """Return what is wrong in all files of a folder; ``meaning`` gets each one's stem and data."""
    return [
        sentence
        for path in sorted((course.book / folder).glob("*.yml"))
        for sentence in file_problems(
            course, f"{folder}/{path.name}", f"{folder}/schema.json", partial(meaning, path.stem)
        )
    ]


def reference_problems(course: CourseData) -> list[str]:
    """Return why references.bib cannot be read, if it cannot."""
    return [course.references] if isinstance(course.references, str) else []


def objective_problems(course: CourseData) -> list[str]:
    """Return what is wrong in objectives.yml: besides its form, pages that clash and objectives that are amiss."""
    return file_problems(course, "objectives.yml", "objectives.schema.json", _of_headings)


def _of_headings(data: Any) -> Iterator[Problem]:
    found = sections_from_data(data)
    owners: dict[str, Section] = {}
    for number, section in found.items():
        other = owners.setdefault(section.stem, section)
        if other is not section:
            yield Problem(
                number,
                "page",
                f"{section.page} and {other.page} of {other.number} have the same name at the end; files of the two would clash",
            )
        if section.is_opening and section.objectives:
            yield Problem(number, "objectives", "an opening page has none; give them to its sections")
        if not section.is_opening and not section.objectives:
            yield Problem(
                number, "objectives", "is missing; only a page that opens a chapter, …/index, has none"
            )


def bank_problems(course: CourseData) -> list[str]:
    """Return what is wrong in the quiz banks, and which objectives or pages of theirs there are not."""
    sentences = []
    for path in sorted((course.book / "quizzes").glob("*.yml")):
        name = f"quizzes/{path.name}"
        sentences += bank_sentences(path, course.known, name)
        data = course.yaml(name)
        items = data.get("items") if isinstance(data, dict) else None
        if course.sections and isinstance(items, list):
            problems = [*course.no_such_page(path.stem)]
            for number, item in enumerate(items, start=1):
                if isinstance(item, dict):
                    problems += _of_item(
                        item, f"item {item.get('id', f'number {number}')}", path.stem, course
                    )
            sentences += [problem.sentence(name) for problem in problems]
    return sentences


def _of_item(item: Mapping[str, Any], key: str, bank: str, course: CourseData) -> Iterator[Problem]:
    for index, name in enumerate(item["retrieval"] if isinstance(item.get("retrieval"), list) else ()):
        if late := _not_earlier(str(name).partition(".")[0], bank, course):
            yield Problem(key, f"retrieval[{index}]", late)
    earlier, objective = item.get("from"), item.get("objective")
    if "from" in item and (late := _not_earlier(str(earlier), bank, course)):
        yield Problem(key, "from", late)
    elif isinstance(objective, str):
        page = course.stems.get(earlier or bank)
        owner = course.sections.get(objective.partition("-")[0])
        if unknown := unknown_objective(objective, course.sections):
            yield Problem(key, "objective", unknown)
        elif owner and page and owner is not page:
            what = (
                f"and the item is from {earlier}; mend one of them"
                if earlier
                else f"not here; give one of {page.number}, or write from: {owner.stem}"
            )
            yield Problem(key, "objective", f"{objective} belongs to {owner.stem}, {what}")


def _not_earlier(page: str, bank: str, course: CourseData) -> str:
    """Return why a question cannot return to a page, or nothing if the page comes before the bank's."""
    order = list(course.stems)
    if page not in order:
        return f"there is no page {page}; {meant(page, order)}"
    if bank in order and order.index(page) >= order.index(bank):
        return f"{page} does not come before {bank}; name an earlier page"
    return ""


def unknown_objective(objective_id: str, sections: Mapping[str, Section]) -> str:
    """Return why there is no such objective, or nothing if there is."""
    section = sections.get(objective_id.partition("-")[0])
    if section is None:
        return f"{objective_id}: objectives.yml has no such heading"
    if objective_id not in section.objectives:
        there = ", ".join(section.objectives) or "none, as it opens a chapter"
        return f"{objective_id}: heading {section.number} has {there}"
    return ""


def claim_problems(course: CourseData) -> list[str]:
    """Return what is wrong in the claims: besides their form, ids that stand twice, headings and sources there are not."""
    files: dict[str, str] = {}

    def meaning(chapter: str, data: Any) -> Iterator[Problem]:
        yield from _of_claims(data, chapter, course)
        for claim_id in data:
            if (other := files.setdefault(claim_id, chapter)) != chapter:
                yield Problem(
                    claim_id, "", f"this claim stands in claims/{other}.yml too; keep it in one file"
                )

    return folder_problems(course, "claims", meaning)


def _of_claims(data: Mapping[str, Any], chapter: str, course: CourseData) -> Iterator[Problem]:
    for claim_id, row in data.items():
        section = course.sections.get(row["section"])
        if course.sections and section is None:
            yield Problem(claim_id, "section", f"objectives.yml has no heading {row['section']}")
        elif section is not None and section.chapter != chapter:
            yield Problem(
                claim_id,
                "section",
                f"heading {section.number} belongs in claims/{section.chapter}.yml; move the claim there",
            )
        yield from unknown_references(row, claim_id, course)


def unknown_references(value: Any, key: str, course: CourseData, field: str = "") -> Iterator[Problem]:
    """Yield a problem for each key in a ``refs`` anywhere in an entry that references.bib does not have."""
    if isinstance(value, Mapping):
        for name, part in value.items():
            yield from unknown_references(part, key, course, f"{field}.{name}".removeprefix("."))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            here = f"{field}[{index}]"
            if field.rpartition(".")[2] != "refs":
                yield from unknown_references(part, key, course, here)
            elif course.known is not None and part not in course.known:
                near = get_close_matches(part, sorted(course.known), n=1)
                what = f"did you mean {near[0]}?" if near else "add it there or take it out"
                yield Problem(key, here, f"references.bib has no {part}; {what}")


def belief_problems(course: CourseData) -> list[str]:
    """Return what is wrong in the belief statements: the first slip of form, or each source there is not."""
    path = course.book / "beliefs.yml"
    if not path.is_file():
        return []
    try:
        statements = statements_from_data(yaml_file(path), path.name)
    except ValueError as error:
        return [str(error)]
    return [
        problem.sentence(path.name)
        for statement in statements
        for problem in unknown_references({"refs": list(statement.refs)}, f"statement {statement.id}", course)
    ]


def safety_problems(course: CourseData) -> list[str]:
    """Return what is wrong in safety.yml: besides its form, what it names of the triage and whom it says to call."""

    def meaning(data: Any) -> Iterator[Problem]:
        for key, entry in data.items():
            yield from safety_checks.entry_problems(key, entry, course.book)
            yield from unknown_references(entry, key, course)

    return file_problems(course, "safety.yml", "safety.schema.json", meaning)


def exercise_problems(course: CourseData) -> list[str]:
    """Return what is wrong in the exercises: besides their form, links, ladders and safety sentences there are not."""
    safety = None if safety_problems(course) else course.yaml("safety.yml")

    def meaning(data: Any) -> Iterator[Problem]:
        yield from library_problems(data, safety)
        for key, entry in data.items():
            yield from unknown_references(entry, key, course)

    return file_problems(course, "exercises.yml", "exercises.schema.json", meaning)


def activity_problems(course: CourseData) -> list[str]:
    """Return what is wrong in the activities: besides their form, what points at what, and whether numbers fit."""
    safety = course.yaml("safety.yml")
    plans = (
        [key for key, entry in safety.items() if entry["kind"] == "plan"]
        if safety and not safety_problems(course)
        else None
    )

    library = {} if exercise_problems(course) else course.yaml("exercises.yml") or {}

    def meaning(topic: str, data: Any) -> Iterator[Problem]:
        yield from course.no_such_page(topic)
        page = course.stems.get(topic)
        for key, entry in data.items():
            yield from activity_checks.entry_problems(key, entry, data, plans)
            yield from unknown_references(entry, key, course)
            for number, name in enumerate(entry["show"] if entry["kind"] == "exercises" and library else ()):
                if name not in library:
                    what = f"there is no exercise {name}; {meant(name, list(library))}"
                    yield Problem(key, f"show[{number}]", what)
            if page and not page.is_opening and "objectives" not in entry:
                there = ", ".join(page.objectives)
                yield Problem(key, "objectives", f"is missing; name what the reader practises: {there}")
            for objective_id in entry.get("objectives", ()) if course.sections else ():
                if reason := unknown_objective(objective_id, course.sections):
                    yield Problem(key, "objectives", reason)
                elif page and not page.is_opening and objective_id not in page.objectives:
                    there = ", ".join(page.objectives)
                    yield Problem(
                        key, "objectives", f"{objective_id} belongs to another page; this one has {there}"
                    )

    return folder_problems(course, "activities", meaning)


def rename_problems(course: CourseData) -> list[str]:
    """Return what is wrong in renamed_ids.yml: besides its form, ids in use, new ids there are not, and circles."""

    def meaning(data: Any) -> Iterator[Problem]:
        for kind, in_use in _ids_in_use(course).items():
            listed: Mapping[str, str | None] = data[kind]
            for old, new in listed.items():
                if old in in_use:
                    yield Problem(kind, old, "is in use; an id that was given up is never used again")
                seen = {old}
                while new is not None and new in listed and new not in seen:
                    seen.add(new)
                    new = listed[new]
                if new in seen:
                    yield Problem(kind, old, "leads back to itself; write where it really ends")
                elif new is not None and new not in in_use:
                    yield Problem(kind, old, f"there is no {new}; mend the name, or write ~ if it is gone")

    return file_problems(course, "renamed_ids.yml", "renamed_ids.schema.json", meaning)


def _ids_in_use(course: CourseData) -> dict[str, set[str]]:
    """Return the ids of each kind, without kinds of which a file cannot be read: that is told elsewhere."""
    ids = {"pages": set(course.stems)} if course.stems else {}
    for kind, folder in (("items", "quizzes"), ("activities", "activities"), ("claims", "claims")):
        stems = [path.stem for path in (course.book / folder).glob("*.yml")]
        files = {stem: course.yaml(f"{folder}/{stem}.yml") for stem in stems}
        if all(isinstance(data, dict) for data in files.values()):
            ids[kind] = {
                key if kind == "claims" else f"{stem}.{key}"
                for stem, data in files.items()
                for key in _keys(data)
            }
    return ids


def _keys(data: Mapping[str, Any]) -> list[str]:
    """Return the ids in a file: those of a bank's items, or the keys of its entries."""
    items = data.get("items", data)
    if not isinstance(items, list):
        return [str(key) for key in items]
    return [str(item["id"]) for item in items if isinstance(item, dict) and "id" in item]


#: Every check of data, in the order of what the later ones lean on.
CHECKS = (
    reference_problems,
    objective_problems,
    safety_problems,
    exercise_problems,
    bank_problems,
    activity_problems,
    claim_problems,
    belief_problems,
    rename_problems,
)


def data_problems(course: CourseData) -> list[str]:
    """Return a sentence for each thing that is wrong in the data files of a course; empty when all is well."""
    return [sentence for check in CHECKS for sentence in check(course)]
