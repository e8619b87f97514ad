// Posting, and the words that wait on this device until the server has them.
// Each waiting item is stored under a key of its own, so two tabs never overwrite each other;
// both may send it: the request_id makes it one entry.

import { kept, random } from "/seat/dom.js";

const PATIENCE = 15000;
const SHOWN = { anonymous: 0, sector: 1, named: 2 };

/** Resolves to {seq…} | {refused…} | {lost: true}; never throws. */
export async function post(address, body) {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), PATIENCE);
  try {
    const answer = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
      signal: giveUp.signal,
    });
    const told = await answer.json();
    if (answer.ok || told.refused) return told;
    return answer.status >= 500 ? { lost: true } : { refused: "refused.bad_request" };
  } catch {
    return { lost: true };
  } finally {
    clearTimeout(timer);
  }
}

export function outbox(workshop, changed) {
  const prefix = `unsent/${workshop}/`;
  let sending = null, retry;
  const items = () => kept.keys(prefix).map((key) => kept.json(key, null)).filter(Boolean).sort((a, b) => a.at - b.at);
  const save = (item) => { kept.set(prefix + item.request_id, JSON.stringify(item)); changed(); };
  const remove = (item) => { kept.set(prefix + item.request_id, ""); changed(); };

  async function send(item) {
    const { kind, event, request_id } = item;
    const told = await post(`/w/${workshop}/act`, { kind, event, request_id });
    if (told.lost) return told;
    if (told.refused) return told;
    for (const [key, text] of Object.entries(item.draft)) if (kept.get(key) === text) kept.set(key, "");
    remove(item);
    return told;
  }

  /** First stored, then sent. A refused item goes back to the composer, which still has its words. */
  async function add(words) {
    const item = { ...words, request_id: random(), at: Date.now() };
    save({ ...item, now: true });
    const told = await send(item);
    if (told.refused) remove(item);
    if (told.lost) { save(item); later(); }
    return told;
  }

  /** Send what waits, oldest first. What would show more of its writer than when it was written is asked about. */
  function flush(stage) {
    sending ??= (async () => {
      let sent = 0;
      for (const item of items()) {
        if (item.refused || (item.now && Date.now() - item.at < PATIENCE)) continue;
        if (SHOWN[stage.authorship] > SHOWN[item.authorship] && !item.agreed) {
          if (!item.held) save({ ...item, held: true });
          continue;
        }
        const told = await send(item);
        if (told.lost) { later(); break; }
        if (told.refused) save({ ...item, refused: told.refused });
        else sent += 1;
      }
      return sent;
    })().finally(() => { sending = null; });
    return sending;
  }

  let wanted = () => {};
  function later() { clearTimeout(retry); retry = setTimeout(() => wanted(), 4000 + Math.random() * 2000); }
  return {
    items, add, flush, remove,
    agree: (item) => save({ ...item, held: false, agreed: true }),
    onRetry: (what) => { wanted = what; },
    stop: () => clearTimeout(retry),
  };
}
