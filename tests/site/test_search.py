"""The index of the search: what can be read on a page, part by part, and nothing of the interface."""

from __future__ import annotations

from places import BOOK
from training_safety.site.search import Part, index_of, parts_of

PAGE = """<html><body><nav>Innhold</nav><div class="ts-alarm">Livsfare 113</div><article class="bd-article">
<section id="page"><h1>Løft<a class="headerlink" href="#page">#</a></h1>
<p>Ring <!-- x --><b>lege<wbr>vakt</b>&nbsp;116&nbsp;117<a class="footnote-reference" href="#f">[1]</a>. Hen\u00advisning.</p>
<div>Her<button>Start</button>er <span>Svar</span><span>Ja</span></div>
<div data-claim="C37"><p>Påstand</p></div>
<section id="one"><h2>Én</h2><p>Først</p><ul><li>a</li><li>b</li></ul>
<details class="hide"><pre>import x</pre></details><script>1</script>
<section id="deep"><h3>Dypt</h3><p>Innerst</p></section><p>Sist</p></section>
<section id="words"><h2>Ord</h2><dl class="simple glossary">
<dt id="term-a">hekseskudd</dt><dt id="term-b">lumbago</dt><dd><p>Brå smerter.</p></dd></dl></section>
<section id="kilder"><h2>Kilder</h2><div class="docutils footbibliography"><aside><span class="label">[1]</span>
<p>Buist.</p></aside></div></section>
</section></article></body></html>"""


def test_each_part_has_its_own_text_and_the_first_is_the_page() -> None:
    assert [
        Part("", "Løft", "Ring legevakt\u00a0116\u00a0117. Henvisning. Her er Svar Ja C37 Påstand"),
        Part("one", "Én", "Først a · b Sist"),
        Part("deep", "Dypt", "Innerst"),
        Part("words", "Ord", ""),
        Part("term-a", "hekseskudd", "Brå smerter."),
        Part("term-b", "lumbago", "Brå smerter."),
        Part("kilder", "Kilder", "Buist.", sources=True),
    ] == parts_of(PAGE)


def test_a_page_without_text_is_no_part_of_the_index() -> None:
    index = index_of([("a.html", "<html><body><p>x</p></body></html>"), ("b.html", PAGE)])
    assert [["b.html", "Løft"]] == index["pages"]
    assert [0, "one", "Én", "Først a · b Sist"] == index["parts"][1]
    assert [0, "kilder", "Kilder", "Buist.", 1] == index["parts"][-1]


def test_every_page_of_the_book_is_in_its_index_and_every_address_leads_somewhere() -> None:
    names = sorted(str(path.relative_to(BOOK)) for path in (BOOK / "book").rglob("*.html"))
    assert len(names) >= 7
    for name in names:
        page = (BOOK / name).read_text(encoding="utf-8")
        parts = parts_of(page)
        assert parts[0].heading, name
        for part in parts[1:]:
            assert f'id="{part.anchor}"' in page, (name, part.anchor)
        text = " ".join(part.text for part in parts)
        for unread in ("\u00ad", "Vis koden", "Hopp til innholdet", "Forrige Neste", "Livsfare 113"):
            assert unread not in text, (name, unread)
