"""Each rule of a section: a page that keeps it, and the same page where it is broken."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from training_safety.cli import main
from training_safety.site.sections.checks import check_sections
from training_safety.site.sections.drawings import drawing_flaws
from training_safety.site.sections.wording import alarm_wordings, unwanted_words

PROSE = (
    "Et bilde viser hvordan ryggen ser ut, men ikke hva som gjør vondt, og heller ikke hva du får til. "
    "Derfor tar legen som regel ikke bilder av vanlige, nye ryggsmerter. Grunnen er ikke sparing, men at et "
    "tilfeldig funn lett blir tatt for selve årsaken. Begynn heller der du er, og øk belastningen litt etter litt."
)
PAGE = f"""---
myst:
  html_meta:
    "description lang=nb": "Hva et bilde kan si."
---

# Skader

```{{kort-sagt}}
Funn på bilder er vanlige, også hos folk uten vondt. Det avgjør sjelden saken.
```

```{{ways}}
:do: sammenlign rygger
:learn: hva et funn betyr
:need: et kvarter
```

```{{guess}} share
```

## Hundre rygger

```{{code-cell}} ipython3
:tags: [remove-input]

activity("scans.dots")
```

{PROSE} {{footcite:p}}`a2020x`

{PROSE}

## Kan du trene?

```{{claim}} C01
```

{PROSE}

## Hvor sjelden?

```{{drawing}} scans_flags.svg
Voksne hos legen i Sydney {{footcite:p}}`a2020x`.
```

{PROSE}

{PROSE}

## Hva sier ett tegn?

{PROSE} Det heter {{term}}`odds`.

{PROSE}

## Til neste økt

1. Skriv ned hva du får til i dag.
2. Gå gjennom {{doc}}`symptomsjekken </book/alarm_signs>`.

```{{if-then}} sore
```

## Prøv selv

```{{try}} odds_of_it
```

## Test deg selv

```{{code-cell}} ipython3
:tags: [remove-input]

from training_safety.widgets import Quiz

Quiz.from_bank("scans")
```

## Husk

```{{remember}}
- Et funn er vanlig.
- Det avgjør sjelden saken.
- Kjenn symptomene. Neste: {{doc}}`Forebygging <index>`.
```

```{{sources}}
:mind: En ny studie som følger mange i årevis.
:searched: 2026-11-30
:more: C02
:discuss: Hva kan du si til en venn?
```
"""
OPENING = """---
myst:
  html_meta:
    "description lang=nb": "Hva som gir vondt i ryggen."
---

# Årsaker

```{kort-sagt}
Sjelden én ting alene.
```

- {doc}`scans`: se hva bilder viser.

## Haster det?

Se {doc}`symptomsjekken </book/alarm_signs>`.
"""
TEXT = '{nb: "a", en: "a"}'
FILES = {
    "objectives.yml": """"2": {title: {nb: "Årsaker", en: "Causes"}, page: causes/index}
"2.5": {title: {nb: "Skader", en: "Injuries"}, page: causes/scans, objectives: {a: {nb: "Tolke funn.", en: "Read."}}}
""",
    "claims/causes.yml": "".join(
        f"""{key}:
  section: "2.5"
  claim: {{nb: "Funn betyr skade.", en: "Findings mean injury."}}
  verdict: weak
  evidence: {TEXT}
  advice: {{nb: "Beveg deg.", en: "Move."}}
  confidence: sure
  refs: [a2020x]
"""
        for key in ("C01", "C02")
    ),
    "activities/scans.yml": """share:
  kind: guess
  ask: {nb: "Hos hvor mange smertefrie tjueåringer viser et bilde aldersforandringer i en skive?", en: "How many?"}
  options: [{nb: "Ingen", en: "None"}, {nb: "Nesten førti", en: "Nearly forty"}]
  answer: 1
  reveal: {nb: "Trettisju.", en: "Thirty-seven."}
