"""One visit to a page with a cold cache: how heavy it is, and when its widgets are there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser

#: A widget that a script has drawn: not the plain still, not a part of another widget, with a button.
#: It holds for both ways of bringing a page to life.
LIVE = """() => [...document.querySelectorAll(".ts-widget:not(.ts-still *):not(.ts-widget .ts-widget)")]
  .filter((widget) => widget.querySelector("button")).length"""

#: Runs before the page's own scripts. ``%d`` is the number of widgets to wait for.
WATCH = (
    """(() => {
  const seen = (window.benchmark = { ready: null, shown: null, shifts: [], tasks: [] });
  const live = """
    + LIVE
    + """;
  const note = (type, keep) =>
    new PerformanceObserver((list) => list.getEntries().forEach(keep)).observe({ type, buffered: true });
  note("layout-shift", (e) => seen.shifts.push({ at: e.startTime, value: e.hadRecentInput ? 0 : e.value }));
  note("longtask", (e) => seen.tasks.push({ at: e.startTime, ms: e.duration }));
  if (%d === 0) {
    document.addEventListener("DOMContentLoaded", () => (seen.ready = performance.now()));
    return;
  }
  const hidden = () => document.documentElement.dataset.coming === "page"; // our page does not show its rest yet
  const observer = new MutationObserver(() => {
    if (live() < %d || hidden()) return;
    seen.ready = performance.now();
    requestAnimationFrame(() => setTimeout(() => (seen.shown = performance.now()))); // when that frame is painted
    observer.disconnect();
  });
  observer.observe(document, { childList: true, subtree: true, attributeFilter: ["data-coming"] });
})();"""
)
_LONGEST_WAIT_MS = 180_000
_WEIGHED_AFTER_S = 1.0
_WATCHED_AFTER_S = 3.0


@dataclass(frozen=True)
class Reader:
    """Who visits: the screen, the line and the processor."""

    width: int
    height: int
    mobile: bool = False
    down_bits: float = 0.0  # a second; 0 is as fast as it goes
    up_bits: float = 0.0
    latency_ms: float = 0.0
    slower: float = 1.0


FAST = Reader(1280, 900)
PHONE = Reader(390, 844, mobile=True, down_bits=1.6e6, up_bits=750e3, latency_ms=150, slower=4)


def visit(browser: Browser, url: str, reader: Reader, widgets: int) -> dict[str, Any]:
    """Visit a page once, in a context of its own, and return what was seen.

    Times are milliseconds from the start of the navigation. Bytes are what came over the line,
    headers included, until one second after the page was ready; nothing is scrolled.
    """
    major = browser.version.split(".")[0]
    phone: dict[str, Any] = {
        "is_mobile": True,
        "has_touch": True,
        "device_scale_factor": 3,
        "user_agent": "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) "
        f"Chrome/{major}.0.0.0 Mobile Safari/537.36",
    }
    context = browser.new_context(
        viewport={"width": reader.width, "height": reader.height},
        locale="nb-NO",
        **(phone if reader.mobile else {}),
    )
    try:
        page = context.new_page()
        page.add_init_script(WATCH.replace("%d", str(widgets)))
        line = context.new_cdp_session(page)
        sent: dict[str, tuple[float, str]] = {}
        came: list[tuple[float, str, float]] = []
        line.on(
            "Network.requestWillBeSent",
            lambda e: sent.setdefault(e["requestId"], (e["timestamp"], e["request"]["url"])),
        )
        line.on(
            "Network.loadingFinished",
            lambda e: came.append((e["timestamp"], e["requestId"], e["encodedDataLength"])),
        )
        line.send("Network.enable")
        if reader.down_bits:
            line.send(
                "Network.emulateNetworkConditions",
                {
                    "offline": False,
                    "latency": reader.latency_ms,
                    "downloadThroughput": reader.down_bits / 8,
                    "uploadThroughput": reader.up_bits / 8,
                },
            )
        if reader.slower > 1:
            line.send("Emulation.setCPUThrottlingRate", {"rate": reader.slower})
        page.goto(url, wait_until="commit", timeout=_LONGEST_WAIT_MS)
        waited = 0
        while (
            page.evaluate("benchmark.ready") is None
        ):  # the policy bars Playwright's own waiting, which evals
            page.wait_for_timeout(100)
            waited += 100
            if waited > _LONGEST_WAIT_MS:
                alive = page.evaluate(LIVE)
                raise SystemExit(
                    f"{url}: of {widgets} widgets, {alive} came to life in {waited / 1000:.0f} s. "
                    "Open the page in a browser and read its console."
                )
        page.wait_for_timeout((_WATCHED_AFTER_S + 0.2) * 1000)
        seen = page.evaluate(
            """() => ({ ...benchmark,
              painted: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? null,
              mark: performance.getEntriesByName("training-safety-ready")[0]?.startTime ?? null })"""
        )
    finally:
        context.close()
    start = min(at for at, _ in sent.values())
    weighed = seen["ready"] / 1000 + _WEIGHED_AFTER_S
    over_line = [
        {
            "url": address,
            "start_ms": round((sent[key][0] - start) * 1000),
            "end_ms": round((at - start) * 1000),
            "bytes": size,
        }
        for at, key, size in came
        if key in sent and (address := sent[key][1]).startswith("http") and at - start <= weighed
    ]
    until = seen["ready"] + _WATCHED_AFTER_S * 1000
    return {
        "ready_ms": round(seen["ready"]),
        "shown_ms": None if seen["shown"] is None else round(seen["shown"]),
        "first_paint_ms": None if seen["painted"] is None else round(seen["painted"]),
        "own_mark_ms": None if seen["mark"] is None else round(seen["mark"]),
        "bytes": round(sum(item["bytes"] for item in over_line)),
        "requests": len(over_line),
        "chart_bytes": round(sum(item["bytes"] for item in over_line if "plotly" in item["url"])),
        "shift": round(sum(item["value"] for item in seen["shifts"] if item["at"] <= until), 4),
        "blocking_ms": round(sum(item["ms"] - 50 for item in seen["tasks"] if item["at"] <= until)),
        "over_line": over_line,
    }
