// The report's own script: it draws the charts in the colours of the moment, and keeps what is ticked off.
// Without it nothing is lost but them: each number stands in a table.

const COLOURS = ["ground", "surface", "raised", "line", "line-strong", "ink", "ink-quiet", "accent", "accent-ink", "accent-soft", "second"];
/** Below which width there is little room [px]: a phone. */
const NARROW = 560;
/** Height of a bar with its gap, and of what is above and below all bars [px]. */
const BAR = 34;
const AROUND = 92;
const AROUND_NARROW = 154;

/** A name as Plotly shows it, cut off after so many characters. Plotly would take it for markup. */
export function shown(name, most) {
  const letters = [...name];
  const cut = letters.length > most ? `${letters.slice(0, most - 1).join("").trimEnd()}…` : name;
  return cut.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** How far apart the ticks of an axis are that counts students, for so many of them and about so many ticks. */
export function countTicks(most, ticks) {
  const step = Math.max(1, most / ticks);
  const size = 10 ** Math.floor(Math.log10(step));
  return [1, 2, 5, 10].map((times) => times * size).find((apart) => apart >= step);
}

/** How many students got which share of the points. */
export function scoresFigure({ scores, words }, colours, width) {
  const steps = scores.names.map((name) => name.replace(/\s?%/u, ""));
  return {
    height: width < NARROW ? 288 : 380,
    data: [
      {
        type: "bar",
        x: scores.names,
        y: scores.counts,
        text: scores.counts.map((count) => (count > 0 ? String(count) : "")),
        textposition: "outside",
        cliponaxis: false,
        marker: { color: colours.accent },
        hovertemplate: `%{x} ${words.of_points}<br>%{y} ${words.students}<extra></extra>`,
      },
    ],
    layout: {
      bargap: 0.12,
      xaxis: {
        type: "category",
        title: { text: width < NARROW ? words.share_from : words.share },
        tickvals: scores.names,
        ticktext: width < NARROW ? steps.map((step) => step.split("–")[0]) : steps,
        tickangle: 0,
      },
      yaxis: { title: { text: words.students }, rangemode: "tozero", dtick: countTicks(Math.max(...scores.counts), 6), gridcolor: colours.line },
    },
  };
}

/** Who got all the points of each task, some or none, and who waits for a person. */
export function sharesFigure({ tasks, words }, colours, width) {
  const most = width < NARROW ? 13 : 30;
  const kinds = [
    { name: words.all, color: colours.accent, ink: colours["accent-ink"] },
    { name: words.some, color: colours["accent-soft"], ink: colours.ink },
    { name: words.none, color: colours.surface, ink: colours.ink },
    { name: words.waiting, color: colours.surface, ink: colours.ink, pattern: "/" },
  ];
  const used = kinds.map((kind, number) => ({ ...kind, counts: tasks.map((task) => task.counts[number]) }));
  const students = Math.max(1, ...tasks.map((task) => task.counts.reduce((sum, count) => sum + count, 0)));
  const widest = width - 9 * Math.min(most, Math.max(...tasks.map((task) => [...task.name].length)));
  return {
    height: (width < NARROW ? AROUND_NARROW : AROUND) + BAR * tasks.length,
    data: used
      .filter((kind) => kind.pattern === undefined || kind.counts.some(Boolean))
      .map(({ name, color, ink, pattern, counts }) => ({
        type: "bar",
        orientation: "h",
        name,
        x: counts,
        y: tasks.map((_, number) => number),
        text: counts.map((count) => (!pattern && (count / students) * widest > 26 ? String(count) : "")),
        textposition: "inside",
        insidetextanchor: "middle",
        textangle: 0,
        insidetextfont: { color: ink },
        customdata: tasks.map((task) => shown(task.name, 60)),
        marker: {
          color,
          line: { color: colours.accent, width: 1 },
          ...(pattern && { pattern: { shape: pattern, bgcolor: colours.surface, fgcolor: colours["line-strong"], size: 6, solidity: 0.2 } }),
        },
        hovertemplate: `%{customdata}<br>${name}: %{x}<extra></extra>`,
      })),
    layout: {
      barmode: "stack",
      bargap: 0.3,
      legend: { orientation: "h", x: 0, xref: "container", y: 1, yref: "container", yanchor: "top", traceorder: "normal" },
      margin: { t: 44 },
      xaxis: { title: { text: words.students }, range: [0, students * 1.003], dtick: countTicks(students, width < NARROW ? 5 : 10), gridcolor: colours.line },
      yaxis: {
        tickvals: tasks.map((_, number) => number),
        ticktext: tasks.map((task) => shown(task.name, most)),
        range: [tasks.length - 0.5, -0.5],
      },
    },
  };
}

/** How hard each task was, and how well it tells students apart. */
export function itemsFigure({ tasks, words }, colours) {
  const known = tasks.filter((task) => task.share !== null && task.discrimination !== null);
  const kind = (name, color, symbol, chosen, named) => ({
    type: "scatter",
    mode: chosen.length > 0 && named ? "markers+text" : "markers",
    name,
    x: chosen.map((task) => 100 * task.share),
    y: chosen.map((task) => task.discrimination),
    text: chosen.map((task) => shown(task.name, 18)),
    textposition: chosen.map((task) => (task.share > 0.5 ? "middle left" : "middle right")),
    customdata: chosen.map((task) => shown(task.name, 60)),
    marker: { color, symbol, size: 11, line: { color: colours.ground, width: 1.5 } },
    hovertemplate: `%{customdata}<br>${words.got} %{x:.0f}%<br>${words.telling} %{y:.2f}<extra></extra>`,
  });
  return {
    height: 340,
    data: [
      kind(words.tasks, colours.accent, "circle", known.filter((task) => !task.doubted), false),
      kind(words.doubted, colours.second, "diamond", known.filter((task) => task.doubted), true),
    ].filter(({ x }) => x.length > 0),
    layout: {
      showlegend: known.some((task) => task.doubted),
      legend: { orientation: "h", x: 0, xref: "container", y: 1, yref: "container", yanchor: "top" },
      margin: { t: 44 },
      xaxis: { title: { text: words.got }, range: [-4, 104], ticksuffix: "%", nticks: 6, gridcolor: colours.line },
      yaxis: { title: { text: words.telling }, range: [Math.min(-0.3, ...known.map((task) => task.discrimination - 0.1)), 1.05], nticks: 7, gridcolor: colours.line, zeroline: true, zerolinewidth: 2 },
      shapes: [{ type: "line", xref: "paper", x0: 0, x1: 1, y0: 0.2, y1: 0.2, layer: "below", line: { color: colours["line-strong"], width: 1.5, dash: "dot" } }],
      annotations: [{ xref: "paper", x: 0, y: 0.2, xanchor: "left", yanchor: "bottom", text: words.tells, showarrow: false, font: { color: colours["ink-quiet"] } }],
    },
  };
}

const FIGURES = { scores: scoresFigure, shares: sharesFigure, items: itemsFigure };

/** What all charts share, around what is a chart's own. */
export function dressed({ data, layout, height }, colours, font, width, separators = ".,") {
  const axis = {
    automargin: true,
    fixedrange: true,
    linecolor: colours["line-strong"],
    zerolinecolor: colours["line-strong"],
    zeroline: false,
  };
  const titled = (own) => ({ ...axis, ...own, title: { standoff: 8, ...own.title, font: { color: colours["ink-quiet"] } } });
  return [
    data,
    {
      ...layout,
      width,
      height,
      xaxis: titled(layout.xaxis),
      yaxis: titled(layout.yaxis),
      margin: { l: 8, r: 12, t: 12, b: 8, ...layout.margin },
      font: { family: font, size: 14, color: colours.ink },
      hoverlabel: { bgcolor: colours.surface, bordercolor: colours["line-strong"], font: { color: colours.ink } },
      paper_bgcolor: "rgba(0,0,0,0)",
      plot_bgcolor: "rgba(0,0,0,0)",
      separators,
      dragmode: false,
      showlegend: layout.showlegend ?? data.length > 1,
    },
    { displayModeBar: false, doubleClick: false, showTips: false },
  ];
}

/** Which of the keys are ticked, as they were kept under a name; none where the browser keeps nothing. */
export function kept(storage, name) {
  try {
    const read = JSON.parse(storage().getItem(name) ?? "[]");
    return new Set(Array.isArray(read) ? read : []);
  } catch {
    return new Set();
  }
}

/** How many are left, in words. */
export function left(ticked, all, words) {
  return (ticked === all ? words.done : words.left).replace("{ticked}", ticked).replace("{all}", all);
}

function drawCharts(numbers) {
  const root = document.documentElement;
  const draw = () => {
    const style = getComputedStyle(root);
    const colours = Object.fromEntries(COLOURS.map((name) => [name, style.getPropertyValue(`--ts-${name}`).trim()]));
    const font = style.getPropertyValue("--ts-font-text").trim();
    for (const place of document.querySelectorAll("[data-chart]")) {
      const width = place.clientWidth;
      if (width > 0) globalThis.Plotly.react(place, ...dressed(FIGURES[place.dataset.chart](numbers, colours, width), colours, font, width, numbers.words.separators));
    }
  };
  const onPaper = (on) => {
    root.classList.toggle("on-paper", on);
    draw();
  };
  let soon = 0;
  draw();
  addEventListener("resize", () => {
    cancelAnimationFrame(soon);
    soon = requestAnimationFrame(draw);
  });
  addEventListener("beforeprint", () => onPaper(true));
  addEventListener("afterprint", () => onPaper(false));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
}

function keepTicks({ title, words }) {
  const boxes = [...document.querySelectorAll("[data-key]")];
  const hide = document.getElementById("only-left");
  if (hide === null) return;
  const name = `trygg-trening:report:${title}`;
  const ticked = kept(() => localStorage, name);
  const tell = () => {
    document.getElementById("left").textContent = left(boxes.filter((box) => box.checked).length, boxes.length, words);
  };
  for (const box of boxes) box.checked = ticked.has(box.dataset.key);
  document.querySelector("main").addEventListener("change", ({ target }) => {
    document.querySelector("main").classList.toggle("only-left", hide.checked);
    if (!boxes.includes(target)) return;
    tell();
    try {
      localStorage.setItem(name, JSON.stringify(boxes.filter((box) => box.checked).map((box) => box.dataset.key)));
    } catch {
      // The browser keeps nothing; the ticks last as long as the page is open.
    }
  });
  hide.checked = false;
  tell();
}

if (globalThis.document !== undefined) {
  const numbers = JSON.parse(document.getElementById("numbers").textContent);
  keepTicks(numbers);
  drawCharts(numbers);
}