dots: {kind: slider, echo: share}
sore: {kind: plan, if: {nb: "jeg er støl", en: "I am sore"}, then: {nb: "går jeg en tur", en: "I go for a walk"}}
odds_of_it: {kind: example}
""",
    "quizzes/scans.yml": "title: {nb: a, en: a}\nitems:\n"
    + "".join(
        f"""- id: item_{number}
  objective: 2.5-a
  stem: {{nb: "Spørsmål nummer {number}?", en: "Question?"}}
  refs: [a2020x]
  {"from: what_is_it" if number == 5 else ""}
  options:
  - {{M01: {{nb: "Det er helt feil svar.", en: "Wrong."}}, feedback: {TEXT}}}
  - {{correct: {{nb: "Det er rett.", en: "Right."}}, feedback: {TEXT}}}
"""
        for number in range(1, 6)
    ),
    "references.bib": "@article{a2020x, title={A}, year={2020}}\n",
    "glossary.md": "# Ordliste\n\n```{glossary}\nodds\n  Forholdet mellom to tall.\n```\n",
    "alarm_signs.md": "# Symptomsjekken\n",
    "safety.yml": "{}\n",
    "assets/scans_flags.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 100" role="img" '
    'aria-labelledby="sf-t sf-d" fill="none" stroke="currentColor" stroke-width="2">'
    '<title id="sf-t">Tusen voksne</title><desc id="sf-d">Et bånd.</desc>'
    '<path stroke="var(--ts-second)" d="M0 0h9"/><text x="9" y="20" font-size="15" fill="currentColor">alle</text></svg>',
    "chapters/causes/scans.md": PAGE,
    "chapters/causes/index.md": OPENING,
}
SECTION, CHAPTER = "chapters/causes/scans.md", "chapters/causes/index.md"


@pytest.fixture
def check(tmp_path: Path) -> Callable[..., list[str]]:
    """Return what is said of the page after a change in one of the course's files."""

    def check_(stem: str = "scans", changes: dict[str, tuple[str, str]] | None = None) -> list[str]:
        for name, text in FILES.items():
            if name in (changes or {}):
                old, new = (changes or {})[name]
                assert old in text, f"{old!r} is not in {name}"
                text = text.replace(old, new)
            path = tmp_path / "book" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        reports, _ = check_sections(tmp_path / "book", [stem])
        return [line for report in reports for line in report.lines()]

    return check_


def test_a_section_in_the_pattern_has_nothing_to_mend(check) -> None:
    assert [] == check()


def test_an_opening_page_in_the_pattern_has_nothing_to_mend(check) -> None:
    assert [] == check("causes")


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


