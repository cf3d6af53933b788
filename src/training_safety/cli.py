"""The command ``training-safety``: read the book on this machine, hand out assignments, grade them and bring scores to Canvas."""

from __future__ import annotations

import argparse
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

AUTOGRADE = "autograde"
LAB = "lab"
HAND_ON = (AUTOGRADE, LAB)
"""The commands that hand their arguments on."""


def course_root(start: Path) -> Path:
    """Return the folder that holds ``_config.yml`` and ``_toc.yml``: this one or one above it.

    Raises ``FileNotFoundError`` when there is none.
    """
    for folder in (start, *start.parents):
        if (folder / "_config.yml").is_file() and (folder / "_toc.yml").is_file():
            return folder
    raise FileNotFoundError(
        f"{start} is not inside the course: no _config.yml and _toc.yml here or above. Go to its folder first."
    )


def refuse_newer_jupyter_book() -> None:
    """Raise ``RuntimeError`` where Jupyter Book 2 is installed: another program, which reads neither of our two files."""
    try:
        installed = version("jupyter-book")
    except PackageNotFoundError:
        raise RuntimeError(
            "jupyter-book is not installed. Install the course's environment: python -m pip install -r requirements.txt"
        ) from None
    if int(installed.split(".")[0]) >= 2:
        raise RuntimeError(
            f"Jupyter Book {installed} is installed, and the course is defined by _config.yml and _toc.yml, which version 2 "
            "does not read. Install the one it is made with: python -m pip install -r requirements.txt"
        )


def build_command() -> list[str]:
    """Return the start of the ``jupyter-book`` command of this very environment.

    Raises ``RuntimeError`` where that cannot build the course.
    """
    refuse_newer_jupyter_book()
    return [sys.executable, "-c", "from jupyter_book.cli.main import main; main(prog_name='jupyter-book')"]


