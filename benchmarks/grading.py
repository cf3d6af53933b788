"""Measures how many submissions are graded in a second: ours, nbgrader's own autograde, and otter-grader.

    python benchmarks/grading.py               the whole table; writes grading.json beside this file
    python benchmarks/grading.py --quick       small classes, each once, nothing written
    python benchmarks/grading.py --no-otter    without otter-grader, which is installed from the network

They need ``PYTHONPATH=tests/support``, where the tests' own modules lie. What each number is stands in README.md.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import shlex
import shutil
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from statistics import mean, median
from typing import Any

from grading_classes import course_case, small_case
from grading_runs import BIN, contestants, otter_environment, rounds, warm_up
from grading_scale import TENTHS, large_class, list_of_submissions
from places import BUILD
from quiet import progress

HERE = Path(__file__).parent
WORK = BUILD / "grading"
ROUNDS = 3
PATIENCE = 30
"""How long to wait for a free processor before each run [s]."""
CLASS, LIST = 10_000, 1_000
GOALS = {"times_stock": {"plain": 40, "context": 20}, "list_seconds": 0.3, "memory": 1.25, "cost": 1.1}
"""Ratio to stock for a light notebook at least; formgrader's list at most [s]; the memory at the end against that
after a tenth, and the cost of the second half of a class against that of the first, at most."""


def main() -> None:
    """Measure, print the table, keep the raw numbers."""
    options = arguments()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # or every kernel would compile its modules anew
    os.environ["PATH"] = f"{BIN}{os.pathsep}{os.environ['PATH']}"  # nbgrader calls alembic
    shutil.rmtree(WORK / "classes", ignore_errors=True)
    (WORK / "classes").mkdir(parents=True)
    light, ordinary = small_case(), course_case("treatment")
    everybody = contestants(None if options.no_otter else otter_environment(WORK / "otter"), options.quick)
    chosen = {key: one for key, one in everybody.items() if not options.only or key in options.only}
    results: dict[str, Any] = {
        "date": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        "command": shlex.join(["python", "benchmarks/grading.py", *sys.argv[1:]]),
        "goals": GOALS,
        "machine": {
            "cores": len(os.sched_getaffinity(0)),
            "system": f"{platform.system()} {platform.machine()}",
            "python": platform.python_version(),
            "nbgrader": version("nbgrader"),
            "load_at_start": round(os.getloadavg()[0], 2),
        },
        "names": {key: one.name for key, one in chosen.items()},
        "cases": {},
    }
    warm_up(light, chosen, WORK / "classes")
    for case in (light, ordinary):
        times, patience = (1, 0) if options.quick else (ROUNDS, PATIENCE)
        found = rounds(case, chosen, WORK / "classes", times, patience)
        results["cases"][case.name] = {"about": case.about, "light": case is light, "contestants": found}
    if not options.no_scale:
        for students in (LIST // 5,) if options.quick else (LIST, CLASS):
            course, went = large_class(light, WORK / "classes", students)
            results.setdefault("large", []).append(went | {"list": list_of_submissions(light, course)})
    results["machine"]["load_at_end"] = round(os.getloadavg()[0], 2)
    shutil.rmtree(WORK / "classes", ignore_errors=True)
    progress("done")
    print("\n".join(report(results)))
    partial = options.quick or options.no_otter or options.no_scale or options.only
    output = options.output or (None if partial else HERE / "grading.json")
    if output:
        output.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Measures grading beside nbgrader's own and otter-grader.")
    parser.add_argument("--quick", action="store_true", help="small classes, each once")
    parser.add_argument(
        "--only", nargs="*", metavar="WHO", help="only these: stock plain context kernels otter"
    )
    parser.add_argument("--no-otter", action="store_true", help="leave otter-grader out")
    parser.add_argument("--no-scale", action="store_true", help="leave the large classes out")
    parser.add_argument(
        "--output", type=Path, help="where the raw numbers go; a partial run keeps them only if asked"
    )
    return parser.parse_args()


# ---------------------------------------------------------------- the table


def middle(rounds: list[dict[str, Any]], key: str) -> float:
    """Return the median of a number over the rounds."""
    return float(median(one[key] for one in rounds))


def report(results: dict[str, Any]) -> Iterator[str]:
    """Yield the lines of the report."""
    machine = results["machine"]
    yield (
        f"{results['date']} · {machine['cores']} cores, {machine['system']}, Python {machine['python']}, "
        f"nbgrader {machine['nbgrader']}, load {machine['load_at_start']}–{machine['load_at_end']}"
    )
    yield f"`{results['command']}`"
    for name, case in results["cases"].items():
        yield ""
        yield f"**{name}** – {case['about']}"
        yield ""
        yield from _throughput(results["names"], case["contestants"])
    for one in results.get("large", []):
        yield ""
        yield from _large(one)
    yield ""
    yield from goals(results)


def _throughput(names: dict[str, str], found: dict[str, list[dict[str, Any]]]) -> Iterator[str]:
    yield "| Who | A second | Wall each [ms] | Processor each [ms] | Start [s] | Against stock | Points: right / partly / wrong |"
    yield "|---|--:|--:|--:|--:|--:|---|"
    for key, runs in found.items():
        each = [one["seconds"] for one in runs]
        rate = f"{1 / median(each):.3g}"
        if len(each) > 1:
            rate += f" ({1 / max(each):.3g}–{1 / min(each):.3g})"
        ratio = f"{middle(found['stock'], 'seconds') / median(each):.3g} ×" if "stock" in found else "–"
        points = runs[-1]["points"]
        got = " / ".join(
            ", ".join(f"{one:g}" for one in points.get(kind, [])) for kind in ("right", "partly", "wrong")
        )
        start = "each" if runs[0]["runs"][0]["students"] == 0 else f"{middle(runs, 'start_seconds'):.1f}"
        yield (
            f"| {names[key]} | {rate} | {1000 * median(each):.3g} | {1000 * middle(runs, 'cpu_seconds'):.3g} "
            f"| {start} | {ratio} | {got} |"
        )


def _large(one: dict[str, Any]) -> Iterator[str]:
    yield (
        f"**{one['students']} submissions in one run**: {one['seconds']:.0f} s, {one['students'] / one['seconds']:.1f} a second"
    )
    yield ""
    yield "| After | Memory of the process that leads [MB] | Its highest so far [MB] |"
    yield "|--:|--:|--:|"
    for mark, sample in one["at"].items():
        yield f"| {mark} | {sample['memory']:.0f} | {sample['peak']:.0f} |"
    yield ""
    for what, name in TENTHS.items():
        tenths = ", ".join(f"{1000 * each:.1f}" for each in one["tenths"][what])
        yield f"Each tenth of the class [ms a submission], {name}: {tenths}  "
    listed = one["list"]
    yield ""
    yield (
        f"Formgrader’s list of {listed['students']}: {median(listed['seconds']):.2f} s "
        f"({min(listed['seconds']):.2f}–{max(listed['seconds']):.2f}); "
        f"nbgrader’s own {median(listed['seconds_of_nbgrader']):.2f} s"
    )


def goals(results: dict[str, Any]) -> Iterator[str]:
    """Yield each goal and how near it is."""
    for name, case in results["cases"].items():
        found = case["contestants"]
        for key, times in GOALS["times_stock"].items():
            if case["light"] and key in found and "stock" in found:
                ratio = middle(found["stock"], "seconds") / middle(found[key], "seconds")
                yield f"- {name}, {results['names'][key]}: at least {times} times stock – {ratio:.1f} {_met(ratio >= times)}"
        alike = {json.dumps(runs[-1]["points"]) for runs in found.values()}
        yield f"- {name}: everybody gives the same points – {_met(len(alike) == 1)}"
    for one in results.get("large", []):
        seconds = median(one["list"]["seconds"])
        if one["students"] <= LIST:
            yield f"- formgrader’s list of {one['students']} under {GOALS['list_seconds']} s – {seconds:.2f} s {_met(seconds < GOALS['list_seconds'])}"
            continue
        first, *_, last, _report = one["at"].values()
        memory = last["peak"] / first["peak"]
        yield f"- {one['students']} submissions, memory when all are graded against a tenth: at most {GOALS['memory']} – {memory:.2f} {_met(memory <= GOALS['memory'])}"
        cost = growth(one["tenths"]["given_seconds"])
        yield f"- {one['students']} submissions, cost of the second half against the first: at most {GOALS['cost']} – {cost:.2f} {_met(cost <= GOALS['cost'])}"


def growth(tenths: list[float]) -> float:
    """Return what a submission of the second half of a class cost against one of the first, without the first tenth.

    The first tenth has the start of the run in it. One tenth against another says little: where the
    processors are shared with other machines, those of one run have differed by 40 %.
    """
    return mean(tenths[5:]) / mean(tenths[1:5])


def _met(reached: bool) -> str:
    return "(reached)" if reached else "(short)"


if __name__ == "__main__":
    main()