LONG = " ".join(["Ryggen"] * 36)
CELL = '```{code-cell} ipython3\n:tags: [remove-input]\n\nactivity("scans.dots")\n```\n'


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({SECTION: ("# Skader", "# Skader og annet")}, "the title is «Skader og annet», and heading 2.5"),
        ({SECTION: ('"description lang=nb"', '"keywords"')}, "the page has no description"),
        ({SECTION: ("Det avgjør sjelden saken.\n```\n\n```{ways}", f"{LONG}.\n```\n\n```{{ways}}")}, "«Kort sagt» has 46 words"),
        ({SECTION: ("Det avgjør sjelden saken.\n```\n\n```{ways}", "Ja. Nei. Kanskje.\n```\n\n```{ways}")}, "«Kort sagt» has 4 sentences"),
        ({SECTION: (":do: sammenlign rygger", f":do: {'sammenlign ' * 5}")}, ":do: has 54 characters. At most 45"),
        ({SECTION: (":need: et kvarter\n", "")}, ":need: is missing in {ways}"),
        ({SECTION: ("```{guess} share\n```\n\n", "")}, "a {guess} is missing. It comes after {ways}"),
        ({SECTION: ("## Til neste økt", "## På tur")}, "## Til neste økt is missing"),
        ({SECTION: ("## Husk\n", "## Prøv selv\n")}, "## Husk is missing"),
        ({SECTION: ("```{if-then} sore\n```", "```{if-then} sore\n```\n\n```{if-then} sore\n```")}, "a second {if-then}"),
        ({SECTION: ("```{try} odds_of_it\n```", "")}, "{try} is missing"),
        ({SECTION: ("```{claim} C01\n```", "```{guess} share\n```\n\n```{claim} C01\n```")}, "{claim} C01 comes right after {guess} share"),
        ({SECTION: ("## Hvor sjelden?\n", "")}, "«Kan du trene?» has"),
        ({SECTION: ("```{claim} C01\n```", "```{claim} C01\n```\n\nTekst.\n\n```{claim} C02\n:compact:\n```")}, "«Kan du trene?» has a second question, {claim} C02"),
        ({SECTION: (CELL, f"{CELL}\n{CELL}")}, "«Hundre rygger» has a second picture"),
        ({SECTION: ("```{guess} share\n```\n\n", "")}, "activities/scans.yml has share, and the page does not use it"),
        ({SECTION: ("{guess} share", "{guess} shares")}, "activities/scans.yml has no shares. Did you mean share?"),
        ({SECTION: ("{claim} C01", "{claim} C09")}, "book/claims has no C09"),
        ({SECTION: ("```{if-then}", "```{safety} nerves\n```\n\n```{if-then}")}, "safety.yml has no nerves"),
        ({SECTION: ("scans.dots", "warm_up.dots")}, "the cell shows warm_up.dots"),
        ({SECTION: ('from_bank("scans")', 'from_bank("warm_up")')}, "the quiz is warm_up. The bank of this page is called scans"),
        ({SECTION: ("{drawing} scans_flags.svg", "{drawing} flags.svg")}, "the drawing is called flags.svg. Call it scans_"),
        ({SECTION: (PROSE, "Kort.")}, "open words. 450 to 650"),
        ({SECTION: (f"{PROSE} Det heter", f"{PROSE} {PROSE} Det heter")}, "«Hva sier ett tegn?» has"),
        ({SECTION: ("Derfor tar legen som regel ikke bilder av vanlige, nye ryggsmerter.", "Det er så. Slik er det. Ja. Nei. Så. Det er det.")}, "Join short sentences"),
        ({SECTION: ("Derfor tar legen", "Helsepersonellets undersøkelsesmetoder sammenlignes vitenskapelig gjennomgående, fortløpende, internasjonalt, systematisk tar legen")}, "Shorten sentences"),
        ({SECTION: ("Det heter", "Det var 12, 13, 14, 15, 16 og 17. Det heter")}, "has 6 numbers in its text (12, 13, 14, 15, 16, 17). At most 5"),
        ({SECTION: ("Grunnen er", "Hos 3 110 er grunnen")}, "the number 3 110 stands 7 times in open text"),
        ({SECTION: (":more: C02\n", "")}, "C02 is a claim of 2.5 and is not on the page"),
        ({SECTION: (":more: C02", ":more: C02 C01")}, "C01 has a box and stands after :more: too"),
        ({SECTION: (":more: C02", ":more: C02 C88")}, "book/claims has no C88"),
        ({SECTION: ("```{claim} C01\n```\n", "")}, "the page has 0 claim boxes. 1 to 4"),
        ({SECTION: ("```{claim} C01\n", "```{claim} C01\n:compact:\n")}, "the first box of the page is compact"),
        ({SECTION: ("## Hvor sjelden?\n", "## Hvor sjelden?\n\n```{claim} C02\n```\n")}, "C02 is not the first box of the page"),
        ({"claims/causes.yml": ("C02:", "C21:"), SECTION: ("## Hvor sjelden?\n", "## Hvor sjelden?\n\n```{claim} C21\n```\n")}, "C21 is about alarm symptoms. Nobody guesses at those"),
        ({SECTION: ("## Kan du trene?\n\n```{claim} C01\n```\n", "## Kan du trene?\n\nJa.\n\n```{claim} C01\n```\n")}, "no block is led by a claim"),
        ({"quizzes/scans.yml": ("  objective: 2.5-a\n  stem: {nb: \"Spørsmål nummer 2?", "  stem: {nb: \"Spørsmål nummer 2?")}, "item_2: no objective"),
        ({"quizzes/scans.yml": ("Det er rett.", "Det er det eneste svaret som er rett.")}, "item_1: the right option is the longest (37 characters)"),
        ({"quizzes/scans.yml": ("from: what_is_it", "")}, "0 items return to an earlier chapter. One or two"),
        ({"quizzes/scans.yml": ("Spørsmål nummer 1?", "Hos hvor mange smertefrie tjueåringer viser bildet aldersforandringer i en skive?")}, "item_1: the first item is the guess share again"),
        ({"objectives.yml": ('{a: {nb: "Tolke funn.", en: "Read."}}', '{a: {nb: "Tolke funn.", en: "Read."}, b: {nb: "Ringe.", en: "Call."}}')}, "no item for 2.5-b. Write one. The objective is: Ringe."),
        ({SECTION: ("2. Gå gjennom {doc}`symptomsjekken </book/alarm_signs>`.\n", "")}, "«Til neste økt» has 1 things"),
        ({SECTION: ("- Et funn er vanlig.\n", "")}, "{remember} has 2 lines"),
        ({SECTION: (" Neste: {doc}`Forebygging <index>`.", "")}, "{remember} does not say where next"),
        ({SECTION: (":mind: En ny studie som følger mange i årevis.\n", "")}, ":mind: is missing in {sources}"),
        ({SECTION: (":discuss: Hva kan", ":discuss: Tenk etter: Hva kan")}, ":discuss: has a colon and a space"),
        ({SECTION: ("2026-11-30", "30.11.2026")}, "'30.11.2026' after :searched: is not a day"),
        ({SECTION: (CELL, ":::{dropdown} Se\n" + CELL + ":::\n")}, "a code cell stands in a fold"),
        ({SECTION: (':tags: [remove-input]\n\nactivity("scans', '\nactivity("scans')}, "the cell only makes a figure, and its code is shown"),
        ({SECTION: ("## Prøv selv", "```{code-cell} ipython3\n" + "a = 1\n" * 9 + "```\n\n## Prøv selv")}, "the cell has 9 lines of code"),
        ({SECTION: ("Voksne hos legen i Sydney {footcite:p}`a2020x`.\n", "")}, "scans_flags.svg has no caption"),
        ({"assets/scans_flags.svg": ('font-size="15"', 'font-size="11"')}, "font-size is 11. It is at least 13"),
        ({SECTION: ("Det heter", "Se alarmtegnene. Det heter")}, "«alarmtegnene». We write «alarmsymptom»"),
        ({SECTION: ("Det heter", "Blir du nummen i skrittet, må du ringe. Det heter")}, "alarm symptoms in words of the page's own"),
        ({"activities/scans.yml": ('"Trettisju."', '"Ring 113."')}, "activities/scans.yml, share: alarm symptoms in its own words: «Ring 113.»"),
        ({"quizzes/scans.yml": ("Det er helt feil svar.", "Det er dommen.")}, "quizzes/scans.yml, item_1: «dommen». We write «vurdering», «vurdere»"),
        ({SECTION: ("Det heter", "Svaret er −6,8 (−8,3–−5,3). Det heter")}, "«−8,3–−5,3». We write an interval that goes below 0 with «til»"),
        ({SECTION: ("## Prøv selv", ":::{admonition} Obs\n:class: warning\nTekst.\n:::\n\n## Prøv selv")}, "{admonition} is a box that the pattern does not have"),
        ({SECTION: ("`a2020x`\n\nEt", "`a2020y`\n\nEt")}, "references.bib has no a2020y. Did you mean a2020x?"),
        ({SECTION: ("{term}`odds`", "{term}`oddsen <oddsratio>`")}, "the glossary has no «oddsratio»"),
        ({SECTION: ("</book/alarm_signs>", "</book/alarms>")}, "there is no page /book/alarms"),
        ({SECTION: (f"## Kan du trene?\n\n```{{claim}} C01\n```\n\n{PROSE}\n", f"## A\n\n{PROSE}\n\n## B\n\nJa.\n\n## C\n\nNei.\n\n```{{claim}} C01\n```\n")}, "three blocks in a row are led by plain text"),
        ({SECTION: ("## Hundre rygger\n", f"## Først\n\n{CELL}\n## Hundre rygger\n\n```{{guess}} share\n```\n")}, "the guess share comes after its figure dots"),
        ({SECTION: ("```{ways}", "```{guess} share\n```\n\n```{ways}")}, "a {guess} stands before {ways}"),
        ({SECTION: (":discuss: Hva kan du si til en venn?\n```\n", ":discuss: Hva kan du si til en venn?\n")}, "{sources} is not closed"),
        ({SECTION: ("## Prøv selv", ":::{dropdown} A\n:::{note}\nB\n:::\n:::\n\n## Prøv selv")}, "{note} stands in {dropdown} and needs fewer colons than it"),
    ],
)  # fmt: skip
def test_a_broken_rule_is_said_with_what_to_do(check, changes: dict[str, tuple[str, str]], said: str) -> None:
    lines = check(changes=changes)
    assert any(said in line for line in lines), lines


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("```{kort-sagt}\nSjelden én ting alene.\n```\n", ""), "{kort-sagt} is missing"),
        (("## Haster", "```{guess} share\n```\n\n## Haster"), "{guess} on an opening page. It belongs in a section"),
        (("## Haster", '```{code-cell} ipython3\n:tags: [remove-input]\n\nfrom training_safety.widgets import Quiz\nQuiz.from_bank("causes")\n```\n\n## Haster'), "a quiz on an opening page"),
        (("- {doc}`scans`: se hva bilder viser.", " ".join(["ord"] * 260)), "open words. At most 250"),
        (("- {doc}`scans`: se hva bilder viser.", ""), "no line for 2.5 Skader"),
        (("Se {doc}`symptomsjekken </book/alarm_signs>`.", "Ja."), "no way to the symptom check"),
    ],
)  # fmt: skip
def test_a_broken_rule_of_an_opening_page_is_said(check, change: tuple[str, str], said: str) -> None:
    lines = check("causes", {CHAPTER: change})
    assert any(said in line for line in lines), lines


