// Words somebody is still writing. Each tab keeps its own; the device keeps the last of all, for a
// tab that is new or was killed. Where nothing can be kept, they stay in this page's memory.

import { kept } from "/seat/dom.js";

const tab = {
  get(key) { try { return sessionStorage.getItem(key); } catch { return null; } },
  set(key, text) { try { sessionStorage.setItem(key, text); } catch { /* the device keeps it */ } },
};

export const drafts = {
  own: (key) => tab.get(key) !== null, // written in this tab: no other tab replaces it
  get: (key) => tab.get(key) ?? kept.get(key),
  ids(key) { try { return JSON.parse(drafts.get(key)) ?? []; } catch { return []; } }, // of what was chosen
  set(key, text) {
    const was = drafts.get(key);
    tab.set(key, text);
    if (text || kept.get(key) === was) kept.set(key, text);
  },
  /** The words of a draft that was sent, unless they were changed since. */
  clear(draft) { for (const [key, text] of Object.entries(draft)) if (drafts.get(key) === text) drafts.set(key, ""); },
};

/** [{kind, lines, keys}] of all that was begun. */
export function unfinished(workshop) {
  const prefix = `draft/${workshop}/`, found = new Map();
  let here = [];
  try { here = Object.keys(sessionStorage).filter((key) => key.startsWith(prefix)); } catch { /* none */ }
  for (const key of new Set([...here, ...kept.keys(prefix)])) {
    const [of] = key.slice(prefix.length).split("/"), text = drafts.get(key).trim();
    if (!text) continue;
    if (!found.has(of)) found.set(of, { kind: of, lines: [], keys: [] });
    found.get(of).keys.push(key);
    if (!text.startsWith("[")) found.get(of).lines.push(text); // what was chosen has no words
  }
  return [...found.values()].filter((one) => one.lines.length);
}
