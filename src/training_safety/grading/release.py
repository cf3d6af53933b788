"""What a student gets: one zip for Canvas or itslearning, with the notebook, its data and a page on how to use it.

The notebook is made by ``nbgrader generate_assignment``, which also writes the assignment into the
gradebook. nbgrader keeps one release for each assignment, whatever the language; the zips stand beside
one another as ``treatment-nb.zip`` and ``treatment-en.zip``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from training_safety.grading.careless_checks import WARNING as CARELESS
from training_safety.grading.course import known_assignment, nbgrader_in
from training_safety.grading.feedback import hidden_lines
from training_safety.grading.hidden_text import marked_lines, secrets, tells, words
from training_safety.grading.languages import LANGUAGES
from training_safety.grading.named_chapters import lacking_chapters

TEACHER_PAGE = "README.md"
"""The page of an assignment that names its common mistakes."""
SOLUTION = ("BEGIN SOLUTION", "END SOLUTION")
"""What nbgrader's solutions stand between."""
LEFTOVERS = ("HIDDEN TESTS", "BEGIN SOLUTION", "END SOLUTION", "BEGIN MARK SCHEME", "END MARK SCHEME")
"""What is never in a file that a student gets."""
FEWEST_WORDS = 3
"""A line of a solution or a hidden test with fewer words may stand anywhere. Our own choice."""
READ_ME = {"nb": "LES_MEG.txt", "en": "README.txt"}
"""The name of the page for the student in each language."""
PAGE = {
    "nb": """\
{title}
{line}

Slik åpner du oppgaven
1. Pakk ut zip-fila, og behold alle filene i samme mappe.
2. Åpne JupyterLab der kurset er installert. Læreren din sier hvor det er.
3. Last opp filene med pil opp-knappen over fillista, eller gå til mappa, og dobbeltklikk på {notebooks}.

Slik svarer du
- Kjør cellene ovenfra og ned med Shift + Enter.
{student}- Skriv bare der det står «Skriv koden din her» eller «Skriv svaret ditt her».
- Under hver oppgave er en sjekk. Den sier i en setning om noe er galt. La sjekkene stå som de er, og slett ingen celler.
- Skriv ikke noe om din egen helse.

Slik leverer du
1. Velg Kernel og Restart Kernel and Run All Cells. Se over at alt virker fra toppen.
2. Lagre med Ctrl + S (Cmd + S på Mac).
3. Lever {notebooks} i oppgaven i Canvas eller itslearning. Behold filnavnet, og lever ikke zip-fila.
""",
    "en": """\
{title}
{line}

How to open the assignment
1. Unpack the zip file, and keep all its files in one folder.
2. Open JupyterLab where the course is installed. Your teacher tells you where that is.
3. Upload the files with the arrow above the list of files, or go to the folder, and double-click {notebooks}.

How to answer
- Run the cells from the top with Shift + Enter.
{student}- Write only where it says “Write your code here” or “Write your answer here”.
- Below each task is a check. It tells you in a sentence if something is wrong. Leave the checks as they are, and delete no cells.
- Write nothing about your own health.

How to hand in
1. Choose Kernel and Restart Kernel and Run All Cells. See that everything works from the top.
2. Save with Ctrl + S (Cmd + S on a Mac).
3. Hand in {notebooks} in the assignment in Canvas or itslearning. Keep the file name, and do not hand in the zip.
""",
}
"""The page itself."""
OWN_NUMBERS = {
    "nb": "- Skriv brukernavnet ditt mellom anførselstegnene i linja som begynner med STUDENT, så får du dine egne tall.\n",
    "en": "- Write your user name between the quotation marks in the line that begins with STUDENT: it gives you numbers of your own.\n",
}
"""What the page says besides where numbers differ from student to student."""

_ERROR = re.compile(r"^(?:\w+\.)*\w*(?:Error|Exception): (.+)$", re.MULTILINE)
_CARELESS = re.compile(rf"^\[WARNING\] ({CARELESS}.+)$", re.MULTILINE)
_TITLE = re.compile(r"^# +(.+)$", re.MULTILINE)
_STUDENT = re.compile(r"^STUDENT *=", re.MULTILINE)


def release(
    course: Path,
    assignment: str,
    language: str = "nb",
    to: Path | None = None,
    tell: Callable[[str], object] = lambda sentence: None,
) -> Path:
    """Make an assignment in one language and return the zip to hand out.

    Grades that are in the gradebook stay. Once work is handed in, nbgrader lets points and texts be
    changed but refuses cells that were added or taken away, and a zip made before is left as it was.

    Raises ``ValueError`` if there is no such assignment or language, ``FileNotFoundError`` if ``to`` is in
    no folder, and ``RuntimeError`` with the reason if it cannot be made or would give a student too much.

    Parameters
    ----------
    course : the course folder
    assignment : the name of its folder in ``source``
    language : nb (Bokmål) or en (English)
    to : the zip; ``release/<assignment>-<language>.zip`` in the course unless given
    tell : is called with each warning, a sentence: of checks that are too easy to pass, and of chapters that
        are named and that the book does not have
    """
    if language not in LANGUAGES:
        raise ValueError(f"There is no edition in {language!r}. Give nb (Bokmål) or en (English).")
    if to is not None and (to.is_dir() or not to.absolute().parent.is_dir()):
        raise FileNotFoundError(f"{to} cannot be written. Give the name of a file in a folder that is there.")
    api = nbgrader_in(course, OneLanguage={"language": language})
    known_assignment(api, assignment)
    result = api.generate_assignment(assignment, force=True)
    if not result["success"]:
        raise RuntimeError(_refusal(assignment, result.get("log", "") + result.get("error", "")))
    for careless in _CARELESS.findall(result.get("log", "")):
        tell(careless)
    source, made = (
        Path(api.coursedir.format_path(step, ".", assignment))
        for step in (api.coursedir.source_directory, api.coursedir.release_directory)
    )
    if lacking := lacking_chapters(source):
        tell(
            f"{assignment} names what the book does not have yet, and students would look for it in vain: "
            f"{', '.join(f'«{title}»' for title in lacking)}."
        )
    files = _files(made)
    problems = not_for_students(files, _files(source))
    if problems:
        raise RuntimeError(
            f"{assignment} is not written, because a student would get too much: {'; '.join(problems)}."
        )
    folder = f"{assignment}-{language}"
    page = {READ_ME[language]: read_me(files, language).encode()}
    return _written(to or made.parent / f"{folder}.zip", folder, page | files)


