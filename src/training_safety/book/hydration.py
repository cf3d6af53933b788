"""Widgets that are alive on a static page.

A cell's widget leaves two things behind: its state, which myst-nb writes into the page, and a
plain-HTML still in its mime bundle. Here the still becomes the content of the widget's place, and
the state is slimmed: scripts and styles leave it for files that all pages share, taken from the
installed package and not from the execution cache. ``static/loader.js`` does the rest.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup
from docutils import nodes
from myst_nb.sphinx_ import NbMetadataCollector
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError
from sphinx.transforms.post_transforms import SphinxPostTransform

from training_safety.book.served_files import (
    FOLDER,
    HOST,
    PLOTLY,
    STATIC,
    WIDGETS,
    serve,
    served_name,
    sources,
    write,
)

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


class PlaceWidgets(SphinxPostTransform):
    """Turn a widget output into its place: the still, and the id of the model that replaces it."""

    default_priority = 3  # before myst-nb chooses one mime type and throws the still away
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Replace each bundle that holds a widget view."""
        docname = self.env.docname
        state = state_of(self.env, docname)
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
            still = parts["text/html"].astext() if "text/html" in parts else controls_still(state, match[1])
            html = in_language(still, self.config.language)
            bundle.replace_self(
                nodes.raw("", f'<div class="ts-live" data-model="{match[1]}">\n{html}\n</div>', format="html")
            )
        name = unknown_model(state)
        if name is not None:
            raise ExtensionError(
                f"{docname}: the widget model {name} has nothing to show it on a static page. Use an anywidget, or one of "
                f"{', '.join(sorted(c.removesuffix('Model') for c in CONTROLS))}."
            )


def in_language(still: str, language: str) -> str:
    """Keep the still of the page's language."""
    parts = BeautifulSoup(still, "html.parser").find_all("div", class_="ts-still", recursive=False)
    wanted = [part for part in parts if part.get("lang") == language[:2]]
    return "\n".join(str(part) for part in wanted or parts) or still


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
    """Return the installed JavaScript file of a widget of this package."""
    package, _, stem = model["state"].get("_anywidget_id", "").rpartition(".")[0].rpartition(".")
    return WIDGETS / f"{stem}.js" if package == "training_safety.widgets" else None


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

    def style(name: str) -> None:
        app.add_css_file(f"{FOLDER}/{name}", priority=700)

    for sheet in (WIDGETS / "tokens.css", STATIC / "course.css"):
        style(serve(folder, sheet))
    charts = "data-plotly" in context.get("body", "")
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
            style(serve(folder, module.with_suffix(".css")))
        if any(model["model_name"] in CONTROLS for model in state.values()):
            modules.append(serve(folder, STATIC / "controls.js"))
            style(serve(folder, STATIC / "controls.css"))
        charts = charts or any("load_planner" in name for name in modules)
        attributes["body"] = json.dumps({"state": state}, separators=(",", ":")).replace("<", "\\u003c")
    if charts:
        modules.append(serve(folder, STATIC / "charts.js"))
    if modules:
        modules.insert(0, serve(folder, HOST))
    context["training_safety"] = {
        "loader": serve(folder, STATIC / "loader.js"),
        "page": serve(folder, STATIC / "page.js"),
        "early": serve(folder, STATIC / "early.js"),
        "plotly": served_name(PLOTLY),
        "modules": modules,
    }


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