def test_the_first_section_of_the_course_has_nothing_to_return_to(check) -> None:
    chapter = FILES["objectives.yml"].split("\n")[0] + "\n"
    lines = check(
        changes={"quizzes/scans.yml": ("from: what_is_it", ""), "objectives.yml": (chapter, "")},
    )
    assert not any("return to an earlier chapter" in line for line in lines)


def test_a_slip_names_the_page_and_the_line(check) -> None:
    (line,) = check(changes={SECTION: ("Det heter", "Se alarmtegnene. Det heter")})
    number = line_of(PAGE, f"{PROSE} Det heter")
    assert line.startswith(f"book/chapters/causes/scans.md:{number}: «alarmtegnene»")


def test_a_label_of_two_pages_is_said_of_the_second(check) -> None:
    found = check(
        "causes",
        {CHAPTER: ("## Haster", "(odds)=\n## Haster"), SECTION: ("## Prøv selv", "(odds)=\n## Prøv selv")},
    )
    other = check(
        changes={
            CHAPTER: ("## Haster", "(odds)=\n## Haster"),
            SECTION: ("## Prøv selv", "(odds)=\n## Prøv selv"),
        }
    )
    assert ["the label (odds)= stands in"] == re.findall(
        r"the label \(odds\)= stands in", " ".join(found + other)
    )


