import json
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
import traitlets
import yaml

from conftest import ROOT, Watched, served, watch
from training_safety.quiz import QuizBankError, QuizScore
from training_safety.widgets.quiz import Quiz, bibliography
from training_safety.widgets.quiz_still import STILL_WORDS

WIDGETS = ROOT / "src/training_safety/widgets"
AXE = ROOT / "tests/vendor/axe-core/axe.min.js"
LONG = "Dette er et svar som er så langt at det må gå over flere linjer på en telefon i et treningsrom"


def text(words: str) -> dict[str, str]:
    return {"nb": words, "en": f"{words} (en)"}


def option(words: str, **more) -> dict:
    return {"text": text(words), "feedback": text(f"Om {words}"), "refs": ["fradkin2010warmup"], **more}


FEEDBACK = {"correct": text("Helt rett"), "wrong": text("Tenk en gang til")}
ITEMS = [
    {
        "id": "one",
        "kind": "single",
        "stem": text("Hva gjelder tallet?"),
        "hint": text("Se på hva som ble målt"),
        "options": [option("Prestasjon", correct=True), option("Skader", misconception="M11"), option(LONG)],
    },
    {
        "id": "several",
        "kind": "several",
        "stem": text("Hva passer?"),
        "options": [option("Løp", correct=True), option("Hopp", correct=True), option("Hvil")],
    },
    {
        "id": "growth",
        "kind": "number",
        "stem": text("Hvor mange ganger?"),
        "answer": 2.85,
        "tolerance": 0.05,
        "unit": {"nb": "ganger", "en": "times"},
        "near": [
            {"value": 2.1, "tolerance": 0.05, "feedback": text("Det er lineært"), "refs": ["helsenorge_rygg"]}
        ],
        "feedback": FEEDBACK,
        "refs": ["soligard2016ioc", "bieringsorensen1984physical"],
    },
    {
        "id": "ramp",
        "kind": "ordering",
        "stem": text("I hvilken rekkefølge?"),
        "steps": [text("Hev"), text("Aktiver"), text("Mobiliser"), text("Forbered")],
        "feedback": FEEDBACK,
        "refs": ["behm2016stretch"],
    },
    {
        "id": "pairs",
        "kind": "matching",
        "stem": text("Hva hører sammen?"),
        "pairs": [
            {"left": text("Oppvarming"), "right": text("Prestasjon")},
            {"left": text("Program"), "right": text(f"Færre skader. {LONG}")},
            {"left": text("Tøyning"), "right": text("Bevegelighet")},
        ],
        "feedback": FEEDBACK,
        "refs": ["behm2016stretch"],
    },
]
TITLE = text("Test deg selv")
RIGHT = {"one": 0, "several": [0, 1], "growth": "2,85", "ramp": [0, 1, 2, 3], "pairs": [0, 1, 2]}


def quiz(**traits) -> Quiz:
    return Quiz(items=ITEMS, title=TITLE, name="prøve", **traits)


