"""``training-safety new section``: a section's files, laid down so that ``check sections`` names what is to be filled."""

from __future__ import annotations

from pathlib import Path
from string import Template

from training_safety.site.data_checks import CourseData

_PAGE = Template("""---
jupytext:
  text_representation:
    extension: .md
    format_name: myst
    format_version: 0.13
    jupytext_version: 1.19.6
kernelspec:
  display_name: Python 3
  language: python
  name: python3
myst:
  html_meta:
    "description lang=nb": "TODO"
---

# $title

```{kort-sagt}
TODO
```

```{ways}
:do: TODO
:learn: TODO
:need: TODO
```

```{guess} first_guess
```

## TODO

```{drawing} ${stem}_drawing.svg
TODO
```

TODO
$claims
## Til neste økt

1. TODO

```{if-then} next_session
```

## Test deg selv

```{code-cell} ipython3
:tags: [remove-input]

from training_safety.widgets import Quiz

Quiz.from_bank("$stem")
```

## Husk

```{remember}
- TODO
- TODO
- TODO
```

```{sources}
:mind: TODO
:searched: TODO
:discuss: TODO
```
""")
_ACTIVITIES = Template("""# book/activities/$stem.yml
first_guess:
  kind: guess
  objectives: [$objective]
  ask: {nb: "TODO", en: "TODO"}
  options:
    - {nb: "TODO", en: "TODO"}
    - {nb: "TODO", en: "TODO"}
  answer: 0
  reveal: {nb: "TODO", en: "TODO"}
  refs: []

next_session:
  kind: plan
  objectives: [$objective]
  if: {nb: "TODO", en: "TODO"}
  then: {nb: "TODO", en: "TODO"}
""")
_QUIZ = Template("""title: {nb: "$title: test deg selv", en: "$title_en: test yourself"}
items:
- id: first_question
  objective: $objective
  refs: []
  stem: {nb: "TODO", en: "TODO"}
  options:
  - correct: {nb: "TODO", en: "TODO"}
    feedback: {nb: "TODO", en: "TODO"}
  - wrong: {nb: "TODO", en: "TODO"}
    feedback: {nb: "TODO", en: "TODO"}
""")
_DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 120" role="img" aria-labelledby="title desc" stroke-width="2">
  <title id="title">TODO</title>
  <desc id="desc">TODO</desc>
  <path d="M20 60H340" fill="none" stroke="currentColor"/>
</svg>
"""


def new_section(book: Path, page: str) -> list[Path]:
    """Write the text, the quiz, the activities and the drawing of a section, and return the files.

    The page has a box for each claim that is assessed for it already. Raises ``ValueError`` for a page that
    ``objectives.yml`` does not name or that only opens a chapter, and ``FileExistsError`` where there is a file of it.

    Parameters
    ----------
    book : the folder of the course's texts
    page : the chapter and the topic, ``"causes/mechanical_load"``
    """
    course = CourseData(book)
    of_page = {section.page: section for section in course.sections.values() if not section.is_opening}
    if page not in of_page:
        raise ValueError(
            f"objectives.yml names no section {page}. Write its heading and its objectives there first: the checks, "
            "the quiz and the pages go by them."
        )
    section = of_page[page]
    stem = section.stem
    claims = course.yaml(f"claims/{section.chapter}.yml") or {}
    told = [name for name, claim in claims.items() if claim.get("section") == section.number]
    words = {
        "stem": stem,
        "title": section.title.nb,
        "title_en": section.title.en,
        "objective": next(iter(section.objectives)),
        "claims": "".join(
            f"\n```{{claim}} {name}\n" + (":compact:\n" if at else "") + "```\n"
            for at, name in enumerate(told)
        ),
    }
    files = {
        book / "chapters" / f"{page}.md": _PAGE.substitute(words),
        book / "activities" / f"{stem}.yml": _ACTIVITIES.substitute(words),
        book / "quizzes" / f"{stem}.yml": _QUIZ.substitute(words),
        book / "assets" / f"{stem}_drawing.svg": _DRAWING,
    }
    if there := [path for path in files if path.exists()]:
        raise FileExistsError(
            f"{there[0]} is there already: a section is laid down once. Nothing was written."
        )
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return list(files)
