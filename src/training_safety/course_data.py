"""Where the course's data files are, and what stands in them: beside the package in a wheel, in ``book/`` in a checkout."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

_PACKAGED = Path(__file__).parent / "course"
_CHECKOUT = Path(__file__).parents[2] / "book"


def course_file(relative: str) -> Path:
    """Return the path of a data file of the course, such as ``"quizzes/warm_up.yml"``.

    Raises ``FileNotFoundError``, naming the files that do exist in that folder.
    """
    for folder in (_PACKAGED, _CHECKOUT):
        if (folder / relative).is_file():
            return folder / relative
    folder = next((f for f in (_PACKAGED, _CHECKOUT) if f.is_dir()), _CHECKOUT)
    parent = (folder / relative).parent
    found = ", ".join(sorted(p.name for p in parent.glob("*") if p.is_file())) or "nothing"
    raise FileNotFoundError(
        f"The course has no file {relative!r}. In that folder there is: {found}. "
        "Check the spelling, or give the path of a file of your own."
    )


def course_files(folder: str, suffix: str) -> list[str]:
    """Return the names of a folder's data files, such as ``"claims/causes.yml"``, in the order of the alphabet."""
    for place in (_PACKAGED, _CHECKOUT):
        if (place / folder).is_dir():
            return [f"{folder}/{path.name}" for path in sorted((place / folder).glob(f"*{suffix}"))]
    return []


def course_yaml(relative: str) -> Any:
    """Return what stands in a YAML file of the course, such as ``"objectives.yml"``: shared, not to be changed.

    The file is read when it is first asked for, and again only when it has changed. Raises
    ``FileNotFoundError`` as `course_file` does, and ``ValueError`` as `yaml_file` does.
    """
    path = course_file(relative)
    return _read(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=128)
def _read(path: Path, _changed: int) -> Any:
    return yaml_file(path)


def yaml_file(path: Path, name: str = "") -> Any:
    """Return what stands in a YAML file. Raises ``ValueError`` as `data_file` does."""
    return data_file(path, plain_yaml, name)


def data_file(path: Path, parse: Callable[[str], Any], name: str = "") -> Any:
    """Return what ``parse``, such as `plain_yaml`, reads in a data file.

    Raises ``ValueError`` with the file, called ``name`` where one is given, and the line where the text
    cannot be read.
    """
    name = name or path.name
    try:
        return parse(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise ValueError(f"{name}: is not UTF-8 text (byte {error.start}); save it as UTF-8.") from error
    except OSError:
        raise
    except Exception as error:  # whichever error the reader brought along has for bad text
        mark = getattr(error, "problem_mark", None)
        place = f", line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        what = getattr(error, "problem", None) or error
        raise ValueError(
            f"{name}{place}: cannot be read: {what}. Look at the indentation, the quotes and the colons."
        ) from error


def plain_yaml(text: str) -> Any:
    """Return what YAML text says, as mappings, lists and plain values.

    Raises PyYAML's own error, also where a name stands twice in one mapping: PyYAML by itself takes
    the last one and loses the first without a word.
    """
    import yaml  # only here, so that the models do without it

    return yaml.load(text, Loader=_loader())


@cache
def _loader() -> Any:
    import yaml

    base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # twenty times as fast, where it is built in

    class Loader(base):  # type: ignore[misc]
        def construct_mapping(self, node: Any, deep: bool = False) -> Any:
            names = set()
            for key, _ in node.value:
                if str(key.value) in names and key.tag != "tag:yaml.org,2002:merge":
                    problem = f"the name {key.value} stands twice in the same place; keep one"
                    raise yaml.constructor.ConstructorError(None, None, problem, key.start_mark)
                names.add(str(key.value))
            return super().construct_mapping(node, deep)

    return Loader
