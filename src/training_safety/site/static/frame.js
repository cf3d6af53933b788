// What the frame round the text does: light or dark, the search, the two menus, and where one is on the page. The theme has
// scripts for it too (bootstrap, pydata, its own: 100 kB); what its pages use of them is what stands here.

/** From this width the list of pages stands beside the text and folds away; below, it comes as a dialog. The theme's width, in em. */
const BESIDE = "(min-width: 62em)";
const DARK = "(prefers-color-scheme: dark)";
/** Keys reach what scrolls and has nothing in it that they could go to. */
const SCROLLS = "pre, .cell_output > .output, .pst-scrollable-table-container";
const LINK_CHOSEN_MS = 1000; // so long, what scrolls by on the way does not take the mark from the link that was followed

const find = (selector) => document.querySelector(selector);

/** What the frame remembers is a comfort: where storage is barred or full, it is forgotten. */
function remembered(storage, key) {
  try {
    return globalThis[storage].getItem(key);
  } catch {
    return null;
  }
}
function remember(storage, key, text) {
  try {
    globalThis[storage].setItem(key, text);
  } catch {
    /* barred or full */
  }
}

/** The modes in the order that the button goes through: what changes the look comes first. */
const modesFor = (dark) => (dark ? ["auto", "light", "dark"] : ["auto", "dark", "light"]);

function lightOrDark() {
  const root = document.documentElement;
  const device = matchMedia(DARK);
  const show = () => (root.dataset.theme = root.dataset.mode === "auto" ? (device.matches ? "dark" : "light") : root.dataset.mode);
  const english = root.lang.startsWith("en");
  const names = english ? { light: "light", dark: "dark", auto: "as the device" } : { light: "lys", dark: "mørk", auto: "som enheten" };
  const button = find(".theme-switch-button");
  const tell = () => button?.setAttribute("aria-label", `${english ? "Light or dark" : "Lys eller mørk"}: ${names[root.dataset.mode] ?? names.auto}`);
  device.addEventListener("change", show);
  button?.addEventListener("click", () => {
    const modes = modesFor(device.matches);
    root.dataset.mode = modes[(modes.indexOf(root.dataset.mode) + 1) % modes.length];
    show();
    tell();
    remember("localStorage", "mode", root.dataset.mode);
  });
  tell();
}

/** A tap beside a dialog closes it. */
function closeFromOutside(dialog) {
  dialog.addEventListener("click", ({ target, clientX, clientY }) => {
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    const outside = clientX < left || clientX > right || clientY < top || clientY > bottom;
    if (target === dialog && outside) dialog.close();
  });
}

function search() {
  const dialog = find("#pst-search-dialog");
  const own = [...document.querySelectorAll("form.bd-search input")].find((field) => !dialog?.contains(field));
  function toggle() {
    if (own && document.activeElement === own) own.blur();
    else if (own) {
      own.focus();
      own.select();
      own.scrollIntoView({ block: "center" });
    } else if (dialog?.open) dialog.close();
    else dialog?.showModal();
  }
  const apple = /^(Mac|iPhone)/.test(navigator.platform);
  addEventListener(
    "keydown",
    (event) => {
      const held = apple ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
      if (!held || event.shiftKey || event.altKey || event.key.toLowerCase() !== "k") return;
      event.preventDefault();
      toggle();
    },
    true,
  );
  own?.addEventListener("keydown", ({ key }) => key === "Escape" && own.blur());
  for (const button of document.querySelectorAll(".search-button__button")) button.addEventListener("click", toggle);
  for (const keys of apple ? document.querySelectorAll(".search-button__kbd-shortcut") : []) keys.querySelector("kbd").textContent = "⌘";
  if (dialog) closeFromOutside(dialog);
}

/** A list that stands beside the text and comes as a dialog where there is no room; `folds` says where it folds away instead. */
function menu(toggle, list, dialog, folds) {
  if (!toggle || !list || !dialog) return;
  const move = (from, to) => {
    to.append(...from.childNodes);
    to.className = from.className;
    from.className = "";
  };
  toggle.addEventListener("click", () => {
    if (folds?.matches) return void list.classList.toggle("pst-sidebar-hidden");
    list.classList.remove("pst-sidebar-hidden");
    move(list, dialog);
    toggle.focus(); // where it goes back to; a tap does not bring it there in every browser
    dialog.showModal();
  });
  dialog.addEventListener("close", () => move(dialog, list));
  dialog.addEventListener("click", ({ target }) => target.closest("a[href^='#']") && dialog.close());
  closeFromOutside(dialog);
}

