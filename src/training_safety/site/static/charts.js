// Draws the Plotly figures of a page with the book's one copy of the library, when they come near.
import { loadPlotly, tokens, walkable, whenThemeChanges, whenWanted } from "../../widgets/shared/charts.js";

/** The layout all charts of the course share, in the colours of the moment. */
export function themed(layout, colours) {
  const axis = {
    gridcolor: colours.line,
    linecolor: colours.lineStrong,
    zerolinecolor: colours.lineStrong,
    tickcolor: colours.lineStrong,
    automargin: true,
    fixedrange: true,
  };
  const axes = Object.keys(layout).filter((name) => /^[xy]axis\d*$/.test(name));
  return {
    ...layout,
    ...Object.fromEntries(["xaxis", "yaxis", ...axes].map((name) => [name, { ...axis, ...layout[name] }])),
    shapes: (layout.shapes ?? []).map((shape) => ({ ...shape, line: { color: colours.lineStrong, ...shape.line } })),
    font: { family: colours.fontText, size: 14, color: colours.ink, ...layout.font },
    paper_bgcolor: "rgba(0,0,0,0)",
    plot_bgcolor: "rgba(0,0,0,0)",
    colorway: [colours.accent, colours.second, colours.inkQuiet],
    separators: document.documentElement.lang.startsWith("en") ? ".," : ",\u202f",
    margin: { l: 8, r: 8, t: 16, b: 8, ...layout.margin },
    // Above the plot, where it covers no axis however many lines its names take.
    legend: { orientation: "h", x: 0, xanchor: "left", y: 1, yanchor: "bottom", itemclick: false, itemdoubleclick: false, ...layout.legend },
    dragmode: false,
  };
}

export function begin(root) {
  for (const place of root.querySelectorAll("[data-plotly]")) {
    const { data, layout } = JSON.parse(place.querySelector("script").textContent);
    whenWanted(place, async () => {
      try {
        const Plotly = await loadPlotly(null);
        const canvas = document.createElement("div");
        canvas.style.height = "100%";
        place.append(canvas);
        const draw = () =>
          Plotly.react(canvas, structuredClone(data), themed(structuredClone(layout), tokens(place)), {
            displayModeBar: false,
            responsive: true,
          });
        await draw();
        whenThemeChanges(draw);
        const lang = document.documentElement.lang.startsWith("en") ? "en" : "nb";
        walkable(place, null, lang, () => ({ data, layout }), canvas);
      } catch {
        place.closest("figure").querySelector("details").open = true; // the numbers stand in for the drawing
      }
    });
  }
}
