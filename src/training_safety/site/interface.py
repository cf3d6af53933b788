"""The book's interface in the reader's language, and fresh results when the package has changed."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

import sphinx_book_theme
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment

_PACKAGE = Path(str(files("training_safety")))
_LOCALE = _PACKAGE / "site" / "locale"
_STATIC = _PACKAGE / "site" / "static"


def add_catalogues(app: Sphinx) -> None:
    """Add the words that Sphinx knows in ``nb`` and the themes do not, or know only as ``no``."""
    compiled = Path(app.doctreedir).parent / ".locale"
    for po in _LOCALE.glob("*/LC_MESSAGES/*.po"):
        mo = compiled / po.relative_to(_LOCALE).with_suffix(".mo")
        mo.parent.mkdir(parents=True, exist_ok=True)
        with po.open("rb") as source, mo.open("wb") as target:
            write_mo(target, read_po(source, locale=po.parts[-3]))
    theme = Path(sphinx_book_theme.__file__).parent / "theme/sphinx_book_theme/static/locales"
    norwegian = theme / "no/LC_MESSAGES/booktheme.mo"
    if norwegian.is_file():
        ours = compiled / "nb/LC_MESSAGES/booktheme.mo"
        ours.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(norwegian, ours)
    for catalogue in ("sphinx", "booktheme"):
        app.add_message_catalog(catalogue, str(compiled))


def fingerprint(source: Path) -> str:
    """Return a hash of all that a cell's result depends on besides the cell itself."""
    data = [*source.glob("book/**/*.yml"), *source.glob("book/*.bib")]
    parts = [path for part in ("figures", "models", "widgets") for path in (_PACKAGE / part).rglob("*.*")]
    package = [path for path in parts if path.suffix in (".js", ".css", ".json")]
    return _hash_of([*_PACKAGE.rglob("*.py"), *package, *data])


def _hash_of(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in sorted(paths):
        if path.is_file():
            digest.update(path.name.encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def choose_cache(app: Sphinx, config: Config) -> None:
    """Keep executed cells only as long as the package and the data they used stay the same.

    jupyter-cache looks at the notebook alone, and would go on showing an old widget.
    """
    if config.nb_execution_mode != "cache" or config.nb_execution_cache_path:
        return
    caches = Path(app.outdir).parent / ".jupyter_cache"
    fresh = caches / fingerprint(Path(app.srcdir))
    for old in caches.glob("*") if caches.is_dir() else []:
        if old != fresh:
            shutil.rmtree(old) if old.is_dir() else old.unlink()
    config["nb_execution_cache_path"] = str(fresh)


def outdated(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """Read every page again when the package or the data have changed since the last build."""
    now = fingerprint(Path(app.srcdir)) + _hash_of([*_STATIC.iterdir(), *_STATIC.parent.glob("*.mjs")])
    before = getattr(env, "training_safety_fingerprint", now)
    env.training_safety_fingerprint = now  # type: ignore[attr-defined]
    return [] if before == now else sorted(env.found_docs)


def setup(app: Sphinx) -> None:
    """Add the catalogues, choose the cache and watch what pages depend on."""
    add_catalogues(app)
    app.connect("config-inited", choose_cache, priority=400)
    app.connect("env-get-outdated", outdated)