/** The list of pages is where it was on the page before, or shows the page one is on. */
function keepListInPlace() {
  const list = find(".bd-sidebar-primary");
  if (!list) return;
  const left = Number.parseInt(remembered("sessionStorage", "sidebar-scroll-top"), 10);
  const here = [...list.querySelectorAll(".bd-docs-nav .active")].at(-1)?.getBoundingClientRect();
  if (!Number.isNaN(left)) list.scrollTop = left;
  else if (here && here.y > innerHeight / 2) list.scrollTop = here.y - list.getBoundingClientRect().y - list.clientHeight / 4;
  addEventListener("pagehide", () => remember("sessionStorage", "sidebar-scroll-top", list.scrollTop));
}

/** The list of a page's sections marks the one that is read. */
function markSection() {
  const list = find("#pst-page-toc-nav");
  const links = [...(list?.querySelectorAll("a[href^='#']") ?? [])];
  const headings = new Map();
  for (const link of links) {
    const section = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (section) headings.set(section.querySelector("h1, h2, h3, h4, h5, h6") ?? section, link);
  }
  let chosen = 0;
  function mark(current) {
    for (const link of links) {
      link.classList.toggle("active", link === current);
      if (link === current) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    for (const entry of list.querySelectorAll(".toc-entry")) entry.classList.toggle("active", entry.contains(current));
  }
  function follow() {
    const link = links.find(({ hash }) => hash.length > 1 && hash === location.hash);
    if (!link) return;
    chosen = performance.now();
    mark(link);
  }
  const seen = new IntersectionObserver(
    (entries) => {
      const last = entries.filter((entry) => entry.isIntersecting).at(-1);
      if (last && !(chosen && performance.now() - chosen < LINK_CHOSEN_MS)) mark(headings.get(last.target));
    },
    { rootMargin: "0px 0px -70% 0px" },
  );
  for (const heading of headings.keys()) seen.observe(heading);
  addEventListener("hashchange", follow);
  list?.addEventListener("click", ({ target }) => target.closest("a")?.hash === location.hash && follow());
  follow();
}

function letKeysScroll() {
  const seen = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth || target.scrollHeight > target.clientHeight) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  });
  for (const part of document.querySelectorAll(SCROLLS)) seen.observe(part);
}

/** The bar above the text has a shadow once there is text beneath it, and a way to the top for who reads upwards. */
function bar() {
  const start = find(".sbt-scroll-pixel-helper");
  if (start) new IntersectionObserver(([{ boundingClientRect }]) => document.body.classList.toggle("scrolled", boundingClientRect.y < 0)).observe(start);
  const buttons = find(".bd-header-article"); // the style sheet says what they are called where keys have come to one
  buttons?.addEventListener("keydown", ({ key, target }) => key === "Escape" && target.toggleAttribute("data-hushed", true));
  buttons?.addEventListener("focusout", ({ target }) => target.removeAttribute("data-hushed"));
  const button = find("#pst-back-to-top");
  if (!button) return;
  const header = find(".bd-header")?.getBoundingClientRect().bottom ?? 0;
  let before = scrollY;
  addEventListener(
    "scroll",
    () => {
      if (scrollY === before) return;
      button.style.display = before > scrollY && scrollY > header ? "block" : "none";
      before = scrollY;
    },
    { passive: true },
  );
  button.addEventListener("click", () => scrollTo(0, 0));
}

export function enlivenFrame() {
  lightOrDark();
  search();
  menu(find(".primary-toggle"), find("#pst-primary-sidebar"), find("#pst-primary-sidebar-modal"), matchMedia(BESIDE));
  menu(find(".secondary-toggle"), find("#pst-secondary-sidebar"), find("#pst-secondary-sidebar-modal"));
  keepListInPlace();
  markSection();
  letKeysScroll();
  bar();
}