def test_a_page_there_is_not_is_answered_with_those_there_are(check, tmp_path: Path) -> None:
    check()
    with pytest.raises(ValueError, match=r"there is no page scan\. Written are: causes, scans\."):
        check_sections(tmp_path / "book", ["scan"])


def test_a_page_in_another_form_waits_and_is_checked_when_it_is_asked_for(check, tmp_path: Path) -> None:
    check(changes={SECTION: ("{kort-sagt}", "{note}")})
    reports, waiting = check_sections(tmp_path / "book")
    assert (["book/chapters/causes/index.md"], ["scans"]) == ([report.page for report in reports], waiting)
    reports, waiting = check_sections(tmp_path / "book", ["scans"])
    assert reports[0].slips
    assert [] == waiting


def test_the_command_ends_with_1_when_there_is_something_to_mend(
    check, tmp_path: Path, monkeypatch, capsys
) -> None:
    for name in ("_config.yml", "_toc.yml"):
        (tmp_path / name).write_text("", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    check()
    assert 0 == main(["check", "sections"])
    assert "open words, LIX" in capsys.readouterr().out
    check(changes={SECTION: ("Det heter", "Se alarmtegnene. Det heter")})
    assert 1 == main(["check", "sections", "scans"])
    told = capsys.readouterr()
    assert "«alarmtegnene»" in told.out
    assert "1 to mend" in told.err
    assert 2 == main(["check", "sections", "nowhere"])


def test_every_page_of_the_course_in_the_pattern_has_nothing_to_mend() -> None:
    from places import ROOT

    reports, _ = check_sections(ROOT / "book")
    assert [] == [line for report in reports for line in report.lines()]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Det står i dommen fra moderat tillit.", ["dommen", "moderat"]),
        ("«Slitt rygg» sa legen. Ryggen er slitt.", ["slitt"]),
        ("I 2026 var 1643 med, 1 643 i alt.", ["1643"]),
        ("Søk 2026-11-30, 10-15 min - ja.", ["-", "-"]),
        ("Kongedømmet og domener, prosenten og RRR.", []),
        ("Hos 45 prosent.", ["5 prosent"]),
        ("Moderat eller hard aktivitet. Moderat sikkert.", ["Moderat"]),
        ("Smertene kommer i tak. Sett et tak.", ["kommer i tak"]),
        ("Call legevakt (urgent care). Call urgent care.", ["urgent care"]),
    ],
)
def test_words_that_are_not_ours_are_found_and_others_left(text: str, found: list[str]) -> None:
    assert sorted(found) == sorted(word.strip() for word, _ in unwanted_words(text))