class Tags(HTMLParser):
    """The tags of a page: (name, attributes), and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data


# In Python


def test_a_bank_of_the_course_is_shown_by_its_name():
    shown = Quiz.from_bank("warm_up")

    assert "warm_up" == shown.name
    assert QuizScore(0.0, len(shown.bank["items"]), 0) == shown.score
    assert shown.references


def test_a_bank_of_ones_own_is_shown_by_its_path(tmp_path):
    path = tmp_path / "min quiz.yml"
    path.write_text(yaml.safe_dump({"title": TITLE, "items": ITEMS}, allow_unicode=True), encoding="utf-8")

    assert "min_quiz" == Quiz.from_bank(path).name
    assert "another" == Quiz.from_bank(str(path), name="another").name


def test_an_unknown_bank_names_those_that_exist():
    with pytest.raises(FileNotFoundError, match=r"no file 'quizzes/warmup.yml'.*warm_up\.yml"):
        Quiz.from_bank("warmup")


def test_a_broken_file_is_told_with_its_name_and_the_line(tmp_path):
    path = tmp_path / "broken.yml"
    path.write_text("title:\n  nb: [\n", encoding="utf-8")
    with pytest.raises(QuizBankError, match=r"^broken\.yml, line 3, column 1: cannot be read: "):
        Quiz.from_bank(path)


def test_a_reference_that_the_bibliography_does_not_hold_is_told(tmp_path):
    path = tmp_path / "mine.yml"
    item = {**ITEMS[0], "options": [option("a", correct=True), option("b", refs=["fradkin2010warmap"])]}
    path.write_text(yaml.safe_dump({"title": TITLE, "items": [item]}), encoding="utf-8")
    with pytest.raises(
        QuizBankError,
        match=r"^mine\.yml, item one, field options\[1\]\.refs\[0\]: .* did you mean fradkin2010warmup\?$",
    ):
        Quiz.from_bank(path)


def test_ones_own_references_may_be_given_ready_made_or_as_a_bibliography(tmp_path):
    item = {
        **ITEMS[0],
        "options": [option("a", correct=True, refs=["own2020"]), option("b", refs=["own2020"])],
    }
    ready = {"own2020": {"label": text("Min 2020"), "title": "Mitt", "url": ""}}
    assert ready == Quiz(items=[item], references=ready).references

    bib = tmp_path / "own.bib"
    bib.write_text(
        r"@article{own2020, author={{\O}deg{\aa}rd, Kari and Moe, Ola}, title={A \& B -- C}, year={2020}, doi={10.1/x(1)<2>}}"
    )
    own = Quiz(items=[item], bibliography_file=bib).references["own2020"]
    assert {"nb": "Ødegård og Moe 2020", "en": "Ødegård and Moe 2020"} == own["label"]
    assert "A & B – C" == own["title"]
    assert "https://doi.org/10.1/x(1)%3C2%3E" == own["url"]


@pytest.mark.parametrize(
    "entry",
    [
        "Min 2020",
        {},
        {"label": "Min 2020", "title": "", "url": ""},
        {"label": text("Min 2020"), "title": "", "url": None},
    ],
    ids=str,
)
def test_a_reference_that_lacks_a_part_is_refused_with_what_it_must_have(entry):
    item = {
        **ITEMS[0],
        "options": [option("a", correct=True, refs=["own2020"]), option("b", refs=["own2020"])],
    }
    with pytest.raises(traitlets.TraitError, match=r"^The reference own2020 is .* must be text throughout"):
        Quiz(items=[item], references={"own2020": entry})


@pytest.mark.parametrize(
    ("key", "nb", "en", "url"),
    [
        ("fradkin2010warmup", "Fradkin mfl. 2010", "Fradkin et al. 2010", "https://doi.org/"),
        (
            "vanduijvenbode2008belts",
            "van Duijvenbode mfl. 2008",
            "van Duijvenbode et al. 2008",
            "https://doi.org/",
        ),
        ("bieringsorensen1984physical", "Biering-Sørensen 1984", "Biering-Sørensen 1984", ""),
        ("helsenorge_rygg", "Helsenorge", "Helsenorge", "https://www.helsenorge.no/"),
        (
            "who2023cplbp",
            "World Health Organization 2023",
            "World Health Organization 2023",
            "https://www.ncbi",
        ),
    ],
)
def test_a_reference_has_a_short_label_in_both_languages_and_an_address(key, nb, en, url):
    entry = bibliography(ROOT / "book/references.bib")[key]

    assert {"nb": nb, "en": en} == entry["label"]
    assert entry["url"].startswith(url)
    assert bool(url) == bool(entry["url"])


def test_no_label_title_or_address_of_the_course_has_latex_left_in_it():
    for key, entry in bibliography(ROOT / "book/references.bib").items():
        words = "".join((*entry["label"].values(), entry["title"], entry["url"]))
        assert not set("\\{}") & set(words), key


def test_only_the_references_in_use_travel_with_the_widget():
    assert {
        "fradkin2010warmup", "soligard2016ioc", "bieringsorensen1984physical", "helsenorge_rygg", "behm2016stretch"
    } == set(quiz().references)  # fmt: skip


def test_the_score_is_that_of_the_answers_that_came_back():
    shown = quiz(answers={"one": 0, "several": [0], "growth": "2,1"})
    assert QuizScore(1.5, 5, 3) == shown.score
    shown.answers = RIGHT
    assert 1 == shown.score.share


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({"two": 1}, "There is no item 'two' in this quiz to answer; the items are one, several"),
        (
            {"one": 3},
            "3 cannot be an answer to one, which is of the kind single: give the number of the option",
        ),
        ({"several": []}, "several: give a list of the options' numbers"),
        ({"growth": "mange"}, "number: give a number"),
        ({"ramp": [0, 1]}, "ordering: give a list with the number of every step once"),
        ({"pairs": [None, None, None]}, "matching: give a list with the number of a choice"),
    ],
)
def test_an_answer_that_cannot_be_one_is_refused_with_what_to_give(answers, says):
    shown = quiz()
    with pytest.raises(traitlets.TraitError) as raised:
        shown.answers = answers
    assert says in str(raised.value)
    assert {} == shown.answers


def test_a_new_bank_brings_its_references_and_drops_the_answers_it_has_no_place_for():
    shown = quiz(answers={"one": 2, "growth": "2"})
    shorter = {**ITEMS[0], "options": [option("a", correct=True, refs=["helsenorge_rygg"]), option("b")]}
    shown.bank = {"title": TITLE, "items": [shorter, ITEMS[2]]}

    assert {"growth": "2"} == shown.answers
    assert "helsenorge_rygg" in shown.references
    with pytest.raises(traitlets.TraitError, match="prøve, field items: has 0 and must have at least 1"):
        shown.bank = {"title": TITLE, "items": []}


@pytest.mark.parametrize(
    "traits", [{}, {"items": ITEMS, "bank": {"title": TITLE, "items": ITEMS}}], ids=["neither", "both"]
)
def test_a_quiz_is_made_of_items_or_of_a_bank(traits):
    with pytest.raises(ValueError, match="made of items or of a bank, one of the two"):
        Quiz(**traits)


def test_a_bank_keeps_its_own_title():
    with pytest.raises(ValueError, match="A bank has its own title"):
        Quiz(bank={"title": TITLE, "items": ITEMS}, title=TITLE)


def test_a_quiz_without_a_name_is_kept_under_a_name_of_its_questions():
    assert Quiz(items=ITEMS).name == Quiz(items=ITEMS, title=TITLE).name
    assert Quiz(items=ITEMS).name != Quiz(items=ITEMS[:2]).name


@pytest.mark.parametrize("name", ["a b", "a/b", "", "<b>"])
def test_a_name_that_no_address_can_have_is_refused(name):
    with pytest.raises(traitlets.TraitError, match="letters, digits, hyphens and underscores"):
        Quiz(items=ITEMS, name=name)


# The still


@pytest.mark.parametrize("language", ["nb", "en"])
def test_the_still_has_every_question_with_its_options_answers_and_sources(language):
    page = Tags(quiz().still(language))
    for item in ITEMS:
        assert item["stem"][language] in page.text
    for words in ("Prestasjon", "Hvil", "Forbered", "Tøyning", "Om Skader", "Om Hvil", "Helt rett"):
        assert text(words)[language] in page.text
    assert ("2,85 ganger" if language == "nb" else "2.85 times") in page.text
    assert 5 == sum(tag == "fieldset" for tag, _ in page.tags)
    links = [attributes["href"] for tag, attributes in page.tags if tag == "a" and "rel" in attributes]
    assert len(links) > 8
    assert all(link.startswith("https://") for link in links)


def test_the_still_shows_things_in_the_order_of_the_live_view_and_never_the_steps_in_order():
    shown = quiz()
    page = Tags(shown.still("nb")).text
    for item in shown.questions.items[:2]:
        places = [page.index(item.options[index].text["nb"]) for index in item.shown_order()]
        assert sorted(places) == places
    rows = page[page.index("I hvilken rekkefølge?") :]
    assert ["Hev", "Aktiver", "Mobiliser", "Forbered"] != sorted(
        ["Hev", "Aktiver", "Mobiliser", "Forbered"], key=rows.index
    )


def test_nothing_an_author_writes_becomes_markup():
    hostile = "<img src=x onerror=alert(1)>\"'&amp;"
    words = {"nb": hostile, "en": hostile}
    item = {"id": "x", "kind": "number", "stem": words, "answer": 1, "tolerance": 0, "unit": words, "hint": words,
            "feedback": {"correct": words, "wrong": words}, "refs": ["evil"]}  # fmt: skip
    choice = {**ITEMS[0], "id": "y", "stem": words, "options": [
        {"text": {"nb": f"{n}{hostile}", "en": f"{n}{hostile}"}, "correct": n == 0, "feedback": words, "refs": ["evil"]} for n in (0, 1)]}  # fmt: skip
    order = {"id": "z", "kind": "ordering", "stem": words, "steps": [{"nb": f"{n}{hostile}", "en": "e" + str(n)} for n in range(3)],
             "feedback": {"correct": words, "wrong": words}, "refs": ["evil"]}  # fmt: skip
    match = {"id": "w", "kind": "matching", "stem": words, "feedback": {"correct": words, "wrong": words}, "refs": ["evil"],
             "pairs": [{"left": {"nb": f"{n}{hostile}", "en": f"l{n}"}, "right": {"nb": f"r{n}{hostile}", "en": f"r{n}"}} for n in range(2)]}  # fmt: skip
    evil = {"evil": {"label": words, "title": hostile, "url": "javascript:alert(1)"}}
    for language in ("nb", "en"):
        page = Tags(Quiz(items=[item, choice, order, match], title=words, references=evil).still(language))
        assert not {"img", "script", "style"} & {tag for tag, _ in page.tags}
        assert not any(name.startswith("on") for _, attributes in page.tags for name in attributes)
        assert not any("javascript" in str(attributes.get("href")) for _, attributes in page.tags)
        assert page.text.count(hostile) > 6


def test_ids_are_unique_over_both_languages_and_every_label_and_link_has_its_target():
    page = Tags(quiz().still("nb") + quiz().still("en"))
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    for _, attributes in page.tags:
        for name in ("for", "aria-labelledby", "aria-describedby"):
            assert attributes.get(name, ids[0]) in ids
        href = attributes.get("href", "https://")
        assert href.startswith("https://") or href[1:] in ids


def test_the_still_travels_in_the_mime_bundle_in_both_languages():
    data, _ = quiz()._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in data
    assert '<div class="ts-still" lang="nb">' in data["text/html"]
    assert '<div class="ts-still" lang="en">' in data["text/html"]


def test_the_still_says_things_in_the_words_of_the_live_view(node):
    code = f"import {{ WORDS }} from {json.dumps((WIDGETS / 'quiz.js').as_uri())}; console.log(JSON.stringify(WORDS))"
    run = subprocess.run(
        [node, "--input-type=module", "-e", code], capture_output=True, text=True, check=True
    )
    live = json.loads(run.stdout)
    for language, words in STILL_WORDS.items():
        for key, sentence in words.items():
            assert live[language][key] == sentence
    assert STILL_WORDS["nb"].keys() == STILL_WORDS["en"].keys()


def test_the_text_that_a_notebook_gets_is_one_module_without_imports(node, tmp_path):
    module = tmp_path / "quiz.mjs"
    module.write_text(Quiz._esm, encoding="utf-8")
    assert "\nimport " not in module.read_text(encoding="utf-8")
    code = f"const {{ default: widget }} = await import({json.dumps(module.as_uri())}); console.log(typeof widget.render)"
    run = subprocess.run(
        [node, "--input-type=module", "-e", code], capture_output=True, text=True, check=True
    )
    assert "function" == run.stdout.strip()


# On a page

MOUNT = """
const state = await (await fetch("state.json")).json();
const listeners = {};
const tell = (name) => [...(listeners[name] ?? [])].forEach((listener) => listener());
globalThis.model = {
  get: (key) => state[key],
  set(key, value) { state[key] = value; tell(`change:${key}`); },
  save_changes() {},
  on(name, listener) { (listeners[name] ??= []).push(listener); },
  off(name, listener) { listeners[name] = (listeners[name] ?? []).filter((other) => other !== listener); },
  send() {},
};
const { default: widget } = await import("./widgets/quiz.js");
globalThis.mount = (id) => {
  const place = document.getElementById(id);
  place.replaceChildren();
  return widget.render({ model, el: place });
};
if (!location.search.includes("still")) globalThis.clean = mount("place");
document.documentElement.dataset.ready = "";
"""
PAGE = """<!doctype html><html lang="{lang}" data-theme="light"><head><meta charset="utf-8"><title>Quiz</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="training-safety" content="">
<link rel="icon" href="data:,"><link rel="stylesheet" href="widgets/tokens.css"><link rel="stylesheet" href="widgets/quiz.css"></head>
<body><main><h1>Kapittel</h1><div id="place">{still}</div><p id="after">Teksten etter.</p><div id="second"></div></main>
<script type="module" src="mount.js"></script></body></html>"""


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    folder: Path = tmp_path_factory.mktemp("quiz")
    shutil.copytree(WIDGETS, folder / "widgets", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    shown = quiz()
    state = {key: getattr(shown, key) for key in ("bank", "references", "answers", "name", "shuffle", "lang")}
    (folder / "state.json").write_text(json.dumps(state), encoding="utf-8")
    (folder / "mount.js").write_text(MOUNT, encoding="utf-8")
    for lang in ("nb", "en"):
        page = PAGE.format(lang=lang, still=shown.still(lang))
        (folder / f"{lang}.html").write_text(page, encoding="utf-8")
    (folder / "index.html").touch()  # what the book's server looks for
    yield from served(folder)


@pytest.fixture
def show(chromium, base):
    """Open the page: ``show("nb.html", width=390)``. Errors and foreign requests fail the test."""
    contexts, watched = [], Watched()

    def open_(path="nb.html", *, width=1280, height=900, storage="", **options):
        context = chromium.new_context(viewport={"width": width, "height": height}, locale="nb-NO", **options)
        contexts.append(context)
        page = context.new_page()
        if storage:
            page.add_init_script(storage)
        watch(page, base, watched)
        page.goto(base + path)
        if options.get("java_script_enabled", True):
            page.wait_for_selector("html[data-ready]")
        return page

    yield open_
    for context in contexts:
        context.close()
    assert [] == watched.foreign
    assert [] == watched.errors


def card(page):
    return page.locator(".ts-quiz-card.is-current")


def focused(page) -> str:
    return page.evaluate(
        "document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent"
    )


def heard(page) -> str:
    return page.get_by_role("status").inner_text()


def answer_all(page, right: bool = True) -> None:
    """Answer all five questions with the mouse, and stand at the result."""
    card(page).get_by_label("Prestasjon" if right else "Skader").check()
    card(page).get_by_role("button", name="Sjekk svaret").click()
    card(page).get_by_role("button", name="Neste").click()
    for name in ("Løp", "Hopp") if right else ("Løp", "Hvil"):
        card(page).get_by_label(name).check()
    card(page).get_by_role("button", name="Sjekk svaret").click()
    card(page).get_by_role("button", name="Neste").click()
    card(page).get_by_label("Svaret ditt").fill("2,85" if right else "2,1 ganger")
    card(page).get_by_role("button", name="Sjekk svaret").click()
    card(page).get_by_role("button", name="Neste").click()
    for place, step in enumerate(("Hev", "Aktiver", "Mobiliser", "Forbered") if right else ()):
        rows = card(page).locator(".ts-quiz-step-row .ts-quiz-words")
        while rows.all_inner_texts().index(step) > place:
            card(page).get_by_role("button", name=f"Flytt opp: {step}").click()
    card(page).get_by_role("button", name="Sjekk svaret").click()
    card(page).get_by_role("button", name="Neste").click()
    letters = dict(
        line.split(" ", 1)
        for line in card(page)
        .locator(".ts-quiz-letters li")
        .evaluate_all("rows => rows.map((r) => r.textContent)")
    )
    for left, choice in (
        ("Oppvarming", "Prestasjon"),
        ("Program", "Færre"),
        ("Tøyning", "Bevegelighet" if right else "Prestasjon"),
    ):
        letter = next(letter for letter, words in letters.items() if words.startswith(choice))
        card(page).get_by_label(left).select_option(label=f"{letter}: {letters[letter]}")
    card(page).get_by_role("button", name="Sjekk svaret").click()
    card(page).get_by_role("button", name="Se resultatet").click()


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
@pytest.mark.parametrize("language", ["nb", "en"])
def test_the_live_view_takes_the_height_of_the_still_and_never_scrolls_sideways(show, width, language):
    page = show(f"{language}.html?still", width=width)
    below = "document.getElementById('after').getBoundingClientRect().top"
    before = page.evaluate(below)
    page.evaluate("void mount('place')")
    assert before == pytest.approx(page.evaluate(below), abs=8)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_turning_between_open_questions_moves_nothing_on_the_page(show):
    page = show(width=390)
    below = "document.getElementById('after').getBoundingClientRect().top + scrollY"
    before = page.evaluate(below)
    for number in range(5, 0, -1):
        page.get_by_role("button", name=f"Spørsmål {number}: ").click()
        assert before == page.evaluate(below)


def test_the_whole_quiz_can_be_done_with_the_keyboard(show):
    page = show()
    press = page.keyboard.press

    def tab_to(name: str) -> None:
        for _ in range(30):
            if name in focused(page):
                return
            press("Tab")
        raise AssertionError(f"{name} was not reached; focus is on {focused(page)}")

    page.get_by_role("button", name="Spørsmål 1: ").focus()
    tab_to("Spørsmål 5")
    press("Tab")
    press("Space")
    while "Prestasjon" not in page.evaluate("document.activeElement.closest('label').textContent"):
        press("ArrowDown")
    press("Enter")
    assert "Riktig" == focused(page)
    assert "Riktig. Om Prestasjon" == heard(page)
    tab_to("Neste")
    press("Enter")
    assert "Spørsmål 2 av 5" in focused(page)

    for _ in range(3):
        press("Tab")
        if "Hvil" not in page.evaluate("document.activeElement.closest('label').textContent"):
            press("Space")
    tab_to("Sjekk svaret")
    press("Space")
    assert "Riktig" == focused(page)
    tab_to("Neste")
    press("Enter")

    press("Tab")
    page.keyboard.type("2,9 ganger")
    press("Enter")
    assert "Riktig" == focused(page)
    tab_to("Neste")
    press("Enter")

    for place, step in enumerate(("Hev", "Aktiver", "Mobiliser", "Forbered")):
        rows = card(page).locator(".ts-quiz-step-row .ts-quiz-words")
        card(page).locator("legend").focus()
        tab_to(f"Flytt opp: {step}")
        while rows.all_inner_texts().index(step) > place:
            press("Enter")
            assert f"Flytt opp: {step}" == focused(page)
            assert f"«{step}» er nå nummer {rows.all_inner_texts().index(step) + 1} av 4." == heard(page)
    tab_to("Sjekk svaret")
    press("Enter")
    assert "Riktig" == focused(page)
    tab_to("Neste")
    press("Enter")

    letters = card(page).locator(".ts-quiz-letters li").evaluate_all("rows => rows.map((r) => r.textContent)")
    for choice in ("Prestasjon", "Færre", "Bevegelighet"):
        press("Tab")
        page.keyboard.type(next(row[0] for row in letters if row[2:].startswith(choice)))
    tab_to("Sjekk svaret")
    press("Enter")
    assert "Riktig" == focused(page)
    tab_to("Se resultatet")
    press("Enter")
    assert "Du har 5 av 5 poeng." == focused(page)
    assert RIGHT | {"growth": "2,9 ganger"} == page.evaluate("model.get('answers')")


def test_an_empty_answer_is_asked_for_beside_the_field_and_not_counted(show):
    page = show()
    for sentence in (
        "Velg et svar først.",
        "Velg minst ett svar først.",
        "Skriv et tall, for eksempel 12,5.",
    ):
        card(page).get_by_role("button", name="Sjekk svaret").click()
        assert sentence == card(page).locator(".ts-error:visible").inner_text()
        assert page.evaluate("document.activeElement.tagName") == "INPUT"
        card(page).get_by_role("button", name="Neste").click()
    page.get_by_role("button", name="Spørsmål 3: ").click()
    field = card(page).get_by_label("Svaret ditt")
    assert "true" == field.get_attribute("aria-invalid")
    field.fill("2,85 kg")
    field.press("Enter")
    assert (
        "Skriv svaret i ganger, eller skriv bare tallet."
        == card(page).locator(".ts-error:visible").inner_text()
    )
    page.get_by_role("button", name="Spørsmål 5: ").click()
    card(page).get_by_label("Program").select_option(index=1)
    card(page).get_by_role("button", name="Sjekk svaret").click()
    assert (
        "Velg noe på hver linje. Det mangler på 2 av 3."
        == card(page).locator(".ts-error:visible").inner_text()
    )
    assert "Oppvarming" == page.evaluate("document.activeElement.labels[0].textContent")
    assert {} == page.evaluate("model.get('answers')")


def test_a_wrong_choice_explains_itself_first_and_the_key_on_request(show):
    page = show()
    card(page).get_by_label("Skader").check()
    card(page).get_by_role("button", name="Sjekk svaret").click()
    said = card(page).locator(".ts-quiz-said")
    assert 1 == said.count()
    assert "Ikke helt" in said.inner_text()
    assert "Om Skader" in said.inner_text()
    assert "https://doi.org/" in said.get_by_role("link", name="Fradkin mfl. 2010").get_attribute("href")
    card(page).get_by_role("button", name="Vis fasit").click()
    assert 3 == said.count()
    assert "Riktig svar" in card(page).locator(".ts-quiz-row", has_text="Om Prestasjon").inner_text()
    card(page).get_by_role("button", name="Prøv igjen").click()
    assert 0 == said.count()
    assert "Spørsmål 1 av 5" in focused(page)
    card(page).get_by_label("Prestasjon").check()
    card(page).get_by_role("button", name="Sjekk svaret").click()
    assert 3 == said.count()
    assert "1 av 5 besvart, 1 poeng" == page.locator(".ts-quiz-progress").inner_text()


def test_a_hint_is_shown_on_request(show):
    page = show()
    button = card(page).get_by_role("button", name="Tips")
    assert "false" == button.get_attribute("aria-expanded")
    button.click()
    assert card(page).get_by_text("Se på hva som ble målt").is_visible()
    button.click()
    assert not card(page).get_by_text("Se på hva som ble målt").is_visible()


def test_a_result_says_the_points_in_words_and_what_to_look_at_again(show):
    page = show()
    answer_all(page, right=False)
    assert "Du har 0,7 av 5 poeng." in card(page).inner_text()
    rows = card(page).get_by_role("button", name="Prøv igjen")
    assert 5 == rows.count()
    assert "Spørsmål 5: delvis riktig" in rows.last.inner_text()
    rows.nth(2).click()
    assert "Spørsmål 3 av 5" in focused(page)
    assert "2,1 ganger" == card(page).get_by_label("Svaret ditt").input_value()
    assert "4 av 5 besvart, 0,7 poeng" == page.locator(".ts-quiz-progress").inner_text()
    card(page).get_by_label("Svaret ditt").fill("2,85")
    card(page).get_by_label("Svaret ditt").press("Enter")
    card(page).get_by_role("button", name="Resultat").click()
    card(page).get_by_role("button", name="Prøv disse på nytt").click()
    assert {"growth": "2,85"} == page.evaluate("model.get('answers')")


def test_partly_right_is_said_with_its_points_and_the_key_shows_the_right_ones(show):
    page = show()
    answer_all(page, right=False)
    page.get_by_role("button", name="Spørsmål 5: delvis riktig", exact=True).click()
    assert "Delvis riktig – 0,7 av 1 poeng" == card(page).locator(".ts-quiz-result").inner_text()
    assert "2 av 3 linjer er riktige." in card(page).inner_text()
    card(page).get_by_role("button", name="Vis fasit").click()
    assert "Bevegelighet" in card(page).locator(".ts-quiz-mark .ts-quiz-key").inner_text()
    page.locator(".ts-quiz-step").nth(3).click()
    card(page).get_by_role("button", name="Vis fasit").click()
    assert ["Hev", "Aktiver", "Mobiliser", "Forbered"] == card(page).locator(
        ".ts-quiz-solution li"
    ).all_inner_texts()
    page.get_by_role("button", name="Spørsmål 3: ").click()
    assert "Det er lineært" in card(page).inner_text()
    card(page).get_by_role("button", name="Vis fasit").click()
    assert "Riktig svar: 2,85 ganger" in card(page).inner_text()


def test_answers_are_there_after_a_reload_and_gone_when_they_are_deleted(show):
    page = show()
    answer_all(page)
    page.reload()
    page.wait_for_selector("html[data-ready]")
    assert "Du har 5 av 5 poeng." in card(page).inner_text()
    assert RIGHT == page.evaluate("model.get('answers')")
    page.get_by_role("button", name="Slett svarene").click()
    assert "Behold" == focused(page)
    page.get_by_role("button", name="Behold").click()
    assert "Slett svarene" == focused(page)
    assert 1 == page.evaluate("localStorage.length")
    page.get_by_role("button", name="Slett svarene").click()
    page.get_by_role("button", name="Slett", exact=True).click()
    assert "Svarene er slettet." == heard(page)
    assert 0 == page.evaluate("localStorage.length")
    assert {} == page.evaluate("model.get('answers')")
    assert 0 == page.locator("input:checked").count()
    assert "" == page.locator(".ts-quiz-number").input_value()


def test_a_returning_reader_meets_the_first_question_left_and_nothing_moves(show):
    page = show(width=390)
    below = "document.getElementById('after').getBoundingClientRect().top + scrollY"
    before = page.evaluate(below)
    card(page).get_by_label("Skader").check()
    card(page).get_by_role("button", name="Sjekk svaret").click()
    page.reload()
    page.wait_for_selector("html[data-ready]")
    assert "Spørsmål 2 av 5" in card(page).inner_text()
    assert before == pytest.approx(page.evaluate(below), abs=8)


@pytest.mark.parametrize("kept", ["{", "[]", "7", '{"items": 3}'])
def test_a_store_that_cannot_be_read_is_set_aside_with_a_sentence(show, kept):
    page = show(
        storage=f"if (!sessionStorage.once) {{ localStorage.setItem('trygg-trening:quiz:prøve', {json.dumps(kept)}); sessionStorage.once = 1; }}"
    )
    assert page.get_by_text("kunne ikke leses og er lagt til side").is_visible()
    card(page).get_by_label("Prestasjon").check()
    card(page).get_by_role("button", name="Sjekk svaret").click()
    assert not page.get_by_text("kunne ikke leses").is_visible()
    page.reload()
    page.wait_for_selector("html[data-ready]")
    assert {"one": 0} == page.evaluate("model.get('answers')")


def test_without_a_store_everything_works_and_a_sentence_says_what_is_lost(show):
    page = show(
        storage="Object.defineProperty(window, 'localStorage', { get() { throw new Error('barred'); } });"
    )
    assert page.get_by_text("lar ikke siden lagre noe").is_visible()
    answer_all(page)
    assert "Du har 5 av 5 poeng." in card(page).inner_text()


def test_two_views_of_one_quiz_stay_in_step_and_leave_nothing_behind(show):
    page = show()
    page.evaluate("void (globalThis.cleanSecond = mount('second'))")
    first, second = page.locator("#place"), page.locator("#second")
    first.get_by_label("Skader").check()
    first.get_by_role("button", name="Sjekk svaret").click()
    assert "1 av 5 besvart, 0 poeng" == second.locator(".ts-quiz-progress").inner_text()
    assert "Om Skader" in second.locator(".is-current").inner_text()
    assert page.evaluate(
        "(() => { const ids = [...document.querySelectorAll('[id]')].map((e) => e.id); return ids.length === new Set(ids).size; })()"
    )
    page.evaluate("model.set('answers', {})")
    assert 0 == page.locator(".ts-quiz-said").count()
    page.evaluate("clean(); cleanSecond()")
    assert 0 == page.locator(".ts-quiz").count()


def test_a_question_can_be_linked_to(show):
    page = show("nb.html#quiz-prøve-ramp-nb")
    assert "Spørsmål 4 av 5" in card(page).inner_text()


def test_without_scripts_one_question_shows_at_a_time_and_its_answer_unfolds(show):
    page = show(java_script_enabled=False)
    assert ["Spørsmål 1 av 5"] == page.locator(".ts-quiz-count:visible").all_inner_texts()
    page.get_by_role("link", name="Spørsmål 4: ").click()
    assert ["Spørsmål 4 av 5"] == page.locator(".ts-quiz-count:visible").all_inner_texts()
    page.get_by_role("link", name="Forrige").click()
    page.locator("summary", has_text="Vis svaret").locator("visible=true").click()
    assert page.get_by_text("Riktig svar: 2,85 ganger").is_visible()


def test_on_paper_every_question_shows(show):
    for page in (show(), show("nb.html?still")):
        page.emulate_media(media="print")
        assert 5 == page.locator(".ts-quiz-stem:visible").count()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_no_state_has_an_accessibility_fault_and_all_text_has_contrast_7(show, theme, width):
    page = show("nb.html?still", width=width)
    page.evaluate(f"document.documentElement.dataset.theme = '{theme}'")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]

    def faults() -> list[str]:
        return page.evaluate(
            """async (rules) => {
              document.body.style.background = getComputedStyle(document.documentElement).getPropertyValue("--ts-ground");
              const options = { runOnly: { type: "tag", values: rules }, rules: { "color-contrast-enhanced": { enabled: true }, "target-size": { enabled: true } } };
              const found = await axe.run("#place", options);
              return found.violations.map((v) => v.id + ": " + v.nodes.map((n) => n.target.join(" ") + " " + n.any.map((c) => c.message).join()).join(" | "));
            }""",
            rules,
        )

    page.locator("summary").locator("visible=true").first.click()
    assert [] == faults()
    page.evaluate("void mount('place')")
    assert [] == faults()
    card(page).get_by_role("button", name="Tips").click()
    card(page).get_by_role("button", name="Sjekk svaret").click()
    assert [] == faults()
    answer_all(page, right=False)
    assert [] == faults()
    for number in range(1, 6):
        page.locator(".ts-quiz-step").nth(number - 1).click()
        reveal = card(page).get_by_role("button", name="Vis fasit")
        if reveal.is_visible():
            reveal.click()
        assert [] == faults()
    page.get_by_role("button", name="Slett svarene").click()
    assert [] == faults()
