"""Measures every page of the book, and the pages with widgets beside html-manager.

    python benchmarks/pages.py              the whole table; writes results.json beside this file
    python benchmarks/pages.py --quick      every visit once, nothing written
    python benchmarks/pages.py --only warm_up --no-lighthouse

They need ``PYTHONPATH=tests/support``, where the tests' own modules lie.

Build both books first: python tests/support/prepare.py (``make bench`` does all of it).
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import shlex
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, sync_playwright

import lighthouse
from places import BUILD, REFERENCE, ROOT
from prepare import browser as find_chromium
from prepare import npm
from quiet import busy, progress
from reference import pages_to_compare
from servers import served
from swap import write_swapped
from visits import FAST, PHONE, visit

HERE = Path(__file__).parent
OURS = BUILD / "html"
THEIRS = REFERENCE / "_build" / "html"
SWAPPED = REFERENCE / "swapped"
NAMES = {"ours": "our page", "reference": "html-manager", "swapped": "our page, html-manager for the loader"}
READERS = {"fast": FAST, "phone": PHONE}
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
GOALS = {"times_faster": 8, "bytes": 130_000, "shift": 0.02, "performance": 95, "other scores": 100}


def main() -> None:
    """Measure, print the table, keep the raw numbers."""
    options = arguments()
    chromium = find_chromium()
    if chromium is None:
        sys.exit("There is no Chromium on this machine (Debian: apt-get install chromium; or set CHROMIUM).")
    for folder in (OURS, THEIRS):
        if not (folder / "index.html").is_file():
            sys.exit(f"{folder.relative_to(ROOT)} is not built. Run `python tests/support/prepare.py` first.")
    places = {
        path.relative_to(OURS).as_posix(): path.read_text(encoding="utf-8").count('class="ts-live"')
        for path in sorted(OURS.glob("book/**/*.html"))
        if options.only in path.as_posix()
    }
    compared = [name for name in pages_to_compare(OURS) if name in places]
    write_swapped(OURS, THEIRS, SWAPPED, compared)
    results: dict[str, Any] = {
        "date": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        "command": shlex.join(["python", "benchmarks/pages.py", *sys.argv[1:]]),
        "goals": GOALS,
        "pages": {name: {"widgets": widgets, "variants": {}} for name, widgets in places.items()},
    }
    load = os.getloadavg()[0]
    with ExitStack() as stack:
        addresses = {
            "ours": stack.enter_context(served(OURS, strict=True)),
            "reference": stack.enter_context(served(THEIRS, strict=False)),
            "swapped": stack.enter_context(served(SWAPPED, strict=False)),
        }
        browser = stack.enter_context(sync_playwright()).chromium.launch(executable_path=chromium, args=FLAGS)
        results["machine"] = {
            "cores": os.cpu_count(),
            "system": f"{platform.system()} {platform.machine()}",
            "python": platform.python_version(),
            "chromium": browser.version,
            "load_at_start": round(load, 2),
        }
        for name, widgets in places.items():
            variants = list(addresses) if name in compared else ["ours"]
            results["pages"][name]["variants"] = visits(browser, addresses, variants, name, widgets, options)
        browser.close()
        if not options.no_lighthouse:
            lighthouse.install(npm())
            results["machine"]["lighthouse"] = lighthouse.version()
            node = str(Path(npm()[0]).with_name("node"))
            for name, page in results["pages"].items():
                for variant in ("ours", "reference"):
                    if variant not in page["variants"]:
                        continue
                    progress(name, variant, "Lighthouse")
                    page["variants"][variant]["lighthouse"] = [
                        {"busy_before": busy(), **lighthouse.audit(address, node, chromium, FLAGS)}
                        for address in [addresses[variant] + name] * (1 if options.quick else 3)
                    ]
    results["machine"]["load_at_end"] = round(os.getloadavg()[0], 2)
    progress("done")
    print("\n".join(report(results)))
    output = options.output or (
        None if options.quick or options.only or options.no_lighthouse else HERE / "results.json"
    )
    if output:
        output.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Measures the pages of the book beside html-manager.")
    parser.add_argument("--quick", action="store_true", help="make every visit and every audit once")
    parser.add_argument("--only", default="", metavar="TEXT", help="measure only pages whose path holds TEXT")
    parser.add_argument("--no-lighthouse", action="store_true", help="leave Lighthouse out")
    parser.add_argument(
        "--output", type=Path, help="where the raw numbers go; a partial run keeps them only if asked"
    )
    return parser.parse_args()


def visits(
    browser: Browser,
    addresses: dict[str, str],
    variants: list[str],
    name: str,
    widgets: int,
    options: argparse.Namespace,
) -> dict[str, Any]:
    """Visit the variants of a page in turn, in an order that turns round each time."""
    found: dict[str, Any] = {variant: {"fast": [], "phone": []} for variant in variants}
    for kind, rounds in (("fast", 5), ("phone", 3)):
        for number in range(1 if options.quick else rounds):
            for variant in variants if number % 2 == 0 else reversed(variants):
                progress(name, variant, kind, str(number + 1))
                before = busy()
                seen = visit(browser, addresses[variant] + name, READERS[kind], widgets)
                seen["busy_before"] = before
                over_line = seen.pop("over_line")
                if number == 0:
                    for item in over_line:
                        item["url"] = item["url"].removeprefix(addresses[variant])
                    found[variant][f"{kind}_over_line"] = over_line
                found[variant][kind].append(seen)
    return found


# ---------------------------------------------------------------- the table


def middle(runs: list[dict[str, Any]], key: str) -> float:
    """Return the median of a number over the runs that have it."""
    values = [run[key] for run in runs if run[key] is not None]
    return float(median(values)) if values else 0.0


def spread(runs: list[dict[str, Any]], key: str) -> str:
    """Return the median in seconds, and the lowest and highest when there are several runs."""
    values = [run[key] / 1000 for run in runs if run[key] is not None]
    if not values:
        return "–"
    return f"{median(values):.2f}" + (f" ({min(values):.2f}–{max(values):.2f})" if len(values) > 1 else "")


def scores(audits: list[dict[str, Any]]) -> str:
    """Return the median performance, and the lowest of each other score."""
    if not audits:
        return "–"
    performance = median(run["scores"]["performance"] for run in audits)
    others = [min(run["scores"][name] for run in audits) for name in lighthouse.CATEGORIES[1:]]
    return " / ".join(f"{number:g}" for number in (performance, *others))


def row(name: str, variant: str, found: dict[str, Any]) -> str:
    """Return one line of the table."""
    fast, phone = found["fast"], found["phone"]
    cells = (
        name,
        NAMES[variant],
        f"{middle(fast, 'bytes') / 1000:.0f}" + (" (chart)" if middle(fast, "chart_bytes") else ""),
        f"{middle(fast, 'requests'):g}",
        spread(fast, "ready_ms"),
        spread(phone, "ready_ms"),
        spread(phone, "first_paint_ms"),
        f"{max(run['shift'] for run in (*fast, *phone)):.3f}",
        f"{middle(phone, 'blocking_ms'):.0f}",
        scores(found.get("lighthouse", [])),
    )
    return "| " + " | ".join(cells) + " |"


def report(results: dict[str, Any]) -> Iterator[str]:
    """Yield the lines of the report."""
    machine = results["machine"]
    yield (
        f"{results['date']} · {machine['cores']} cores, {machine['system']}, load {machine['load_at_start']}–"
        f"{machine['load_at_end']} · Chromium {machine['chromium']} · "
        f"Lighthouse {machine.get('lighthouse', 'left out')}"
    )
    yield f"`{results['command']}`"
    yield ""
    yield (
        "| Page | | kB | Requests | Ready, fast [s] | Ready, phone [s] | First paint, phone [s] "
        "| Layout shift | Blocked, phone [ms] "
        "| Lighthouse: performance / accessibility / best practices / SEO |"
    )
    yield "|---|---|--:|--:|--:|--:|--:|--:|--:|--:|"
    for name, page in results["pages"].items():
        for variant, found in page["variants"].items():
            yield row(name.removeprefix("book/").removesuffix(".html"), variant, found)
    yield ""
    yield "| Page | Compared with | Bytes | Ready, fast | Ready, phone | First paint, phone |"
    yield "|---|---|--:|--:|--:|--:|"
    for name, page in results["pages"].items():
        ours = page["variants"]["ours"]
        for variant in list(page["variants"])[1:]:
            other = page["variants"][variant]
            yield (
                f"| {name.removeprefix('book/').removesuffix('.html')} | {NAMES[variant]} | "
                + " | ".join(
                    f"{middle(other[kind], key) / middle(ours[kind], key):.1f} ×"
                    for kind, key in (
                        ("fast", "bytes"),
                        ("fast", "ready_ms"),
                        ("phone", "ready_ms"),
                        ("phone", "first_paint_ms"),
                    )
                )
                + " |"
            )
    yield ""
    yield from goals(results)


def goals(results: dict[str, Any]) -> Iterator[str]:
    """Yield each goal, and the pages that are short of it."""
    pages = {
        name.removeprefix("book/").removesuffix(".html"): page["variants"]
        for name, page in results["pages"].items()
    }

    def line(goal: str, short: dict[str, str]) -> str:
        if not short:
            return f"- {goal}: reached on every page."
        return f"- {goal}: short on " + ", ".join(f"{name} ({value})" for name, value in short.items()) + "."

    aim = results["goals"]
    times = {
        name: middle(v["reference"]["phone"], "ready_ms") / middle(v["ours"]["phone"], "ready_ms")
        for name, v in pages.items()
        if "reference" in v
    }
    yield line(
        f"Ready at least {aim['times_faster']} times faster than html-manager on the phone",
        {name: f"{value:.1f}" for name, value in times.items() if value < aim["times_faster"]},
    )
    heavy = {
        name: max(
            middle(v["ours"][kind], "bytes") - middle(v["ours"][kind], "chart_bytes") for kind in READERS
        )
        for name, v in pages.items()
    }
    yield line(
        f"At most {aim['bytes'] / 1000:g} kB without the chart library",
        {name: f"{value / 1000:.0f} kB" for name, value in heavy.items() if value > aim["bytes"]},
    )
    shift = {
        name: max(run["shift"] for kind in READERS for run in v["ours"][kind]) for name, v in pages.items()
    }
    yield line(
        f"Layout shift under {aim['shift']}",
        {name: f"{value:.3f}" for name, value in shift.items() if value >= aim["shift"]},
    )
    audited = {name: v["ours"]["lighthouse"] for name, v in pages.items() if "lighthouse" in v["ours"]}
    if not audited:
        return
    performance = {
        name: median(run["scores"]["performance"] for run in runs) for name, runs in audited.items()
    }
    yield line(
        f"Lighthouse performance at least {aim['performance']}",
        {name: f"{value:g}" for name, value in performance.items() if value < aim["performance"]},
    )
    for category in lighthouse.CATEGORIES[1:]:
        lowest = {name: min(run["scores"][category] for run in runs) for name, runs in audited.items()}
        yield line(
            f"Lighthouse {category.replace('-', ' ')} {aim['other scores']}",
            {name: str(value) for name, value in lowest.items() if value < aim["other scores"]},
        )


if __name__ == "__main__":
    main()
