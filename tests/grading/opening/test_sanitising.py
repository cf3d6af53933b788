"""What of a student's HTML is kept: what it says and how a table looks, and nothing that runs or fetches."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostile_work import PNG, SVG
from training_safety.grading.opening.sanitising import (
    ATTRIBUTES,
    LARGEST,
    NO_PICTURE,
    STYLES,
    TAGS,
    Pictures,
    sanitised,
    says_something,
)

PANDAS = """\
<div>
<style scoped>.dataframe tbody tr th { vertical-align: top; }</style>
<table border="1" class="dataframe">
<thead><tr style="text-align: right;"><th></th><th>uke</th></tr></thead>
<tbody><tr><th>0</th><td>1</td></tr></tbody>
</table>
<p>1 rows × 1 columns</p>
</div>"""


def test_a_table_of_pandas_keeps_its_look() -> None:
    kept = sanitised(PANDAS)
    assert '<table border="1" class="dataframe">' in kept
    assert '<tr style="text-align:right">' in kept
    assert "<th>uke</th>" in kept
    assert "1 rows × 1 columns" in kept
    assert "scoped" not in kept
    assert "vertical-align" not in kept


@pytest.mark.parametrize(
    "link",
    ["https://example.org/a?b=1#c", "http://example.org", "mailto:a@example.org", " HTTPS://example.org"],
)
def test_a_link_into_the_web_or_to_mail_stays_and_knows_nothing_of_the_page(link: str) -> None:
    kept = sanitised(f'<a href="{link}" onclick="x" target="_self" rel="opener">a</a>')
    assert f'<a href="{link.strip()}" target="_blank" rel="noopener noreferrer">a</a>' == kept


@pytest.mark.parametrize(
    "link",
    [
        "javascript:a()", "java\tscript:a()", "\x01javascript:a()", "vbscript:a", "data:text/html,a", "//example.org",
        "/formgrader?path=submitted", "formgrader", "https:/formgrader", "https:formgrader", "https:\\\\formgrader",
        "https://\\formgrader", "#reflection", "file:///etc/passwd", "blob:a", "?a", "", "mailto:",
    ],
)  # fmt: skip
def test_any_other_link_is_a_text(link: str) -> None:
    kept = sanitised(f'<a href="{link}">a</a>')
    assert "href" not in kept
    assert kept.endswith(">a</a>")


def test_nothing_can_be_named_as_formgrader_names_its_fields() -> None:
    kept = sanitised(
        '<p id="reflection" name="reflection" class="score tabbable nbgrader_cell" data-link="x">a</p>'
    )
    assert '<p class="">a</p>' == kept or "<p>a</p>" == kept


def test_a_style_that_fetches_or_leaves_its_place_is_left_out() -> None:
    style = "color: red; position: fixed; margin: -9em; content: 'a'; --a: 1"
    assert '<p style="color:red">a</p>' == sanitised(f'<p style="{style}">a</p>')
    for value in ("url(//a)", "URL(//a)", "u\\72l(//a)", "image-set('//a')", "var(--a)", "attr(title)"):
        assert "<p>a</p>" == sanitised(f'<p style="background-color: {value}">a</p>')


def test_the_lists_have_nothing_that_runs_or_fetches() -> None:
    assert TAGS.isdisjoint(
        [
            "script",
            "style",
            "iframe",
            "object",
            "embed",
            "form",
            "input",
            "button",
            "base",
            "meta",
            "link",
            "svg",
            "math",
            "video",
        ]
    )
    names = set().union(*ATTRIBUTES.values())
    assert not any(name.startswith(("on", "data", "aria")) for name in names)
    assert names.isdisjoint({"id", "name", "srcset", "srcdoc", "action", "formaction", "ping", "target"})
    assert STYLES.isdisjoint(
        {"background", "background-image", "content", "cursor", "list-style", "position", "margin"}
    )


def test_of_what_is_not_kept_the_text_stays() -> None:
    assert "a b<p>c</p>" == sanitised(
        "<marquee>a</marquee> <blink>b</blink><form><p>c</p></form><script>d</script>"
    )


@given(st.text(alphabet="<>/='\" abimgonerscriptsvg&;#x:-!", max_size=200))
def test_what_is_kept_is_kept_a_second_time_and_has_no_script(text: str) -> None:
    kept = sanitised(text)
    assert kept == sanitised(kept)
    assert "<script" not in kept


# Pictures.


def picture(source: str, pictures: Pictures | None = None) -> str:
    """The address of a picture in what is kept."""
    kept = sanitised(f'<img alt="a" src="{source}">', pictures)
    return "" if kept == "<i>[a]</i>" else kept.removeprefix('<img alt="a"').removesuffix(">").strip()


def test_a_picture_that_is_in_the_page_stays() -> None:
    for source in (
        f"data:image/png;base64,{PNG}",
        f"data:image/svg+xml;base64,{base64.b64encode(SVG.encode()).decode()}",
    ):
        assert f'src="{source}"' == picture(source)


@pytest.mark.parametrize(
    "source",
    [
        "http://example.org/a.png", "//example.org/a.png", "/formgrader?path=submitted", "data:text/html;base64,PHA+",
        "data:image/png,a", "data:image/png;base64,!!", "data:image/png;base64,PHA+", "data:image/svg+xml,<svg/>", "x", "",
        "attachment:b", "blob:a", "file:///a.png",
    ],
)  # fmt: skip
def test_a_picture_from_elsewhere_is_left_out_and_its_description_stays(source: str) -> None:
    assert "" == picture(source)


def test_a_picture_in_the_student_s_folder_is_taken_into_the_page_and_one_outside_is_not(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "kari"
    (folder / "sub").mkdir(parents=True)
    content = base64.b64decode(PNG)
    for path in (folder / "a b.png", folder / "sub" / "c.png", tmp_path / "secret.png"):
        path.write_bytes(content)
    (folder / "linked.png").symlink_to(tmp_path / "secret.png")
    (folder / "page.png").write_text("<script>", encoding="utf-8")
    (folder / "large.png").write_bytes(content + bytes(LARGEST))
    own = Pictures(folder=folder)
    inside = f'src="data:image/png;base64,{PNG}"'
    assert [inside] * 3 == [picture(name, own) for name in ("a b.png", "a%20b.png?1", "./sub/c.png")]
    for outside in (
        "../secret.png",
        "linked.png",
        str(tmp_path / "secret.png"),
        "%2e%2e/secret.png",
        "page.png",
        "large.png",
        "sub",
        "a" * 5000,
    ):
        assert "" == picture(outside, own), outside[:30]


def test_an_attachment_that_is_a_picture_is_taken_into_the_page() -> None:
    own = Pictures(
        {"a b.png": {"text/html": "PHA+", "image/png": PNG}, "page": {"text/html": "PHA+"}, "odd": "x"}
    )
    assert f'src="data:image/png;base64,{PNG}"' == picture("attachment:a%20b.png", own)
    assert ["", ""] == [picture(f"attachment:{name}", own) for name in ("page", "odd")]


def test_in_place_of_a_picture_that_is_left_out_stands_what_it_says_of_itself() -> None:
    assert "<i>[a &amp; &lt;b&gt; &quot;c&quot;]</i>" == sanitised('<img src=x alt="a & <b> &quot;c&quot;">')
    assert f"<i>[{NO_PICTURE}]</i>" == sanitised("<img src=x onerror=a()>") == sanitised("<img alt=' '>")
    assert "&lt;img src=x&gt;" == sanitised("&lt;img src=x&gt;")


def test_html_with_neither_text_nor_picture_says_nothing() -> None:
    assert not says_something("<div> <p></p> </div>")
    assert says_something("<p>a</p>")
    assert says_something(f'<img src="data:image/png;base64,{PNG}">')
