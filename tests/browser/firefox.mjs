// Visits pages of the book in Firefox, as a reader with a phone does, and tells what each said and did, one line of
// JSON a page: node firefox.mjs FIREFOX ADDRESS PAGE…
import puppeteer from "puppeteer-core";

const [firefox, address, ...paths] = process.argv.slice(2);
const PATIENCE_MS = 120_000; // how long is waited for what never comes
const CONTROLS = "button, input, select, textarea"; // what does nothing without a script

/**
 * Uses a widget's controls, one after the other, until what it shows is another: whether it answers at all.
 * A control is found again by its number: between two questions a widget may have drawn itself anew.
 */
async function answers(page, widget) {
  const shown = await widget.evaluate((element) => element.innerHTML);
  const changed = async () => shown !== (await widget.evaluate((element) => element.innerHTML));
  const count = await widget.$$eval(CONTROLS, (controls) => controls.length);
  for (let number = 0; number < count; number += 1) {
    const kind = await widget.$$eval(
      CONTROLS,
      (controls, at) => {
        const control = controls[at];
        if (!control || control.disabled || !control.checkVisibility({ visibilityProperty: true })) return null;
        control.focus();
        return control.type ?? control.localName;
      },
      number,
    );
    if (kind === null) continue;
    if (["range", "number", "select-one"].includes(kind)) await page.keyboard.press("ArrowUp");
    else if (["text", "textarea"].includes(kind)) await page.keyboard.type("1");
    else await page.keyboard.press(" ");
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    if (await changed()) return true;
  }
  return false;
}

/** In the page: brings each chart to the screen and waits until it is drawn; found anew each time, for it may be replaced. */
async function drawCharts() {
  const charts = () => document.querySelectorAll("[data-plotly], .ts-planner-chart");
  for (let number = 0; number < charts().length; number += 1) {
    while (charts()[number] && !charts()[number].querySelector(".main-svg")) {
      charts()[number].scrollIntoView();
      await new Promise(requestAnimationFrame);
    }
  }
}

/** Opens a page, reads it to its end, and returns how many widgets it has and which of them do not answer. */
async function visit(page, path) {
  await page.goto(address + path);
  await page.waitForSelector("html[data-page=ready]");
  await page.evaluate(() => document.querySelectorAll("article details").forEach((fold) => (fold.open = true)));
  await page.evaluate(drawCharts);
  const widgets = await page.$$(".ts-live");
  const silent = [];
  for (const [number, widget] of widgets.entries()) {
    await widget.scrollIntoView();
    if (!(await answers(page, widget))) silent.push(number);
  }
  return { widgets: widgets.length, silent };
}

const browser = await puppeteer.launch({ browser: "firefox", executablePath: firefox, timeout: PATIENCE_MS });
try {
  const page = await browser.newPage();
  await page.setViewport({ width: 390, height: 844 });
  page.setDefaultTimeout(PATIENCE_MS);
  let errors, foreign;
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(error.message)); // what the page's policy refused is among them
  page.on("response", (answer) => answer.status() >= 400 && errors.push(`${answer.status()} ${answer.url()}`));
  page.on("request", (request) => {
    if (![address, "data:", "blob:"].some((own) => request.url().startsWith(own))) foreign.push(request.url());
  });
  for (const path of paths) {
    [errors, foreign] = [[], []];
    const seen = await visit(page, path).catch((error) => void errors.push(error.message));
    console.log(JSON.stringify({ path, errors, foreign, ...seen }));
  }
} finally {
  await browser.close();
}
