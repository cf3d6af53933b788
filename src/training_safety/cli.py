"""The command ``training-safety``: read the book on this machine, hand out assignments, grade them and bring scores to Canvas."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

AUTOGRADE = "autograde"
"""The command that hands its arguments on."""


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


def build_command() -> list[str]:
    """Return the start of the ``jupyter-book`` command of this very environment."""
    return [sys.executable, "-c", "from jupyter_book.cli.main import main; main(prog_name='jupyter-book')"]


def serve(root: Path, port: int, build: bool) -> None:
    """Build the book and serve it on loopback until stopped."""
    from training_safety.book.serving import book_server

    if build:
        subprocess.run([*build_command(), "build", str(root)], check=True)
    with book_server(root / "_build" / "html", port) as server:
        host, taken = server.server_address[:2]
        print(f"The book is at http://{host!s}:{taken}/ – stop with Ctrl+C.", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()


def _serve(options: argparse.Namespace) -> None:
    try:
        serve(course_root(Path.cwd()), options.port, build=not options.no_build)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise RuntimeError(f"port {options.port} cannot be used ({error.strerror}). Try --port 0.") from None


def _release(options: argparse.Namespace) -> None:
    from training_safety.grading.course import course_folder
    from training_safety.grading.release import release

    course = course_folder(options.course or Path.cwd())

    def tell(sentence: str) -> None:
        print(sentence, file=sys.stderr)

    archive = release(course, options.assignment, options.language, options.to, tell)
    print(f"{archive} is ready for Canvas or itslearning.")


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

    serving = commands.add_parser("serve", help="build the book and read it at an address on this machine")
    serving.add_argument("--port", type=int, default=8000, help="the port (default 8000; 0 takes a free one)")
    serving.add_argument("--no-build", action="store_true", help="serve the book as it was last built")
    serving.set_defaults(run=_serve)

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

    autograding = commands.add_parser(
        AUTOGRADE,
        add_help=False,
        help="grade what a class has handed in; takes what nbgrader autograde takes (--help shows it)",
    )
    autograding.set_defaults(run=_autograde, arguments=[])

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
    if arguments[:1] == [AUTOGRADE]:  # whose options are nbgrader's, and for nbgrader to read
        options = command_line().parse_args([AUTOGRADE])
        options.arguments = arguments[1:]
    else:
        options = command_line().parse_args(arguments)
    try:
        code: int | None = options.run(options)
        return code or 0
    except ModuleNotFoundError as error:
        print(
            f"training-safety: {error.name} is not installed. Assignments need training-safety[lab].",
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
