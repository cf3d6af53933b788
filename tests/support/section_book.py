"""A book of the section on injuries and conditions, and of a page with a plan and a practice point of the tests' own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import yaml

from places import ROOT
from tiny_book import write
from training_safety.cli import build_command

BOOK = ROOT / "book"
STEM = "injuries_and_conditions"
SECTION = f"book/chapters/causes/{STEM}.html"
OWN = "book/chapters/what_is_it.html"
OWN_PAGE = """# Egen side

```{claim} C104
```

Tekst.

```{if-then} walk
```

```{sources}
:mind: En ny studie.
```
"""
OWN_ACTIVITIES = """walk:
  kind: plan
  objectives: [1-a]
  if: {nb: "jeg er støl", en: "I am sore"}
  then: {nb: "går jeg en tur", en: "I go for a walk"}
"""
PRACTICE = """C104:
  section: "12.1"
  claim: {nb: "Unge bør trene med en voksen.", en: "The young should train with an adult."}
  verdict: practice
  evidence: {nb: "Det er ikke undersøkt.", en: "It has not been studied."}
  advice: {nb: "Ta med noen.", en: "Bring somebody."}
  confidence: sure
  refs: [maher2017nslbp]
"""
PAGES = (
    "alarm_signs",
    f"chapters/causes/{STEM}",
    "chapters/what_is_it",
    "chapters/prevention/index",
    "chapters/treatment/self_care",
    "glossary",
)


def files() -> dict[str, str]:
    """Return the data of the two pages and what they point to; other pages are there in name."""
    names = [
        *(path.relative_to(BOOK).as_posix() for path in BOOK.glob("quizzes/*.yml")),
        *(path.relative_to(BOOK).as_posix() for path in BOOK.glob(f"assets/{STEM}_*.svg")),
        *("objectives.yml", "safety.yml", "glossary.md", "claims/causes.yml"),
        *(f"activities/{STEM}.yml", f"chapters/causes/{STEM}.md"),
    ]
    found = {name: (BOOK / name).read_text(encoding="utf-8") for name in names}
    found |= {
        "claims/groups.yml": PRACTICE,
        "activities/what_is_it.yml": OWN_ACTIVITIES,
        "chapters/what_is_it.md": OWN_PAGE,
    }
    for name, title in (
        ("index", "Forside"),
        ("alarm_signs", "Symptomsjekken"),
        ("chapters/prevention/index", "Forebygging"),
        ("chapters/treatment/self_care", "Egenbehandling"),
    ):
        found[f"{name}.md"] = f"# {title}\n\nTekst.\n"
    return found


def build_sections(folder: Path, builder: str = "html", **config: object) -> subprocess.CompletedProcess[str]:
    """Build the book with a builder of Sphinx; ``config`` is what its configuration has besides."""
    write(folder, files(), PAGES)
    path = folder / "_config.yml"
    settings = yaml.safe_load(path.read_text(encoding="utf-8"))
    settings["sphinx"]["config"] |= config
    path.write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    subprocess.run([*build_command(), "config", "sphinx", str(folder)], check=True, capture_output=True)
    out = folder / "_build" / builder
    sphinx = [sys.executable, "-m", "sphinx", "-b", builder, "-W", "--keep-going"]
    return subprocess.run(
        [*sphinx, str(folder), str(out), "-d", str(folder / "_build/.doctrees")],
        capture_output=True,
        text=True,
    )
