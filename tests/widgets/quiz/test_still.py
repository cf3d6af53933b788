import json
from html.parser import HTMLParser
from pathlib import Path

import pytest

from quiz_items import authored
from training_safety.widgets.quiz.widget import Quiz
from widget_stills import still, stills

PAGE_BANK = json.loads(Path(__file__).with_name("sample.json").read_text(encoding="utf-8"))
BANK = {**PAGE_BANK, "items": [authored(item) for item in PAGE_BANK["items"]]}
ITEMS = BANK["items"]


def quiz(**traits) -> Quiz:
    return Quiz(bank=BANK, name="prøve", **traits)


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


@pytest.mark.parametrize("language", ["nb", "en"])
def test_the_still_has_every_question_with_its_options_answers_and_sources(language):
    page = Tags(still(quiz(), language))
    for item in ITEMS:
        assert item["stem"][language] in page.text
    for item in PAGE_BANK["items"][:2]:
        for option in item["options"]:
            assert option["text"][language] in page.text
            assert option["feedback"][language] in page.text
    for part in (ITEMS[2]["feedback"]["correct"], ITEMS[3]["steps"][3], ITEMS[4]["pairs"][2]["right"]):
        assert part[language] in page.text
    assert ("2,85 ganger" if language == "nb" else "2.85 times") in page.text
    assert 5 == sum(tag == "fieldset" for tag, _ in page.tags)
    links = [attributes["href"] for tag, attributes in page.tags if tag == "a" and "rel" in attributes]
    assert len(links) > 8
    assert all(link.startswith("https://") for link in links)


def test_the_still_shows_things_in_the_order_of_the_live_view_and_never_the_steps_in_order():
    shown = quiz()
    page = Tags(still(shown)).text
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
    item = {"id": "x", "stem": words, "answer": 1, "unit": words, "hint": words,
            "feedback": {"correct": words, "wrong": words}, "refs": ["evil"]}  # fmt: skip
    choice = {**ITEMS[0], "id": "y", "stem": words, "options": [
        {name: {"nb": f"{name}{hostile}", "en": f"{name}{hostile}"}, "feedback": words} for name in ("correct", "wrong")], "refs": ["evil"]}  # fmt: skip
    order = {"id": "z", "stem": words, "steps": [{"nb": f"{n}{hostile}", "en": "e" + str(n)} for n in range(3)],
             "feedback": {"correct": words, "wrong": words}, "refs": ["evil"]}  # fmt: skip
    match = {"id": "w", "stem": words, "feedback": {"correct": words, "wrong": words}, "refs": ["evil"],
             "pairs": [{"left": {"nb": f"{n}{hostile}", "en": f"l{n}"}, "right": {"nb": f"r{n}{hostile}", "en": f"r{n}"}} for n in range(2)]}  # fmt: skip
    evil = {"evil": {"label": words, "title": hostile, "url": "javascript:alert(1)"}}
    for language in ("nb", "en"):
        page = Tags(still(Quiz(items=[item, choice, order, match], title=words, references=evil), language))
        assert not {"img", "script", "style"} & {tag for tag, _ in page.tags}
        assert not any(name.startswith("on") for _, attributes in page.tags for name in attributes)
        assert not any("javascript" in str(attributes.get("href")) for _, attributes in page.tags)
        assert page.text.count(hostile) > 6


def test_ids_are_unique_over_a_page_and_every_label_and_link_has_its_target():
    page = Tags("".join(stills([quiz(), Quiz(bank=BANK, name="another")])))
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    for _, attributes in page.tags:
        for name in ("for", "aria-labelledby", "aria-describedby"):
            assert attributes.get(name, ids[0]) in ids
        href = attributes.get("href", "https://")
        assert href.startswith("https://") or href[1:] in ids
