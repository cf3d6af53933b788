"""The step of collecting that says whose a file is, as what it is collected, and when it came.

nbgrader asks about one file at a time, takes the ending from the file, stops when two files of a student
have the same name and no time, and collects only what is called as it was handed out. So all files are
looked at first: who handed each in (``submission_names``), which notebook it is (``notebook_files``), and
which of several counts. What is not collected is told in a sentence each, and stays where it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.apps.zipcollectapp import ZipCollectApp
from nbgrader.plugins import FileNameCollectorPlugin
from traitlets import Unicode

from training_safety.grading.candidates import Candidate, candidates, counting
from training_safety.grading.gradebook_check import not_there_yet
from training_safety.grading.identities import folder_names, records
from training_safety.grading.moments import LocalTime
from training_safety.grading.notebook_files import known_notebooks, readable
from training_safety.grading.putting_in_place import put
from training_safety.grading.stamps import Stamp, came, is_late, stamp_of, tells_times
from training_safety.grading.submission_names import (
    CANVAS,
    FOLDER,
    Patterns,
    Submission,
    canvas_students,
    pages_of_platforms,
    placed,
    safe,
)
from training_safety.grading.unpacking import Manifest

NOBODY_LATE = "none"
"""What is said in place of names when nobody was late."""


@dataclass(frozen=True)
class Row:
    """What became of one student's work.

    Parameters
    ----------
    student : the id
    files : what was handed in, as the platform calls it
    came : when it came, in words
    state : new, changed or as before
    late : whether it came too late, or None if that is not known
    """

    student: str
    files: tuple[str, ...]
    came: str
    state: str
    late: bool | None


@dataclass
class Collection:
    """What was collected, and a sentence for everything else.

    Parameters
    ----------
    kept : the file that counts of each notebook, by student
    rows : what became of it, when it has been put in its place
    not_collected : what somebody handed in and nobody will mark, and why
    passed_over : what does not count because something better does
    notes : what a teacher should know besides
    """

    kept: dict[str, list[Candidate]] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    not_collected: list[str] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


class CanvasCollector(FileNameCollectorPlugin):
    """Collect what was downloaded from a learning platform, whatever the files are called.

    The student's id is the login: as the platform writes it into the name, or for Canvas as ``canvas.csv``
    gives it, the gradebook that Canvas exports, put in the course folder. Without it, or without the student
    in it, the id is made of name and number.
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
    late = Unicode(
        "",
        help="Who was late, where the platform does not say: ids with commas between them, or «none».",
    ).tag(config=True)

    def __init__(self, **settings: object) -> None:
        """Have nbgrader's command put work in its place as we do, and end with 1 if not all was collected."""
        super().__init__(**settings)
        if isinstance(self.parent, ZipCollectApp):
            self._take_over(self.parent)

    def _take_over(self, app: ZipCollectApp) -> None:
        process: Callable[[], None] = app.process_extracted_files

        def process_and_tell() -> None:
            process()
            collection = self.collection
            for sentence in (*collection.not_collected, *collection.passed_over, *collection.notes):
                self.log.warning(sentence)
            if collection.not_collected or not collection.rows:
                self.log.error("Not everything was collected; the sentences above say what and why.")
                app.exit(1)

        def transfer(_: object) -> None:
            self.put_in_place(force=app.force)

        app.process_extracted_files, app._transfer_files = process_and_tell, transfer

    def collect(self, submitted_file: str) -> dict[str, str] | None:
        """Return the student, the name and the time for a file that counts, or None."""
        return self._told_nbgrader.get(submitted_file)

    @cached_property
    def _told_nbgrader(self) -> dict[str, dict[str, str]]:
        return {
            str(one.path): {"student_id": one.student, "file_id": f"{one.notebook}.ipynb"}
            for several in self.collection.kept.values()
            for one in several
        }

    @cached_property
    def collection(self) -> Collection:
        """What there is to collect; ends the command if that cannot be found out."""
        try:
            return self._look()
        except ValueError as error:
            if type(self.parent) is ZipCollectApp:
                self.parent.fail(str(error))
            raise

    def _look(self) -> Collection:
        course, assignment = self.parent.coursedir, self.parent.coursedir.assignment_id
        root = Path(self.parent._format_collect_path(self.parent.extracted_directory))
        known = known_notebooks(Path(course.format_path(course.source_directory, ".", assignment)))
        if not known:
            raise ValueError(
                f"There is no notebook in {course.source_directory}/{assignment}; is the name right?"
            )
        students = self._students(Path(course.root))
        manifest = Manifest.read(root)
        by_origin = placed(
            (one.origin for one in manifest.files.values()),
            students or {},
            Patterns(self.named_regexp, self.folder_regexp),
        )
        pages = pages_of_platforms(by_origin)
        files = {path: one for path, one in manifest.files.items() if one.origin not in pages}
        whose = {path: by_origin[one.origin] for path, one in files.items()}
        people = {one.person for one in whose.values() if isinstance(one, Submission)}
        names = folder_names(people, records(course))
        found, refused = candidates(root, files, whose, names, known)
        kept, passed_over, ties = counting(found)
        collection = Collection(not_collected=[*manifest.left_out, *refused, *ties], passed_over=passed_over)
        self._tells = tells_times((one, whose[path]) for path, one in files.items())
        for one in kept:
            if self._worth_it(one, collection):
                collection.kept.setdefault(one.student, []).append(one)
        self._note(collection, students)
        return collection

    def _worth_it(self, one: Candidate, collection: Collection) -> bool:
        """Return whether to collect a file; one that cannot be read does not replace one that can."""
        earlier = self._folder(one.student) / f"{one.notebook}.ipynb"
        if not one.problem or not earlier.is_file() or readable(earlier) is None:
            return True
        collection.not_collected.append(
            f"{one.name} from {one.student} was not collected: {one.problem}, and {earlier} can be read."
        )
        return False

    def _folder(self, student: str) -> Path:
        course = self.parent.coursedir
        return Path(course.format_path(course.submitted_directory, student, course.assignment_id))

    def _students(self, root: Path) -> dict[str, str] | None:
        path = root / self.students_file
        return canvas_students(path) if path.is_file() else None

    def _note(self, collection: Collection, students: Mapping[str, str] | None) -> None:
        """Note whose login is not known, what cannot be marked and what is not known of the time."""
        without, listed = [], collection.kept.items()
        for student, several in listed:
            person = several[0].handed_in.person
            if person.platform == "canvas" and not person.login:
                if person.key.startswith("anon_"):
                    collection.notes.append(
                        f"{several[0].name} was handed in anonymously and is collected as {student}."
                    )
                else:
                    without.append(student)
            collection.notes += [
                f"{one.name} from {student} is collected, but cannot be marked: {one.problem}. Ask for a new one."
                for one in several
                if one.problem
            ]
            if safe(person.called) != student:
                collection.notes.append(
                    f"{person.called!r} is collected as {student}, since {safe(person.called)} is another's."
                )
            earlier = replace(person, login="").called
            if person.login and safe(earlier) != student and self._folder(safe(earlier)).is_dir():
                collection.notes.append(
                    f"{self._folder(safe(earlier))} is {student}'s, too, from before the login was known. Delete it."
                )
        if without and students is None:
            collection.notes.append(
                f"{self.students_file} is not there, so students are called by name and number in Canvas. To have their "
                "logins: in Canvas, Grades, Export, Export Entire Gradebook; put the file there and collect again."
            )
        elif without:
            collection.notes.append(
                f"Without a login in {self.students_file}, so called by name and number: {', '.join(without)}. "
                "Export the gradebook again?"
            )

    def put_in_place(self, *, force: bool = False) -> None:
        """Put what was collected into ``submitted``, and write beside it whose it is.

        What somebody has put there by hand is left and told, unless ``force`` is given.
        """
        deadline, local = self._deadline(), LocalTime(parent=self)
        collection = self.collection
        for student, several in sorted(collection.kept.items()):
            folder = self._folder(student)
            stamps = [self._stamp(one, deadline, local) for one in several]
            latest = max(stamps, key=lambda one: (one.time, one.told))
            told = "nothing" if any(one.told == "nothing" for one in stamps) else latest.told
            placed_now = put(folder, several, Stamp(latest.time, told), deadline, force=force)
            if placed_now is None:
                collection.not_collected.append(
                    f"{', '.join(one.name for one in several)} from {student} was not collected: what is in {folder} "
                    "was put there or changed by hand. Take it away, or collect with --force to replace it."
                )
                continue
            state, stamp = placed_now
            files = tuple(one.name for one in several)
            when, late = came(stamp, local), is_late(stamp, deadline)
            collection.rows.append(Row(student, files, when, state, late))
        unknown = [row.student for row in collection.rows if row.late is None and deadline is not None]
        if unknown:
            collection.notes.append(
                f"The download does not say whether these came in time, and is from after the deadline: {', '.join(unknown)}. "
                f"Say who was late with --late and their ids, or --late {NOBODY_LATE}. Where the course takes something "
                "off for late work, their points wait until then."
            )

    def _stamp(self, one: Candidate, deadline: datetime | None, local: LocalTime) -> Stamp:
        late = {name.strip() for name in self.late.split(",")} - {NOBODY_LATE, ""} if self.late else None
        return stamp_of(
            one,
            deadline,
            local,
            tells=one.source.origin.disk in self._tells,
            late=None if late is None else frozenset(late),
        )

    def _deadline(self) -> datetime | None:
        url = self.parent.coursedir.db_url
        if not_there_yet(url) is not None:
            return None
        with Gradebook(url, self.parent.coursedir.course_id) as gradebook:
            try:
                deadline: datetime | None = gradebook.find_assignment(
                    self.parent.coursedir.assignment_id
                ).duedate
            except MissingEntry:
                return None
        return deadline
