import urllib.request
from pathlib import Path

import pytest

from browsing import served
from training_safety.site.serving import book_server


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "_static").mkdir()
    (tmp_path / "index.html").write_text("<p>æ</p>" * 100, encoding="utf-8")
    (tmp_path / "_static" / "a.js").write_text("1;", encoding="utf-8")
    return tmp_path


def fetch(url: str, **headers: str) -> tuple[dict[str, str], bytes]:
    with urllib.request.urlopen(urllib.request.Request(url, headers=headers)) as answer:
        return dict(answer.headers), answer.read()


def test_scripts_may_come_from_the_site_only(site: Path) -> None:
    for url in served(site):
        headers, _ = fetch(url)
        assert "script-src 'self';" in headers["Content-Security-Policy"]


def test_text_is_compressed_for_browsers_that_take_it_so(site: Path) -> None:
    for url in served(site):
        plain_headers, plain = fetch(url)
        headers, packed = fetch(url, **{"Accept-Encoding": "gzip"})
        assert "gzip" == headers["Content-Encoding"]
        assert "Content-Encoding" not in plain_headers
        assert len(packed) < len(plain)


def test_pages_are_asked_for_again_and_static_files_are_kept(site: Path) -> None:
    for url in served(site):
        assert "no-cache" == fetch(url)[0]["Cache-Control"]
        assert "max-age" in fetch(url + "_static/a.js")[0]["Cache-Control"]


def test_a_book_that_is_not_built_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="jupyter-book build"):
        book_server(tmp_path)


def test_only_this_machine_can_reach_it(site: Path) -> None:
    with book_server(site) as server:
        assert "127.0.0.1" == server.server_address[0]


def test_a_reader_who_leaves_early_is_no_news_and_a_fault_is(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with book_server(site) as server:
        for error in (BrokenPipeError("gone"), KeyError("fault")):
            try:
                raise error
            except (ConnectionError, KeyError):
                server.handle_error(None, ("127.0.0.1", 1))
    told = capsys.readouterr().err
    assert "fault" in told
    assert "gone" not in told
