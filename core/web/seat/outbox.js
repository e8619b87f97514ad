// Posting, and the words that wait on this device until the server has them.
// Each waiting item is stored under a key of its own, so two tabs never overwrite each other;
// both may send it: the request_id makes it one entry.

import { kept, random } from "/seat/dom.js";
import { drafts } from "/seat/drafts.js";

const PATIENCE = 15000;
const PAGE = random(6); // of what another page was sending nobody knows what became: it is asked again
const SOON = 700; // what is on its way so long is shown; nobody sees the others pass
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
  let sending = null, retry, line = Promise.resolve(); // one at a time: cards stand in the order they were written
  const items = () => kept.keys(prefix).map((key) => kept.json(key, null)).filter(Boolean).sort((a, b) => a.at - b.at);
  const save = (item) => { kept.set(prefix + item.request_id, JSON.stringify(item)); changed(); };
  const remove = (item) => { kept.set(prefix + item.request_id, ""); changed(); };

  async function send(item) {
    const { kind, event, request_id } = item;
    const told = await post(`/w/${workshop}/act`, { kind, event, request_id });
    if (told.lost) return told;
    if (told.refused) return told;
    drafts.clear(item.draft);
    remove(item);
    return told;
  }

  /** First stored, which frees the box, then sent; a refused item goes back to who wrote it.
   *  The same words that wait already are the same press: one request, one card. */
  async function add(words, stored) {
    const same = items().find((one) => !one.refused && one.kind === words.kind && JSON.stringify(one.draft) === JSON.stringify(words.draft));
    const item = { ...words, request_id: random(), at: Date.now(), ...(same && { request_id: same.request_id, event: same.event, at: same.at }) };
    save({ ...item, now: PAGE });
    if (!kept.fails) { stored(); setTimeout(changed, SOON); }
    const go = () => send(item);
    const told = await (line = line.then(go, go));
    if (told.refused) { remove(item); return { ...told, item }; }
    if (told.lost) { save(item); later(); }
    return told.lost ? { ...told, unkept: kept.fails } : told;
  }

  /** Send what waits, oldest first; resolves to what was sent. What would show more of its writer than when it was written is asked about. */
  function flush(stage) {
    sending ??= (async () => {
      const sent = [];
      for (const { now, ...item } of items()) {
        if (item.refused || now === PAGE) continue;
        if (SHOWN[stage.authorship] > SHOWN[item.authorship] && !item.agreed) {
          if (!item.held || now) save({ ...item, held: true });
          continue;
        }
        const told = await send(item);
        if (told.lost) { if (now) save(item); later(); break; }
        if (told.refused) save({ ...item, refused: told.refused });
        else sent.push(item);
      }
      return sent;
    })().finally(() => { sending = null; });
    return sending;
  }

  let wanted = () => {};
  function later() { clearTimeout(retry); retry = setTimeout(() => wanted(), 4000 + Math.random() * 2000); }
  return {
    items, add, flush, remove, put: save,
    late: (item) => !item.now || item.now !== PAGE || Date.now() - item.at >= SOON,
    agree: (item) => save({ ...item, held: false, agreed: true }),
    onRetry: (what) => { wanted = what; },
    stop: () => clearTimeout(retry),
  };
}
