// Elements, words and storage: what all light pages share. People's words reach the page as text only.

export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "ariaLabel") node.setAttribute("aria-label", value);
    else if (name in node && !/^(list|role|form)$/.test(name)) node[name] = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

const SVG = "http://www.w3.org/2000/svg";
export function svg(tag, props = {}, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(props)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

// crypto.randomUUID is missing on plain http in a hall's network; this is not.
export const random = (bytes = 12) =>
  Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (b) => b.toString(16).padStart(2, "0")).join("");

export const letters = (text) => [...text].length; // as the server counts them

/** A day as it is said, which never breaks; other words as they are. */
export function dated(text, language) {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  if (!year) return text;
  if (language !== "ja") return new Date(Date.UTC(year, month - 1, day)).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).replaceAll(" ", "\u00a0");
  return `${year}\u2060年\u2060${Number(month)}\u2060月\u2060${Number(day)}\u2060日`;
}

/** say(key, values) and of(a card's words: plain, {key…} or {ja, en}). */
export function speaker(words, language) {
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => {
    const value = values[name];
    return value === undefined ? all : dated(String(typeof value === "object" ? of(value) : value), language);
  });
  const say = (key, values = {}) => fill(words[key] ?? "", values);
  const of = (value) => {
    if (value === null || value === undefined) return "";
    if (typeof value !== "object") return String(value);
    if ("key" in value) return say(value.key, value);
    const said = String(value[language] ?? value.ja ?? "");
    return words[`said.${said}`] ?? said;
  };
  return { say, of, language, has: (key) => key in words };
}

const memory = new Map(); // what this device would not keep

/** localStorage that never throws: a private window may have none, and may be full. What it does
 *  not take stays with the page, and `fails` says so: nobody is promised that it is kept. */
export const kept = {
  fails: false,
  get(key) {
    if (memory.has(key)) return memory.get(key);
    try { return localStorage.getItem(key) ?? ""; } catch { return ""; }
  },
  set(key, text) {
    memory.delete(key);
    try {
      text ? localStorage.setItem(key, text) : localStorage.removeItem(key);
      if (kept.get(key) === text) { if (text) kept.fails = false; return; }
    } catch { /* said below */ }
    kept.fails = true;
    memory.set(key, text);
  },
  json(key, otherwise) { try { return JSON.parse(kept.get(key)) ?? otherwise; } catch { return otherwise; } },
  keys(prefix) {
    let there = [];
    try { there = Object.keys(localStorage); } catch { /* none */ }
    return [...new Set([...there, ...memory.keys()])].filter((key) => key.startsWith(prefix) && kept.get(key));
  },
};

export function pageLanguage() {
  const asked = new URLSearchParams(location.search).get("language");
  const chosen = document.cookie.match(/(?:^|; )language=(ja|en)/)?.[1];
  const language = /^(ja|en)$/.test(asked ?? "") ? asked : chosen ?? (/^en/.test(navigator.language) ? "en" : "ja");
  document.documentElement.lang = language;
  return language;
}

export function otherLanguage(language) {
  document.cookie = `language=${language === "ja" ? "en" : "ja"}; path=/; max-age=31536000; samesite=lax`;
  const address = new URL(location.href);
  address.searchParams.delete("language");
  location.replace(address);
}

/** The words of a language. @param person whether it is somebody's own page: in やさしい日本語 where this device asks for it */
export async function loadWords(language, person = false) {
  const name = person && language === "ja" && kept.get("look/words") === "easy" ? "easy" : language;
  if (name === "easy") import("/seat/easy.js").then(({ furigana }) => furigana(), () => {});
  for (;;) {
    try {
      const answer = await fetch(`/seat/words/${name}.json`);
      if (answer.ok) return await answer.json();
    } catch { /* no signal: ask again */ }
    await new Promise((done) => setTimeout(done, 1000 + Math.random() * 1000));
  }
}

/** Other words in a node: what says the same already is not touched, so that nothing is laid out anew. */
export function reword(node, text) { if (node.textContent !== text) node.textContent = text; }

/** The focused element, also inside a shadow root. */
export const focused = (node) => node.getRootNode().activeElement ?? null;

/** Change `holder` and give the focus back to what stands for the element that had it. */
export function keepFocus(holder, change) {
  const active = focused(holder);
  const had = active && holder.contains(active) ? active.dataset.key ?? "" : null;
  change();
  if (had === null || holder.contains(focused(holder))) return;
  const again = [...holder.querySelectorAll("[data-key]")].find((node) => node.dataset.key === had);
  (again ?? holder.closest("[tabindex]"))?.focus({ preventScroll: true });
}

/** A press that waits for its answer is not taken twice; the button keeps its focus. */
export function button(props, pressed) {
  const node = el("button", { type: "button", ...props });
  node.onclick = async () => {
    if (node.getAttribute("aria-busy")) return;
    node.setAttribute("aria-busy", "true");
    try { await pressed(node); } finally { node.removeAttribute("aria-busy"); }
  };
  return node;
}
