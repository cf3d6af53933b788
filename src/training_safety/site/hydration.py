"""Widgets that are alive on a static page.

A cell's widget leaves its state behind, which myst-nb writes into the page. The still is drawn of it
(``stills.py``) and becomes the content of the widget's place; then the state is slimmed: scripts and
styles leave it for files that all pages share, taken from the installed package and not from the
execution cache. ``static/loader.js`` does the rest.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from docutils import nodes
from myst_nb.sphinx_ import NbMetadataCollector
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError
from sphinx.transforms.post_transforms import SphinxPostTransform

from training_safety.activities import echo_of
from training_safety.figures.section_words import all_words
from training_safety.site.charts import echo_place
from training_safety.site.course_map import serve_course_map
from training_safety.site.page_names import names_of
from training_safety.site.served_files import (
    FOLDER,
    PACKAGE,
    PLOTLY,
    STATIC,
    WIDGETS,
    serve,
    serve_program,
    serve_shared,
    served_name,
    sources,
    write,
)
from training_safety.site.stills import drawn
from training_safety.site.stylesheets import OURS, serve_sheets
from training_safety.widgets.shared.es_modules import inlined

WIDGET_STATE = "application/vnd.jupyter.widget-state+json"
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"

#: The ipywidgets that ``static/controls.js`` draws. Anything else stops the build.
CONTROLS = frozenset(
    [
        "IntSliderModel",
        "FloatSliderModel",
        "FloatLogSliderModel",
        "IntRangeSliderModel",
        "FloatRangeSliderModel",
        "SelectionSliderModel",
        "TextModel",
        "TextareaModel",
        "IntTextModel",
        "FloatTextModel",
        "BoundedIntTextModel",
        "BoundedFloatTextModel",
        "DropdownModel",
        "CheckboxModel",
        "HTMLModel",
        "LabelModel",
        "BoxModel",
        "HBoxModel",
        "VBoxModel",
        "TabModel",
        "AccordionModel",
        "LinkModel",
        "DirectionalLinkModel",
    ]
)
#: Models that say how a control looks and carry no behaviour.
_LOOKS = re.compile(r"(Layout|Style)Model$")

State = dict[str, dict[str, Any]]


def state_of(env: BuildEnvironment, docname: str) -> State:
    """Return the widget models that the page's cells left behind, by id."""
    for _, attributes in NbMetadataCollector.get_js_files(env, docname).values():
        if attributes.get("type") == WIDGET_STATE:
            found: State = json.loads(attributes["body"])["state"]
            return found
    return {}


def widgets_by_page(env: BuildEnvironment) -> dict[str, list[tuple[Path, dict[str, Any]]]]:
    """Return the folder and the state of each of our widgets, by page."""
    return {
        docname: [
            (module.parent, model["state"])
            for model in state_of(env, docname).values()
            if (module := _module_of(model)) is not None
        ]
        for docname in env.found_docs
    }


def referred(value: object) -> Iterator[str]:
    """Yield the ids of the models that a state value points to."""
    if isinstance(value, str) and value.startswith("IPY_MODEL_"):
        yield value.removeprefix("IPY_MODEL_")
    elif isinstance(value, dict):
        for item in value.values():
            yield from referred(item)
    elif isinstance(value, list):
        for item in value:
            yield from referred(item)


def unknown_model(state: State) -> str | None:
    """Return the name of a model that no part of the book can show, if there is one."""
    for model in state.values():
        name = model["model_name"]
        if model["model_module"] == "anywidget" or name in CONTROLS or _LOOKS.search(name):
            continue
        return f"{name} of {model['model_module']}"
    return None


def nameless_twins(state: State, shown: Iterable[str]) -> str | None:
    """Return the class of two different widgets that the page would keep under its own name, if there are any.

    ``shown`` are the ids of the models that cells show; what these contain counts too.
    """
    reached: set[str] = set()
    waiting = [*shown]
    while waiting:
        model_id = waiting.pop()
        if model_id in state and model_id not in reached:
            reached.add(model_id)
            waiting += referred(state[model_id]["state"])
    seen: set[str] = set()
    for model_id in sorted(reached):
        widget = state[model_id]["state"].get("_anywidget_id", "")
        if _module_of(state[model_id]) is None or state[model_id]["state"].get("name") != "":
            continue
        if widget in seen:
            return str(widget).rpartition(".")[2]
        seen.add(widget)
    return None


