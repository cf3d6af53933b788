"""The step of ``nbgrader zip_collect`` that says whose a file is, and as what it is collected.

nbgrader asks about one file at a time, takes the ending from the file, stops when two files of a student
have the same name and no time, and collects only what is called as it was handed out. So all files are
looked at first: who handed each in (``submission_names``), which notebook it is (``notebook_files``), and
which of several counts. What is not collected is told in a sentence each, and stays where it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.plugins import FileNameCollectorPlugin
from nbgrader.utils import parse_utc
from traitlets import Unicode

from training_safety.grading.notebook_files import (
    UnreadableNotebookError,
    answered,
    known_notebooks,
    read_notebook,
    readable,
    recognised,
)
from training_safety.grading.submission_names import (
    CANVAS,
    FOLDER,
    Submission,
    canvas_students,
    submission,
)

SECOND = timedelta(seconds=1)
MARGIN = timedelta(minutes=5)
"""How long before the deadline a file counts as come that was not late: room for what comes again."""


@dataclass(frozen=True)
class Candidate:
    """A file that may be a student's work, and what is better about it than about another."""

    path: Path
    handed_in: Submission
    notebook: str
    problem: str = ""
    answered: bool = True
    downloaded: float = 0.0

    @property
    def worth(self) -> tuple[bool, bool, int, float, str]:
        """What can be read before what cannot, what has answers before what has none, then the newest."""
        sound = not self.problem
        return sound, self.answered, self.handed_in.number, self.downloaded, self.path.name


def candidates(
    paths: Iterable[Path],
    root: Path,
    students: Mapping[str, str],
    known: Mapping[str, frozenset[str]],
    canvas: str = CANVAS,
    folder: str = FOLDER,
) -> tuple[list[Candidate], list[str]]:
    """Return the files that are somebody's work on a known notebook, and a sentence for each that is not."""
    found, refused = [], []
    wanted = " or ".join(f"{stem}.ipynb" for stem in known)
    for path in paths:
        where = path.relative_to(root)
        handed_in = submission(where, students, canvas, folder)
        if handed_in is None:
            refused.append(
                f"{where} was not collected: its name does not say whose it is. "
                "Put it in a folder called «Name (student id)» in the archive folder and collect again."
            )
            continue
        if path.suffix != ".ipynb":
            refused.append(
                f"{where} from {handed_in.student} was not collected: it is no notebook. "
                f"If it was meant as the answer, ask for {wanted}."
            )
            continue
        problem, notebook = "", None
        try:
            notebook = read_notebook(path)
        except UnreadableNotebookError as error:
            problem = str(error)
        stem = recognised(handed_in.file, notebook, known)
        if stem is None:
            why = problem or "none of its cells belong to this assignment"
            refused.append(
                f"{where} from {handed_in.student} was not collected: {why}. Ask for {wanted}, "
                "or rename the file in the archive folder if you know what it is, and collect again."
            )
            continue
        has_answers = notebook is not None and answered(notebook)
        found.append(Candidate(path, handed_in, stem, problem, has_answers, path.stat().st_mtime))
    return found, refused


def counting(found: Iterable[Candidate]) -> tuple[list[Candidate], list[str]]:
    """Return one file for each student and notebook, and a sentence for each that does not count."""
    of_each: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for one in found:
        of_each[one.handed_in.student, one.notebook].append(one)
    kept, sentences = [], []
    for (student, notebook), several in of_each.items():
        best, *others = sorted(several, key=lambda one: one.worth, reverse=True)
        kept.append(best)
        for other in others:
            why = other.problem or ("it is older" if other.answered else "nothing is answered in it")
            sentences.append(
                f"{other.path.name} from {student} does not count, because {why}: "
                f"{best.path.name} is collected as {notebook}.ipynb."
            )
    return kept, sentences


def time_of(one: Candidate, deadline: datetime | None, earlier: Path) -> datetime:
    """Return when a file came in [UTC], as late as it can have been.

    Canvas tells no times, only what was late, so this is when it was downloaded, or before the deadline if
    it was not late. What was collected before and is the same keeps its time, and what is another has a
    later one, because nbgrader marks again what has a later time.

    Parameters
    ----------
    one : the file
    deadline : of the assignment [UTC], or None
    earlier : what was collected before, which need not be there
    """
    time = datetime.fromtimestamp(one.downloaded, UTC).replace(tzinfo=None)
    if deadline is not None:
        time = max(time, deadline + SECOND) if one.handed_in.late else min(time, deadline - MARGIN)
    with suppress(OSError, ValueError):
        before = parse_utc(earlier.with_name("timestamp.txt").read_text(encoding="utf-8").strip())
        same = earlier.read_bytes() == one.path.read_bytes()
        time = before if same else max(time, before + SECOND)
    return time


