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

/** say(key, values) and of(a card's words: plain, {key…} or {ja, en}). */
export function speaker(words, language) {
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => {
    const value = values[name];
    return value === undefined ? all : String(typeof value === "object" ? of(value) : value);
  });
  const say = (key, values = {}) => fill(words[key] ?? "", values);
  const of = (value) => {
    if (value === null || value === undefined) return "";
    if (typeof value !== "object") return String(value);
    return "key" in value ? say(value.key, value) : String(value[language] ?? value.ja ?? "");
  };
  return { say, of, language, has: (key) => key in words };
}

/** localStorage that never throws: a private window may have none, and may be full. */
export const kept = {
  get(key) { try { return localStorage.getItem(key) ?? ""; } catch { return ""; } },
  set(key, text) {
    try { text ? localStorage.setItem(key, text) : localStorage.removeItem(key); } catch { /* stays on the screen */ }
  },
  json(key, otherwise) { try { return JSON.parse(kept.get(key)) ?? otherwise; } catch { return otherwise; } },
  keys(prefix) {
    try { return Object.keys(localStorage).filter((key) => key.startsWith(prefix)); } catch { return []; }
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

export async function loadWords(language) {
  for (;;) {
    try {
      const answer = await fetch(`/seat/words/${language}.json`);
      if (answer.ok) return await answer.json();
    } catch { /* no signal: ask again */ }
    await new Promise((done) => setTimeout(done, 1000 + Math.random() * 1000));
  }
}

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