class PlaceWidgets(SphinxPostTransform):
    """Turn a widget output into its place: the still, and the id of the model that replaces it."""

    default_priority = 3  # before myst-nb chooses one mime type and throws the still away
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Replace each bundle that holds a widget view."""
        docname = self.env.docname
        state = state_of(self.env, docname)
        shown: list[str] = []
        for bundle in list(self.document.findall(nodes.container)):
            if bundle.get("nb_element") != "mime_bundle":
                continue
            parts = {part["mime_type"]: part for part in bundle.children if isinstance(part, nodes.Element)}
            if WIDGET_VIEW not in parts:
                continue
            match = re.search(r'"model_id": ?"([^"]+)"', parts[WIDGET_VIEW].astext())
            if match is None or match[1] not in state:
                raise ExtensionError(
                    f"{docname}: a cell shows a widget whose state was not kept. Show the widget as the cell's last "
                    "expression, and do not close it in the notebook."
                )
            shown.append(match[1])
            if _module_of(state[match[1]]) is not None:
                still = own_still(self.env, match[1])
            else:
                still = (
                    parts["text/html"].astext() if "text/html" in parts else controls_still(state, match[1])
                )
            place = f'<div class="ts-live" data-model="{match[1]}"><div class="ts-still">{still}</div></div>'
            values = state[match[1]]["state"]
            place += echo_place(echo_of(values.get("name", ""), values.get("activity", {})))
            bundle.replace_self(nodes.raw("", place, format="html"))
        twins = nameless_twins(state, shown)
        if twins is not None:
            raise ExtensionError(
                f"{docname}: two {twins} on this page have no name, so readers' browsers would keep both as one. Give each "
                f'a name of its own, such as {twins}(…, name="first"), and leave it as it is from then on.'
            )
        name = unknown_model(state)
        if name is not None:
            raise ExtensionError(
                f"{docname}: the widget model {name} has nothing to show it on a static page. Use an anywidget, or one of "
                f"{', '.join(sorted(c.removesuffix('Model') for c in CONTROLS))}."
            )


_STILLS: WeakKeyDictionary[BuildEnvironment, dict[str, str]] = WeakKeyDictionary()


def own_still(env: BuildEnvironment, model_id: str) -> str:
    """Return the still of one of our widgets. All pages' are drawn together, when the first is asked for."""
    stills = _STILLS.setdefault(env, {})
    if model_id not in stills:
        asked = {
            other: (module, model["state"])
            for docname in env.found_docs
            for other, model in state_of(env, docname).items()
            if other not in stills and (module := _module_of(model)) is not None
        }
        try:
            stills |= zip(asked, drawn([*asked.values()], env.config.language[:2]), strict=True)
        except RuntimeError as error:
            raise ExtensionError(str(error)) from None
    return stills[model_id]


def controls_still(state: State, model_id: str) -> str:
    """Return the plain still of composed controls: each one's label and value, in reading order."""
    model = state[model_id]["state"]
    children = [controls_still(state, child) for child in referred(model.get("children", []))]
    if children:
        return '<div class="ts-control-list">' + "".join(children) + "</div>"
    if state[model_id]["model_name"] == "HTMLModel":
        return f"<div>{model.get('value', '')}</div>"
    label, value = model.get("description") or "", model.get("value", model.get("index", ""))
    return (
        f"<p><strong>{escape(str(label))}</strong> {escape(str(value))}</p>" if label or value != "" else ""
    )


def _module_of(model: dict[str, Any]) -> Path | None:
    """Return the installed ``view.js`` of a widget of this package: the one beside its Python module."""
    package, *parts = model["state"].get("_anywidget_id", "").rpartition(".")[0].split(".")
    path = PACKAGE.joinpath(*parts).with_name("view.js")
    return path if package == "training_safety" and path.is_relative_to(WIDGETS) else None


def slimmed(state: State) -> tuple[State, dict[str, str], list[Path]]:
    """Return the state without scripts and styles, the foreign files by name, and our modules used.

    A widget of this package gets the installed module, whatever the execution cache remembers;
    any other anywidget keeps the module it was run with.
    """
    slim: State = {}
    foreign: dict[str, str] = {}
    ours: list[Path] = []
    needed = {other for model in state.values() for other in referred(model["state"])}
    for model_id, model in state.items():
        values = {
            key: value
            for key, value in model["state"].items()
            if not key.startswith(("_model_", "_view_"))
            and key not in ("_dom_classes", "_esm", "_css", "_anywidget_id")
        }
        if _LOOKS.search(model["model_name"]):
            values = {key: value for key, value in values.items() if value is not None}
            if not values or model_id not in needed:
                continue
        kept = {"model_name": model["model_name"], "state": values}
        if model.get("buffers"):
            kept["buffers"] = model["buffers"]
        if model["model_module"] == "anywidget":
            module = _module_of(model)
            if module is not None:
                ours.append(module)
                kept["module"] = served_name(module)
            else:
                for key, ending in (("_esm", "js"), ("_css", "css")):
                    if text := model["state"].get(key):
                        name = f"other.{hashlib.sha256(text.encode()).hexdigest()[:10]}.{ending}"
                        foreign[name] = text
                        kept["module" if ending == "js" else "style"] = name
        slim[model_id] = kept
    return slim, foreign, ours


