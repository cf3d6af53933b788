// Small habits of every page, and what few pages need of other people's scripts once the widgets are alive. The page is whole
// without them.
import { enlivenFrame } from "./frame.js";

const { later = "" } = document.currentScript.dataset;
enlivenFrame();

// Long words carry soft hyphens (hyphens.py) for lines that hold few letters. Where lines are long, or where the
// browser divides words by itself, the words are made whole: some screen readers read a divided word in pieces.
const few = matchMedia("(max-width: 30rem)").matches;
function dividesWords() {
  const word = document.createElement("p");
  word.textContent = "ansvarsfordeling";
  word.lang = "nb";
  word.style.cssText = "position: absolute; visibility: hidden; width: 5em; margin: 0; line-height: 1em; hyphens: auto; overflow-wrap: normal";
  document.body.append(word);
  const divided = word.offsetHeight > 1.5 * parseFloat(getComputedStyle(word).fontSize);
  word.remove();
  return divided;
}
function makeWordsWhole() {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    if (text.data.includes("\u00ad")) text.data = text.data.replaceAll("\u00ad", "");
  }
}
if (!few) makeWordsWhole();
document.addEventListener("copy", (event) => {
  const selection = getSelection();
  if (!selection.toString().includes("\u00ad")) return;
  const copy = document.createElement("div");
  for (let range = 0; range < selection.rangeCount; range += 1) copy.append(selection.getRangeAt(range).cloneContents());
  event.clipboardData.setData("text/plain", selection.toString().replaceAll("\u00ad", ""));
  event.clipboardData.setData("text/html", copy.innerHTML.replaceAll("\u00ad", ""));
  event.preventDefault();
});
// A term or a source says what it means where it stands (in_place.js); a link is a link where it cannot.
const explanation = document.querySelector('meta[name="training-safety-in_place"]');
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a.footnote-reference, a[href*='glossary.html#term-']");
  const isOurs = link && explanation && "popover" in link && !link.hasAttribute("data-leads-on");
  const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (!isOurs || !isPlain || (location.protocol === "file:" && !link.matches(".footnote-reference"))) return;
  event.preventDefault();
  if (globalThis.trainingSafetyExplain) {
    globalThis.trainingSafetyExplain(link);
    return;
  }
  const script = document.createElement("script");
  script.src = explanation.content;
  script.onload = () => globalThis.trainingSafetyExplain(link);
  script.onerror = () => (location.href = link.href);
  document.head.append(script);
});
async function loadLater() {
  if (few && dividesWords()) makeWordsWhole();
  const scripts = later.split(" ").filter(Boolean).map((source) => {
    const script = document.createElement("script");
    script.src = source;
    script.async = false; // in the order they are named
    return script;
  });
  const last = new Promise((resolve) => (scripts.length > 0 ? scripts.at(-1).addEventListener("load", resolve) : resolve()));
  document.body.append(...scripts);
  await last;
  document.documentElement.dataset.page = "ready";
  greetReturning();
}
/** What is for those who return (returning.js) comes last, and only where the course keeps something. */
function greetReturning() {
  const source = document.querySelector('meta[name="training-safety-returning"]')?.content;
  try {
    if (!source || !Object.keys(localStorage).some((key) => key.startsWith("trygg-trening:"))) return;
  } catch {
    return; // barred: nothing is kept
  }
  const script = document.createElement("script");
  script.src = source;
  document.body.append(script);
}
const whenIdle = () => (globalThis.requestIdleCallback ? requestIdleCallback(loadLater, { timeout: 1500 }) : setTimeout(loadLater, 100));
const waits = document.querySelector("script[data-modules]") && !document.documentElement.dataset.widgets;
if (waits) document.addEventListener("training-safety-widgets", whenIdle, { once: true });
else whenIdle();
// With results to read, the keyboard of a phone would cover them.
const toRead = location.search !== "" && !matchMedia("(pointer: fine)").matches;
if (!toRead) document.querySelector(".bd-search-container form.bd-search input")?.focus();
// Paper is light, and what is folded is open on it, but for solutions and the numbers of a chart that is drawn
// (course.css says the same without scripts).
const root = document.documentElement;
let theme;
addEventListener("beforeprint", () => {
  theme = root.dataset.theme;
  root.dataset.theme = "light";
  for (const fold of document.querySelectorAll("article details:not([open], [data-solution], .hide, .ts-figure:has(.main-svg, .ts-hundred) *)")) {
    fold.open = true;
    fold.dataset.printed = "";
  }
});
addEventListener("afterprint", () => {
  root.dataset.theme = theme ?? root.dataset.theme;
  for (const fold of document.querySelectorAll("details[data-printed]")) {
    fold.open = false;
    delete fold.dataset.printed;
  }
});
