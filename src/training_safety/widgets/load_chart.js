// The plan as a chart, beside 10 % every week and no growth. Hatching, dashes and words tell the series apart.
import { loadPlotly, make, tokens, whenNear, whenThemeChanges } from "./host.js";
import { BASE } from "./load_fields.js";
import { COMPARED_WEEKS, evenGrowth } from "./load_plan.js";

const HEIGHT = 320;

/** Moves heights (in pixels from the top) apart so that neighbours stand at least `gap` from each other. */
export function spreadOut(heights, gap, lowest) {
  const placed = [...heights];
  const order = [...heights.keys()].sort((a, b) => heights[a] - heights[b]);
  order.forEach((label, rank) => {
    if (rank > 0) placed[label] = Math.max(placed[label], placed[order[rank - 1]] + gap);
  });
  order.reverse().forEach((label, rank) => {
    placed[label] = Math.min(placed[label], rank > 0 ? placed[order[rank - 1]] - gap : lowest);
  });
  return placed;
}

/** The Plotly figure. */
export function chartFigure({ settings, rows, weeks, lastOrdinary, decimals }, words, { width, colours }) {
  const { unit, start_load: start, ceiling } = settings;
  const narrow = width < 480;
  const size = narrow ? 12 : 13;
  const ten = evenGrowth(settings, 10, Math.min(weeks, COMPARED_WEEKS));
  const tallest = Math.max(...[...rows, ...ten].map(({ load }) => load));
  const showCeiling = ceiling !== null && ceiling <= 1.15 * tallest;
  const top = 1.12 * (showCeiling ? Math.max(ceiling, tallest) : tallest);

  const note = (text, color, place) => ({ text, showarrow: false, font: { color, size }, ...place });
  const short = narrow ? "_short" : "";
  const tenLabel = words(`label_ten${short}`);
  const labels = [
    [words("label_plan"), lastOrdinary.load, colours.accent],
    [words(`label_none${short}`), start, colours.inkQuiet],
    weeks <= COMPARED_WEEKS && [tenLabel, ten.at(-1).load, colours.second],
    showCeiling && [words("label_ceiling"), ceiling, colours.ink],
  ].filter(Boolean);
  const margin = { l: 12, r: 14 + 0.55 * size * Math.max(...labels.map(([text]) => text.length)), t: 30, b: 40 };
  const plotHeight = HEIGHT - margin.t - margin.b;
  const heights = spreadOut(labels.map(([, load]) => plotHeight * (1 - load / top)), size + 4, plotHeight - size / 2);
  const annotations = labels.map(([text, , colour], index) =>
    note(text, colour, { x: 1, xref: "paper", xanchor: "left", xshift: 8, y: 1 - heights[index] / plotHeight, yref: "paper", yanchor: "middle" }),
  );
  if (weeks > COMPARED_WEEKS) {
    annotations.push(note(tenLabel, colours.second, { x: COMPARED_WEEKS, y: ten.at(-1).load, yanchor: "bottom", yshift: 6 }));
  }

  const every = [1, 4, 8, 13].find((step) => (step * (width - margin.r - 60)) / weeks >= 1.9 * size) ?? 26;
  const axis = { fixedrange: true, zeroline: false, color: colours.inkQuiet, linecolor: colours.lineStrong, tickfont: { size } };
  const quiet = { size, color: colours.inkQuiet };
  const series = (data, key, more) => ({
    x: data.map(({ week }) => week),
    y: data.map(({ load }) => load),
    customdata: data.map(({ week, load, deload }) =>
      words(deload ? "hover_deload" : key, { week, load: words.number(load, decimals), unit }),
    ),
    hovertemplate: "%{customdata}<extra></extra>",
    ...more,
  });
  return {
    data: [
      series(rows, "hover_week", {
        type: "bar",
        textposition: "none",
        marker: {
          color: rows.map(({ deload }) => (deload ? colours.accent : colours.accentSoft)), // a pattern's lines take it
          line: { color: colours.accent, width: weeks > 26 && narrow ? 1 : 1.5 },
          pattern: { shape: rows.map(({ deload }) => (deload ? "/" : "")), bgcolor: colours.surface, size: 6, solidity: 0.25 },
        },
      }),
      series(ten, "hover_ten", {
        mode: weeks > 1 ? "lines+markers" : "markers",
        line: { dash: "dash", color: colours.second, width: 2.5 },
        marker: { symbol: "diamond", color: colours.second, size: weeks > 20 ? 4 : 6 },
      }),
      series([{ week: 0.4, load: start }, { week: weeks + 0.6, load: start }], "hover_none", {
        mode: "lines",
        line: { dash: "dot", color: colours.inkQuiet, width: 2.5 },
      }),
    ],
    layout: {
      width,
      height: HEIGHT,
      margin,
      annotations,
      title: { text: words("y_title", { unit }), font: quiet, x: 0, xanchor: "left", y: 1, yanchor: "top", pad: { t: 6, l: 4 } },
      dragmode: false,
      showlegend: false,
      hovermode: "closest",
      bargap: 0.25,
      separators: words.lang === "en" ? ".," : ",\u202f",
      paper_bgcolor: "rgba(0,0,0,0)",
      plot_bgcolor: "rgba(0,0,0,0)",
      font: { family: colours.fontText, size, color: colours.ink },
      hoverlabel: { bgcolor: colours.surface, bordercolor: colours.lineStrong, font: { size, color: colours.ink } },
      xaxis: {
        ...axis,
        range: [0.4, weeks + 0.6],
        showgrid: false,
        tickvals: rows.map(({ week }) => week).filter((week) => week === 1 || week % every === 0),
        tickangle: 0,
        title: { text: words("x_title"), font: quiet, standoff: 6 },
      },
      yaxis: { ...axis, range: [0, top], gridcolor: colours.line, nticks: 5, tickformat: ",~f", automargin: true },
      shapes: showCeiling
        ? [{ type: "line", xref: "paper", x0: 0, x1: 1, y0: ceiling, y1: ceiling, line: { color: colours.ink, width: 1.5, dash: "dashdot" } }]
        : [],
    },
  };
}

