"""Where the course's data files are: beside the package in a wheel, in ``book/`` in a checkout."""

from __future__ import annotations

from pathlib import Path

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
