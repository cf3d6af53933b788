// Opens what a term or a source says where the reader is. `page.js` brings it with the first one that is asked for; without
// it, where there is no `popover`, and from disk (a term's page cannot be read there), the link is a link.
import { button, make } from "../../widgets/shared/dom.js";

const WORDS = {
  nb: { term: "Ordet i ordlista", source: "Kilden i lista på denne siden", close: "Lukk", name: "Kilde" },
  en: { term: "The word in the glossary", source: "The source in this page's list", close: "Close", name: "Source" },
};

/** Where an explanation goes [px]: below its link where it fits or there is most room, and within the screen. */
export function placed(link, size, screen, gap = 8) {
  const below = screen.height - link.bottom - gap;
  const above = link.top - gap;
  const isBelow = size.height + gap <= below || below >= above;
  const top = isBelow ? link.bottom + gap : link.top - gap - size.height;
  const within = (value, length, room) => Math.max(gap, Math.min(value, room - length - gap));
  return { left: within(link.left, size.width, screen.width), top: within(top, size.height, screen.height) };
}

/** Copies of what `parts` hold, with whole words, without ids, and with links that lead from here where they led from there. */
function copied(parts, address) {
  const copy = make("div", {}, parts.map((part) => part.cloneNode(true)));
  for (const element of copy.querySelectorAll("[id]")) element.removeAttribute("id");
  for (const link of copy.querySelectorAll("a[href]")) link.href = new URL(link.getAttribute("href"), address).href;
  const texts = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) texts.currentNode.data = texts.currentNode.data.replaceAll("\u00ad", "");
  return copy;
}

const pages = new Map();
/** Resolves to a page of the course, fetched once. */
function pageAt(address) {
  if (!pages.has(address)) {
    const page = fetch(address).then(async (answer) => {
      if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
      return new DOMParser().parseFromString(await answer.text(), "text/html");
    });
    page.catch(() => pages.delete(address)); // the next tap tries again
    pages.set(address, page);
  }
  return pages.get(address);
}

const targetIn = (page, link) => page.getElementById(decodeURIComponent(new URL(link.href).hash.slice(1)));

function sourceOf(link, words) {
  const number = link.textContent.replace(/\D/g, "");
  const note = targetIn(document, link);
  return { title: `${words.name} ${number}`, body: copied([...note.querySelectorAll("p")], location.href), lead: words.source };
}

/** What the glossary says of a term; its sources stand below, where the numbers would lead away. */
async function termOf(link, words) {
  const address = link.href.split("#")[0];
  const page = await pageAt(address);
  const term = targetIn(page, link);
  let meaning = term;
  while (meaning.tagName !== "DD") meaning = meaning.nextElementSibling;
  const notes = new Set([...meaning.querySelectorAll("a.footnote-reference")].map((mark) => page.getElementById(mark.getAttribute("href").slice(1))));
  const body = copied([...meaning.children], address);
  for (const mark of body.querySelectorAll("a.footnote-reference")) {
    const before = mark.previousSibling;
    if (before?.nodeType === Node.TEXT_NODE) before.data = before.data.trimEnd(); // the space that stood before the number
    mark.remove();
  }
  const sources = copied([...notes].filter(Boolean).flatMap((note) => [...note.querySelectorAll("p")]), address);
  for (const source of sources.children) source.prepend(`${words.name}: `);
  sources.className = "ts-in-place-sources";
  body.append(...(sources.childElementCount > 0 ? [sources] : []));
  return { title: copied([...term.childNodes].filter((part) => part.className !== "headerlink"), address).textContent.trim(), body, lead: words.term };
}

let open = null;
let asking = null;

function shown({ title, body, lead }, link, words) {
  const isWithin = open?.contains(link); // a term that an explanation uses takes its place
  const place = isWithin ? open : make("div", { class: "ts-in-place", popover: "auto", role: "dialog", tabindex: "-1", lang: document.documentElement.lang });
  const name = make("strong", { id: "ts-in-place-name" }, title);
  place.setAttribute("aria-labelledby", name.id);
  body.id = "ts-in-place-text";
  place.setAttribute("aria-describedby", body.id);
  const close = () => place.hidePopover();
  const on = make("a", { href: link.href, "data-leads-on": true, onclick: close }, lead);
  place.replaceChildren(name, body, make("div", { class: "ts-in-place-row" }, on, button(words.close, close)));
  if (!isWithin) {
    document.body.append(place);
    place.addEventListener("toggle", ({ newState }) => {
      if (newState === "closed") place.remove();
      if (newState === "closed" && open === place) open = null;
    });
    place.showPopover();
    open = place;
    const { left, top } = placed(link.getBoundingClientRect(), place.getBoundingClientRect(), { width: document.documentElement.clientWidth, height: innerHeight });
    place.style.left = `${left + scrollX}px`;
    place.style.top = `${top + scrollY}px`;
  }
  place.scrollTop = 0;
  place.focus({ preventScroll: true }); // its name and its text are read; when it closes, the browser gives the focus back
}

/** Opens what a link leads to beside it, or follows the link where that cannot be had. */
export async function explain(link) {
  const words = WORDS[document.documentElement.lang.startsWith("en") ? "en" : "nb"];
  asking = link;
  try {
    const explanation = link.matches(".footnote-reference") ? sourceOf(link, words) : await termOf(link, words);
    if (asking === link) {
      link.focus({ preventScroll: true }); // Safari gives a link that is tapped no focus to come back to
      shown(explanation, link, words);
    }
  } catch {
    location.href = link.href;
  }
}