@pytest.mark.parametrize(
    "text",
    [
        "Blir du nummen i skrittet, må du ringe.",
        "- får problemer med å late vannet eller å holde på avføring",
        "Ring 116 117.",
        "Har du feber, ringer du legen.",
        "Er et bein blitt svakere, haster det.",
    ],
)
def test_alarm_symptoms_in_other_words_are_found(text: str) -> None:
    assert [text] == list(alarm_wordings(text))


@pytest.mark.parametrize(
    "text",
    [
        "Området som heter skrittet i spørsmålene over.",
        "Kjenn alarmsymptomene, og ring når du er i tvil.",
        "Ta tre skritt fram, og ring i klokka.",
        "Av 1 130 løpere ble 1 113 skadet.",
    ],
)
def test_ordinary_sentences_are_no_alarm_symptoms(text: str) -> None:
    assert [] == list(alarm_wordings(text))


SVG = FILES["assets/scans_flags.svg"]


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ('viewBox="0 0 360 100"', 'viewBox="0 0 400 100"', "viewBox is '0 0 400 100'"),
        ('role="img"', 'role="img" width="360"', "a width or a height of its own"),
        ("<title id=\"sf-t\">Tusen voksne</title>", "", "no <title>"),
        ('aria-labelledby="sf-t sf-d"', 'aria-labelledby="sf-t"', "does not name its <desc>"),
        ('role="img" ', "", "it has no role"),
        ('stroke="var(--ts-second)"', 'stroke="#c00"', "stroke is #c00"),
        ('stroke-width="2"', 'stroke-width="1"', "stroke-width is 1"),
        ("<path", "<style>p{}</style><path", "it has <style>"),
        ("<path", '<path style="fill:red"', "has a style or a class"),
        (' font-size="15"', "", "its text has no font-size"),
        ("</svg>", "", "it is not SVG"),
        ('x="9"', 'x="335"', "the text «alle» reaches beyond the edge"),
        ('x="9"', 'x="350" text-anchor="middle"', "the text «alle» reaches beyond the edge"),
        ('y="20"', 'y="8"', "the text «alle» reaches beyond the edge"),
        ('x="9"', 'x="9" transform="translate(340 0)"', "the text «alle» reaches beyond the edge"),
        ('x="9"', 'x="9" transform="rotate(-90)"', "the text «alle» reaches beyond the edge"),
    ],
)  # fmt: skip
def test_a_drawing_that_breaks_a_rule_is_told(tmp_path: Path, old: str, new: str, wrong: str) -> None:
    path = tmp_path / "a.svg"
    assert old in SVG
    path.write_text(SVG.replace(old, new), encoding="utf-8")
    assert [wrong] == [wrong for flaw in drawing_flaws(path) if wrong in flaw.wrong]


def test_a_drawing_there_is_not_is_told(tmp_path: Path) -> None:
    assert ["there is no such file in book/assets"] == [
        flaw.wrong for flaw in drawing_flaws(tmp_path / "a.svg")
    ]
