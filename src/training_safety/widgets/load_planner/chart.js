// The plan as a chart, beside 10 % every week and no growth. Hatching, dashes and words tell the series apart.
import { loadPlotly, tokens, whenThemeChanges, whenWanted } from "../shared/charts.js";
import { make } from "../shared/dom.js";

const HEIGHT = 224;

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
export function chartFigure({ settings, rows, tenPercent, weeks, lastOrdinary, decimals }, words, { width, colours }) {
  const { unit, start_load: start, ceiling } = settings;
  const narrow = width < 480;
  const size = narrow ? 12 : 13;
  const tallest = Math.max(...[...rows, ...tenPercent].map(({ load }) => load));
  const showCeiling = ceiling !== null && ceiling <= 1.15 * tallest;
  const top = 1.12 * (showCeiling ? Math.max(ceiling, tallest) : tallest);

  // Every series has its name at its right end.
  const ten = tenPercent.at(-1);
  const labels = [
    ["label_plan", lastOrdinary.load, colours.accent],
    ["label_none", start, colours.inkQuiet],
    ten.week === weeks && ["label_ten", ten.load, colours.second],
    showCeiling && ["label_ceiling", ceiling, colours.ink],
  ].filter(Boolean);
  const longest = Math.max(...labels.map(([key]) => words(key).length));
  const margin = { l: 12, r: 14 + 0.55 * size * longest, t: 30, b: 40 };
  const plotHeight = HEIGHT - margin.t - margin.b;
  const heights = spreadOut(labels.map(([, load]) => plotHeight * (1 - load / top)), size + 4, plotHeight - size / 2);
  const label = (key, color, place) => ({ text: words(key), showarrow: false, font: { color, size }, ...place });
  const atTheSide = { x: 1, xref: "paper", xanchor: "left", xshift: 8, yref: "paper", yanchor: "middle" };
  const annotations = labels.map(([key, , color], index) =>
    label(key, color, { ...atTheSide, y: 1 - heights[index] / plotHeight }),
  );
  if (ten.week < weeks) annotations.push(label("label_ten", colours.second, { x: ten.week, y: ten.load, yanchor: "bottom", yshift: 6 }));

  const between = (width - margin.r - 60) / weeks; // 60: about the width of the numbers at the left
  const every = [1, 4, 8, 13].find((step) => step * between >= 1.9 * size) ?? 26;
  const hover = (data, key, what) => ({
    x: data.map(({ week }) => week),
    y: data.map(({ load }) => load),
    customdata: data.map(({ week, load, deload }) =>
      words(deload ? "hover_other" : key, { week, what, load: words.number(load, decimals), unit }),
    ),
    hovertemplate: "%{customdata}<extra></extra>",
  });
  const quiet = { size, color: colours.inkQuiet };
  const axis = { fixedrange: true, zeroline: false, color: colours.inkQuiet, linecolor: colours.lineStrong, tickfont: { size } };
  return {
    data: [
      {
        type: "bar",
        textposition: "none",
        ...hover(rows, "hover_week", words("deload_tag")),
        marker: {
          color: rows.map(({ deload }) => (deload ? colours.accent : colours.accentSoft)), // a pattern's lines take it
          line: { color: colours.accent, width: weeks > 26 && narrow ? 1 : 1.5 },
          pattern: { shape: rows.map(({ deload }) => (deload ? "/" : "")), bgcolor: colours.surface, size: 6, solidity: 0.25 },
        },
      },
      {
        mode: "lines+markers",
        ...hover(tenPercent, "hover_other", words("label_ten")),
        line: { dash: "dash", color: colours.second, width: 2.5 },
        marker: { symbol: "diamond", color: colours.second, size: weeks > 20 ? 4 : 6 },
      },
      { mode: "lines", x: [0.4, weeks + 0.6], y: [start, start], line: { dash: "dot", color: colours.inkQuiet, width: 2.5 }, hoverinfo: "skip" },
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

/** The chart in its reserved frame: `show(plan, summary)` at any time, `watch()` once it is on the page. */
export function chartView({ model, words }) {
  const picture = make("div", { class: "ts-planner-picture", role: "img" });
  const frame = make("div", { class: "ts-planner-chart" }, make("p", { class: "ts-note" }, words("chart_wait")));
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
    element: make("figure", { class: "ts-planner-figure" }, frame, caption),
    show(shown, told) {
      plan = shown;
      const unit = words(`long_${plan.settings.unit}`);
      picture.setAttribute("aria-label", words("chart_label", { summary: told }));
      caption.textContent = words("caption_plan", { unit }) + (plan.deloads.length > 0 ? ` ${words("caption_deload")}` : "");
      soon();
    },
    watch() {
      const away = whenWanted(frame, load);
      const still = whenThemeChanges(draw);
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