def read_me(files: Mapping[str, bytes], language: str) -> str:
    """Return the page that tells a student how to open, answer and hand in these files."""
    notebooks = [name for name in files if name.endswith(".ipynb")]
    cells = [cell for name in notebooks for cell in _cells(files[name])]
    headings = (_TITLE.search(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    title = next((found[1] for found in headings if found), ", ".join(notebooks))
    asked = any(_STUDENT.search(cell["source"]) for cell in cells)
    return PAGE[language].format(
        title=title,
        line="=" * len(title),
        notebooks=", ".join(notebooks),
        student=OWN_NUMBERS[language] if asked else "",
    )


def not_for_students(files: Mapping[str, bytes], source: Mapping[str, bytes]) -> list[str]:
    """Return what in the files a student must not get, each as half a sentence.

    Parameters
    ----------
    files : what is to be handed out, by name
    source : what it was made from, by name, with solutions and hidden tests
    """
    visible, hidden, solved = _sorted_out(source)
    tests, answers = secrets(hidden, visible, FEWEST_WORDS), secrets(solved, visible, FEWEST_WORDS)
    problems = []
    for name, data in files.items():
        if Path(name).name == TEACHER_PAGE or data == source.get(TEACHER_PAGE):
            problems.append(f"{name} is the teacher's page")
            continue
        text = _shown(name, data)
        left = [marker for marker in LEFTOVERS if words(marker).lower() in words(text).lower()]
        if left:
            problems.append(f"{name} has the marker {left[0]}")
        if tells(text, tests) or hidden_lines(text, ()):
            problems.append(f"{name} has a hidden test")
        if tells(text, answers):
            problems.append(f"{name} has a solution")
        if name.endswith(".ipynb") and any(cell.get("outputs") for cell in _cells(data)):
            problems.append(f"{name} has outputs, which may show both")
    if not any(name.endswith(".ipynb") for name in files):
        problems.append("there is no notebook")
    problems += [f"{name} is in the way of the student's page" for name in READ_ME.values() if name in files]
    return problems


def _sorted_out(source: Mapping[str, bytes]) -> tuple[str, list[str], list[str]]:
    """Return of a source's notebooks what is visible, the lines of hidden tests and the lines of solutions."""
    visible: list[str] = []
    hidden: list[str] = []
    solved: list[str] = []
    for name, data in source.items():
        for cell in _cells(data) if name.endswith(".ipynb") else []:
            lines = cell["source"].split("\n")
            tests = hidden_lines(cell["source"])
            answer = marked_lines(cell["source"], *SOLUTION)
            if not answer and cell["metadata"].get("nbgrader", {}).get("solution"):
                answer = set(range(1, len(lines) + 1))
            for number, line in enumerate(lines, start=1):
                (hidden if number in tests else solved if number in answer else visible).append(line)
    return "\n".join(visible), hidden, solved


def _files(folder: Path) -> dict[str, bytes]:
    """Return what a folder holds, by the name that a zip gives it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _shown(name: str, data: bytes) -> str:
    """Return the text of a file, of a notebook with all that lies in it."""
    text = data.decode("utf-8", errors="ignore")
    if not name.endswith(".ipynb"):
        return text
    return "\n".join(
        [*(cell["source"] for cell in _cells(data)), json.dumps(json.loads(data), ensure_ascii=False)]
    )


def _cells(data: bytes) -> list[dict[str, Any]]:
    """Return the cells of a notebook, each with its source as one text."""
    cells: list[dict[str, Any]] = json.loads(data)["cells"]
    return [{**cell, "source": "".join(cell["source"])} for cell in cells]


def _refusal(assignment: str, log: str) -> str:
    """Return why nbgrader stopped, in a sentence."""
    if "Cannot add or remove cells" in log or "Cannot modify existing assignment" in log:
        return (
            f"{assignment} has been handed in, and its cells are not those that were marked: some were added, "
            "taken away or renamed. No grade is lost. Put them back, or make a new assignment of it."
        )
    found = _ERROR.findall(log)
    return f"nbgrader could not make {assignment}: {found[-1] if found else log.strip()}"


def _written(archive: Path, folder: str, files: Mapping[str, bytes]) -> Path:
    """Write a zip and return it; an older one stays whole until the new one is."""
    started = archive.with_name(f".{archive.name}.part")
    try:
        with ZipFile(started, "w", ZIP_DEFLATED) as made:
            for name, data in files.items():
                made.writestr(f"{folder}/{name}", data)
        started.replace(archive)
    finally:
        started.unlink(missing_ok=True)
    return archive