/** The line below the chart, which says what is what. */
export function captionOf({ settings: { unit, ceiling }, deloads, weeks }, words) {
  const parts = [words("caption_plan", { unit: words(`long_${unit}`) })];
  if (deloads.length > 0) parts.push(words("caption_deload"));
  parts.push(words(weeks > COMPARED_WEEKS ? "caption_lines_first" : "caption_lines"));
  if (ceiling !== null) parts.push(words("caption_ceiling"));
  return parts.join(" ");
}

/** The chart in its reserved frame: `show(plan, summary)` at any time, `watch()` once it is on the page. */
export function chartView({ model, words }) {
  const picture = make("div", { class: `${BASE}__picture`, role: "img" });
  const frame = make("div", { class: `${BASE}__chart` }, make("p", { class: "ts-note" }, words("chart_wait")));
  const caption = make("figcaption", { class: "ts-note" });
  let plan;
  let plotly = null;
  let drawing = 0;
  let closed = false;

  function draw() {
    drawing = 0;
    if (plotly === null || closed || frame.clientWidth === 0) return;
    const { data, layout } = chartFigure(plan, words, { width: frame.clientWidth, colours: tokens(frame) });
    plotly.react(picture, data, layout, { displayModeBar: false, doubleClick: false, showTips: false });
  }
  const soon = () => {
    drawing ||= requestAnimationFrame(draw);
  };
  async function load() {
    try {
      plotly = await loadPlotly(model);
      frame.replaceChildren(picture);
      draw();
    } catch {
      const again = make("button", { class: "ts-button", type: "button", onclick: load }, words("chart_again"));
      frame.replaceChildren(make("p", { class: "ts-note" }, words("chart_failed")), again);
    }
  }

  return {
    element: make("figure", { class: `${BASE}__figure` }, frame, caption),
    show(shown, told) {
      plan = shown;
      picture.setAttribute("aria-label", words("chart_label", { summary: told }));
      caption.textContent = captionOf(plan, words);
      soon();
    },
    watch() {
      const away = whenNear(frame, load);
      const still = whenThemeChanges(soon);
      const observer = new ResizeObserver(soon);
      observer.observe(frame);
      return () => {
        closed = true;
        away();
        still();
        observer.disconnect();
        cancelAnimationFrame(drawing);
        plotly?.purge(picture);
      };
    },
  };
}