def serve(root: Path, port: int, build: bool) -> None:
    """Build the book and serve it on loopback until stopped."""
    from training_safety.site.serving import book_server

    if build:
        subprocess.run([*build_command(), "build", str(root)], check=True)
    with book_server(root / "_build" / "html", port) as server:
        host, taken = server.server_address[:2]
        print(f"The book is at http://{host!s}:{taken}/ – stop with Ctrl+C.", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()


def _build(options: argparse.Namespace) -> None:
    subprocess.run([*build_command(), "build", str(course_root(Path.cwd()))], check=True)


def _serve(options: argparse.Namespace) -> None:
    try:
        serve(course_root(Path.cwd()), options.port, build=not options.no_build)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise RuntimeError(f"port {options.port} cannot be used ({error.strerror}). Try --port 0.") from None


def _lab(options: argparse.Namespace) -> int:
    from training_safety.notebooks import lab

    root = course_root(Path.cwd())
    if not lab.edition(root):
        print(
            "The notebooks are made when the book is built, which takes some minutes the first time.",
            flush=True,
        )
        subprocess.run([*build_command(), "build", str(root), "--quiet"], check=True)
    print("\n".join(lab.lay(root)), flush=True)
    return lab.run(root, options.arguments)


def _lite(options: argparse.Namespace) -> None:
    from training_safety.notebooks.lite import build_lite
    from training_safety.site.reader_notebooks import offer_in_browser

    root = course_root(Path.cwd())
    print("Building the notebooks in the browser. The first time some 20 MB are fetched.", flush=True)
    built = build_lite(root)
    pages = offer_in_browser(root / "_build" / "html")
    print(f"{built} is ready, and {pages} pages lead to it.")


def _check_data(options: argparse.Namespace) -> int:
    from training_safety.site.data_checks import CourseData, data_problems

    problems = data_problems(CourseData(course_root(Path.cwd()) / "book"))
    for sentence in problems:
        print(sentence)
    if problems:
        print(f"training-safety: {len(problems)} to mend.", file=sys.stderr)
        return 1
    print("Nothing is wrong in the course's data.")
    return 0


def _check_built(options: argparse.Namespace) -> int:
    from training_safety.site.sections.built import longer_pages, measured, table, too_long
    from training_safety.site.sections.checks import pages_of

    root = course_root(Path.cwd())
    longer = longer_pages(root / "book", list(pages_of(root / "book")))
    pages = list(measured(root, options.stems))
    for line in table(pages):
        print(line)
    sentences = [sentence for page in pages for sentence in too_long(page, longer.get(page.stem, {}))]
    for sentence in sentences:
        print(sentence)
    for page in pages:
        if page.stem in longer:
            print(f"{page.stem} may be longer than others: {longer[page.stem]['why']}")
    if sentences:
        print(f"training-safety: {len(sentences)} to mend.", file=sys.stderr)
        return 1
    return 0


def _check_sections(options: argparse.Namespace) -> int:
    if options.built:
        return _check_built(options)
    from training_safety.site.sections.checks import check_sections

    reports, waiting = check_sections(course_root(Path.cwd()) / "book", options.stems)
    for report in reports:
        print(f"{report.page}: {report.measures}")
        for line in report.lines():
            print(line)
    if waiting:
        print(f"Not yet in the pattern of a section: {', '.join(waiting)}.")
    if slips := sum(len(report.slips) for report in reports):
        print(f"training-safety: {slips} to mend.", file=sys.stderr)
        return 1
    return 0


def _new_section(options: argparse.Namespace) -> None:
    from training_safety.site.sections.new_section import new_section

    root = course_root(Path.cwd())
    files = new_section(root / "book", options.page)
    for path in files:
        print(path.relative_to(root))
    print(
        f"Put the page into _toc.yml; `training-safety check sections {files[0].stem}` says what is to be filled."
    )


def _release(options: argparse.Namespace) -> None:
    from training_safety.grading.course import course_folder
    from training_safety.grading.release import release

    course = course_folder(options.course or Path.cwd())

    def tell(sentence: str) -> None:
        print(sentence, file=sys.stderr)

    archive = release(course, options.assignment, options.language, options.to, tell)
    print(f"{archive} is ready for Canvas or itslearning.")


def _collect(options: argparse.Namespace) -> int:
    from training_safety.grading.collect_command import collect, table
    from training_safety.grading.course import course_folder

    course = course_folder(options.course or Path.cwd())
    collection = collect(course, options.assignment, options.late, force=options.force)
    print(table(collection))
    return 1 if collection.not_collected else 0


def _hand_back(options: argparse.Namespace) -> int:
    from training_safety.grading.course import course_folder
    from training_safety.grading.handing_back import hand_back

    course = course_folder(options.course or Path.cwd())
    done = hand_back(course, options.assignment, options.to, partial=options.partial)
    for problem in done.problems:
        print(problem, file=sys.stderr)
    if done.waiting:
        print(
            f"A person has to read some of it, so left out (--partial takes it along): {', '.join(done.waiting)}.",
            file=sys.stderr,
        )
    print(f"{done.archive} has the feedback of {len(done.students)}.")
    return 1 if done.problems else 0


def _grades(options: argparse.Namespace) -> None:
    from training_safety.grading.canvas import canvas_scores
    from training_safety.grading.course import course_folder

    course = course_folder(options.course or Path.cwd())
    transfer = canvas_scores(
        course,
        options.assignment,
        options.canvas,
        options.to,
        column=options.column,
        overwrite=options.overwrite,
        partial=options.partial,
    )
    for note in transfer.notes:
        print(note, file=sys.stderr)
    print(f"{options.to} has {len(transfer.written)} scores for Canvas.")


def _autograde(options: argparse.Namespace) -> int:
    from training_safety.grading.autograde.app import main as autograde

    return autograde(options.arguments)


def _for_course(command: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """Give a command what all commands on an assignment take."""
    command.add_argument("assignment", help="the name of its folder in source")
    command.add_argument(
        "--course",
        type=Path,
        metavar="FOLDER",
        help="the folder with nbgrader_config.py (found from here unless given)",
    )
    return command


def command_line() -> argparse.ArgumentParser:
    """Return what the command understands; each command names the function that runs it."""
    parser = argparse.ArgumentParser(prog="training-safety", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)

    building = commands.add_parser("build", help="build the book into _build/html")
    building.set_defaults(run=_build)

    serving = commands.add_parser("serve", help="build the book and read it at an address on this machine")
    serving.add_argument("--port", type=int, default=8000, help="the port (default 8000; 0 takes a free one)")
    serving.add_argument("--no-build", action="store_true", help="serve the book as it was last built")
    serving.set_defaults(run=_serve)

    opening = commands.add_parser(
        LAB,
        add_help=False,
        help="open your own copies of the notebooks in JupyterLab; takes what jupyter lab takes (--help shows it)",
    )
    opening.set_defaults(run=_lab, arguments=[])

    lite = commands.add_parser(
        "lite", help="build the notebooks in the browser into _build/html/lite, when the book is built"
    )
    lite.set_defaults(run=_lite)

    checking = commands.add_parser("check", help="say what is wrong in the course")
    checks = checking.add_subparsers(dest="what", required=True)
    checks.add_parser(
        "data", help="quiz banks, claims, activities, safety sentences, objectives and sources"
    ).set_defaults(run=_check_data)
    sections = checks.add_parser("sections", help="the pages: length, order, numbers, words, claims, quiz")
    sections.add_argument(
        "stems", nargs="*", metavar="PAGE", help="the name of a page's file; all in the pattern unless given"
    )
    sections.add_argument(
        "--built",
        action="store_true",
        help="measure the pages as they are built in _build/html, on a phone in Chromium: how long, where tool and quiz begin",
    )
    sections.set_defaults(run=_check_sections)

    making = commands.add_parser("new", help="lay down the files of something new")
    section = making.add_subparsers(dest="what", required=True).add_parser(
        "section", help="a section's text, quiz, activities and drawing, to be filled"
    )
    section.add_argument("page", metavar="CHAPTER/TOPIC", help="its page as objectives.yml names it")
    section.set_defaults(run=_new_section)

    releasing = _for_course(
        commands.add_parser("release", help="make the zip that students get of an assignment")
    )
    releasing.add_argument("--language", default="nb", help="nb (Bokmål, the default) or en (English)")
    releasing.add_argument(
        "--to",
        type=Path,
        metavar="FILE.zip",
        help="the zip (default release/ASSIGNMENT-LANGUAGE.zip in the course)",
    )
    releasing.set_defaults(run=_release)

    collecting = _for_course(
        commands.add_parser("collect", help="collect what was downloaded from the learning platform")
    )
    collecting.add_argument(
        "--late",
        default="",
        metavar="IDS",
        help="who was late, where the platform does not say: ids with commas between them, or none",
    )
    collecting.add_argument(
        "--force", action="store_true", help="replace also what was put into submitted by hand"
    )
    collecting.set_defaults(run=_collect)

    autograding = commands.add_parser(
        AUTOGRADE,
        add_help=False,
        help="grade what a class has handed in; takes what nbgrader autograde takes (--help shows it)",
    )
    autograding.set_defaults(run=_autograde, arguments=[])

    handing_back = _for_course(
        commands.add_parser("hand-back", help="make everybody's feedback, in one zip for Canvas or Moodle")
    )
    handing_back.add_argument(
        "--to", type=Path, metavar="FILE.zip", help="the zip (default feedback/ASSIGNMENT.zip in the course)"
    )
    handing_back.add_argument(
        "--partial", action="store_true", help="take along what a person has yet to read some of"
    )
    handing_back.set_defaults(run=_hand_back)

    grading = _for_course(
        commands.add_parser("grades", help="put an assignment's scores into Canvas' gradebook")
    )
    grading.add_argument(
        "--canvas", type=Path, required=True, metavar="FILE.csv", help="the gradebook as Canvas exported it"
    )
    grading.add_argument(
        "--to", type=Path, required=True, metavar="FILE.csv", help="the file to import in Canvas"
    )
    grading.add_argument(
        "--column", default="", help="the assignment's column in Canvas: header, title or number"
    )
    grading.add_argument("--overwrite", action="store_true", help="replace scores that Canvas already has")
    grading.add_argument(
        "--partial", action="store_true", help="send work that is not graded to the end, too"
    )
    grading.set_defaults(run=_grades)
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Run the command and return its exit code.

    0: done. 1: it could not be done, or not safely. 2: what was asked for is not there, or is unclear.
    """
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments[:1] and arguments[0] in HAND_ON:  # whose options are another program's, and for that to read
        options = command_line().parse_args(arguments[:1])
        options.arguments = arguments[1:]
    else:
        options = command_line().parse_args(arguments)
    try:
        code: int | None = options.run(options)
        return code or 0
    except ModuleNotFoundError as error:
        print(
            f"training-safety: {error.name} is not installed. Assignments need training-safety[lab], "
            "the book and its checks training-safety[book].",
            file=sys.stderr,
        )
        return 1
    except ValueError as error:
        print(f"training-safety: {error}", file=sys.stderr)
        return 2
    except (RuntimeError, subprocess.CalledProcessError) as error:
        print(f"training-safety: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        said = f"{error.filename}: {error.strerror}" if error.filename else error
        print(f"training-safety: {said}", file=sys.stderr)
        return 1
    except Exception as error:
        if not type(error).__module__.startswith("sqlalchemy."):
            raise
        why = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
        print(f"training-safety: The gradebook cannot be read or written: {why}.", file=sys.stderr)
        return 1
