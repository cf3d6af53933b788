"""Lighthouse's mobile audit of one page, run by the version that package-lock.json names."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
METRICS = {
    "first-contentful-paint": "first_paint_ms",
    "largest-contentful-paint": "largest_paint_ms",
    "total-blocking-time": "blocking_ms",
    "cumulative-layout-shift": "shift",
    "speed-index": "speed_index_ms",
}


def install(npm: list[str]) -> None:
    """Install Lighthouse beside this file, exactly as it is locked."""
    if not (HERE / "node_modules" / "lighthouse").is_dir():
        subprocess.run([*npm, "ci", "--no-audit", "--no-fund", "--silent"], cwd=HERE, check=True)


def version() -> str:
    """Return the installed version."""
    found: str = json.loads((HERE / "node_modules/lighthouse/package.json").read_text(encoding="utf-8"))[
        "version"
    ]
    return found


def audit(url: str, node: str, chromium: str, flags: list[str]) -> dict[str, Any]:
    """Audit a page once and return its scores out of 100, its metrics and the audits that took points."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        run = subprocess.run(
            [
                node,
                str(HERE / "node_modules/lighthouse/cli/index.js"),
                url,
                "--quiet",
                "--no-enable-error-reporting",
                "--output=json",
                f"--output-path={report}",
                f"--only-categories={','.join(CATEGORIES)}",
                f"--chrome-flags={' '.join(['--headless=new', *flags])}",
            ],
            env={**os.environ, "CHROME_PATH": chromium},
            capture_output=True,
            text=True,
        )
        if not report.is_file():
            raise SystemExit(f"Lighthouse could not audit {url}:\n{run.stderr[-2000:]}")
        return summary(json.loads(report.read_text(encoding="utf-8")))


def summary(report: dict[str, Any]) -> dict[str, Any]:
    """Return what is kept of a report."""
    if report.get("runtimeError"):
        raise SystemExit(f"{report['requestedUrl']}: {report['runtimeError']['message']}")
    audits, categories = report["audits"], report["categories"]
    lost = {
        name: sorted(
            ref["id"]
            for ref in categories[name]["auditRefs"]
            if ref["weight"] > 0 and (score := audits[ref["id"]]["score"]) is not None and score < 0.9
        )
        for name in CATEGORIES
    }
    return {
        "scores": {name: round(categories[name]["score"] * 100) for name in CATEGORIES},
        "metrics": {key: round(audits[name]["numericValue"], 4) for name, key in METRICS.items()},
        "lost": {name: ids for name, ids in lost.items() if ids},
        "machine_index": report["environment"]["benchmarkIndex"],
    }