def hydrate_page(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any
) -> None:
    """Give the page its slim state and the files it needs, and nothing it does not."""
    if app.builder.format != "html":
        return
    folder = Path(app.outdir) / "_static" / FOLDER
    modules: list[str] = []
    programs = {
        "plotly": served_name(PLOTLY),
        "course": serve_course_map(app.env, folder, widgets_by_page(app.env)),
        "returning": serve_program(folder, STATIC / "returning.js"),
    }

    def style(name: str) -> None:
        app.add_css_file(f"{FOLDER}/{name}", priority=700)

    for sheet in OURS:
        style(serve(folder, sheet))
    body = context.get("body", "")
    charts = "data-plotly" in body
    if "footnote-reference" in body or "glossary.html#term-" in body:
        programs["in_place"] = serve_program(folder, STATIC / "in_place_program.js")
    for script in context.get("script_files", []):
        attributes = getattr(script, "attributes", {})
        if attributes.get("type") != WIDGET_STATE:
            continue
        state, foreign, ours = slimmed(json.loads(attributes["body"])["state"])
        for name, text in foreign.items():
            write(folder, name, text.encode())
            if name.endswith(".css"):
                style(name)
        for module in dict.fromkeys(ours):
            modules.append(serve(folder, module))
            for program in module.parent.glob("*_program.js"):
                programs[program.stem.removesuffix("_program")] = serve_program(folder, program)
        if ours:
            style(serve_sheets(folder, sorted(set(ours))))
        if any(model["model_name"] in CONTROLS for model in state.values()):
            modules.append(serve(folder, STATIC / "controls.js"))
            style(serve(folder, STATIC / "controls.css"))
        charts = charts or any("load_planner" in name for name in modules)
        attributes["body"] = json.dumps({"state": state}, separators=(",", ":")).replace("<", "\\u003c")
    if charts:
        modules.append(serve(folder, STATIC / "charts.js"))
        programs["chart-walk"] = serve_program(folder, WIDGETS / "shared" / "chart_walk_program.js")
    if 'data-part="' in context.get("body", ""):
        modules += section_files(context, folder)
    if 'data-part="review"' in context.get("body", ""):
        style(serve(folder, WIDGETS / "quiz" / "style.css"))
    if modules:
        modules.insert(0, serve_shared(folder))
    context["training_safety"] = {
        "loader": serve(folder, STATIC / "loader.js"),
        "page": serve_program(folder, STATIC / "page.js"),
        "early": serve(folder, STATIC / "early.js"),
        "programs": programs,
        **names_of(Path(app.srcdir) / "book", pagename),
        "modules": modules,
    }


def section_files(context: dict[str, Any], folder: Path) -> list[str]:
    """Give a page with a section's directives the words of its scripts; return the modules it needs."""
    body = context["body"]
    marks = {"section": "", "own_numbers": 'data-own="', "register": 'data-part="register"'}
    marks |= {"review": 'data-part="review"', "my_page": 'data-part="my-page"'}
    wanted = [STATIC / f"{name}.js" for name, mark in marks.items() if mark in body]
    language = "en" if str(context.get("language") or "nb").startswith("en") else "nb"
    words = words_asked_for(wanted, all_words(language))
    text = json.dumps(words, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    context["body"] = f'{body}<script type="application/json" id="section-words">{text}</script>\n'
    return [serve(folder, script) for script in wanted]


def words_asked_for(scripts: Iterable[Path], words: dict[str, str]) -> dict[str, str]:
    """Return the words whose key, or the beginning of it before a ``_``, stands in a script: the others are Python's."""
    named = {name for script in scripts for name in re.findall(r"\w+", inlined(script))}
    beginnings = {key: {key[: match.end()] for match in re.finditer("_", key)} for key in words}
    return {key: text for key, text in words.items() if key in named or beginnings[key] & named}


def serve_what_all_share(app: Sphinx, exception: Exception | None) -> None:
    """Write the chart library, and the sources for pages opened from disk."""
    if exception is None and app.builder.format == "html":
        folder = Path(app.outdir) / "_static" / FOLDER
        serve(folder, PLOTLY)
        write(folder, "sources.js", sources(folder))


def setup(app: Sphinx) -> None:
    """Hydrate the pages, unless ``training_safety_hydration`` is off (the html-manager reference)."""
    app.add_config_value("training_safety_hydration", True, "env", bool)

    def connect(app: Sphinx) -> None:
        if app.config.training_safety_hydration:
            app.connect("html-page-context", hydrate_page, priority=900)
            app.connect("build-finished", serve_what_all_share, priority=400)
            app.add_post_transform(PlaceWidgets)

    app.connect("builder-inited", connect)