class CanvasCollector(FileNameCollectorPlugin):
    """Collect what was downloaded from Canvas (or itslearning), whatever the files are called.

    The student's id is the login that ``canvas.csv`` gives: the gradebook that Canvas exports, put in the
    course folder. Without it, or without the student in it, the id is made of name and Canvas number.
    """

    named_regexp = Unicode(
        CANVAS, help="What a handed-in file is called, or an archive of a student's: as Canvas does it."
    ).tag(config=True)
    folder_regexp = Unicode(
        FOLDER, help="What a student's folder is called where each has one: as itslearning does it."
    ).tag(config=True)
    students_file = Unicode(
        "canvas.csv", help="The exported gradebook of Canvas, relative to the course folder."
    ).tag(config=True)

    _collected: dict[str, dict[str, str]] | None = None

    def collect(self, submitted_file: str) -> dict[str, str] | None:
        """Return the student, the name and the time for a file that counts, or None."""
        if self._collected is None:
            self._collected = self._collect_all()
        return self._collected.get(submitted_file)

    def _collect_all(self) -> dict[str, dict[str, str]]:
        app = self.parent
        course, assignment = app.coursedir, app.coursedir.assignment_id
        root = Path(
            course.root,
            app.collect_directory_structure.format(
                downloaded=app.downloaded_directory,
                assignment_id=assignment,
                collect_step=app.extracted_directory,
            ),
        )
        known = known_notebooks(Path(course.format_path(course.source_directory, ".", assignment)))
        if not known:
            app.fail(f"There is no notebook in {course.source_directory}/{assignment}; is the name right?")
        students = self._students(Path(course.root))
        paths = sorted(path for path in root.rglob("*") if path.is_file())
        found, refused = candidates(paths, root, students, known, self.named_regexp, self.folder_regexp)
        kept, passed_over = counting(found)
        for sentence in (*refused, *passed_over):
            self.log.warning(sentence)
        deadline = self._deadline(assignment)
        collected = {}
        for one in kept:
            if self._worth_it(one):
                self._tell(one, bool(students))
                collected[str(one.path)] = self._information(one, deadline)
        return collected

    def _worth_it(self, one: Candidate) -> bool:
        """Return whether to collect a file; one that cannot be read does not replace one that can."""
        earlier = self._earlier(one)
        if not one.problem or not earlier.is_file() or readable(earlier) is None:
            return True
        self.log.warning(
            "%s from %s was not collected: %s, and %s can be read.",
            one.path.name,
            one.handed_in.student,
            one.problem,
            earlier,
        )
        return False

    def _earlier(self, one: Candidate) -> Path:
        course = self.parent.coursedir
        folder = course.format_path(course.submitted_directory, one.handed_in.student, course.assignment_id)
        return Path(folder, f"{one.notebook}.ipynb")

    def _students(self, root: Path) -> dict[str, str]:
        path = root / self.students_file
        if not path.is_file():
            self.log.warning(
                "%s is not there, so students are called by their name and number in Canvas. To have their "
                "logins: in Canvas, Grades, Export, Export Entire Gradebook; put the file there and collect again.",
                path,
            )
            return {}
        try:
            return canvas_students(path)
        except ValueError as error:
            self.parent.fail(str(error))
            raise

    def _tell(self, one: Candidate, listed: bool) -> None:
        who, name = one.handed_in, one.path.name
        if not who.surely and "anon_" in who.student:
            self.log.warning("%s was handed in anonymously and is collected as %s.", name, who.student)
        elif not who.surely and listed:
            self.log.warning(
                "%s is from somebody without a login in %s and is collected as %s. Export the gradebook again?",
                name,
                self.students_file,
                who.student,
            )
        if one.problem:
            self.log.warning(
                "%s from %s is collected, but cannot be marked: %s. Ask for a new one.",
                name,
                who.student,
                one.problem,
            )
        if who.late:
            self.log.warning("%s from %s was handed in late.", name, who.student)

    def _deadline(self, assignment: str) -> datetime | None:
        url = self.parent.coursedir.db_url
        if url.startswith("sqlite:///") and not Path(url.removeprefix("sqlite:///")).exists():
            return None  # asking would make it
        with Gradebook(url, self.parent.coursedir.course_id) as gradebook:
            try:
                deadline: datetime | None = gradebook.find_assignment(assignment).duedate
            except MissingEntry:
                return None
        return deadline

    def _information(self, one: Candidate, deadline: datetime | None) -> dict[str, str]:
        return {
            "student_id": one.handed_in.student,
            "file_id": f"{one.notebook}.ipynb",
            "timestamp": f"{time_of(one, deadline, self._earlier(one)):%Y-%m-%d %H:%M:%S.%f} UTC",
        }
