// What stands at the thumb where nothing is written: dots to give, or where what was ticked goes.

import { el, kept, random } from "/seat/dom.js";

/** What comes after the first card. */
export const extra = (name) => import(`/seat/${name}.js`);

/** An order of one's own in a vote, the same after a reload. */
export function seed(workshop) {
  const key = `seed/${workshop}`;
  if (!kept.get(key)) kept.set(key, random(4));
  return kept.get(key);
}

const AFTER = 1500, WIDE = 700;
let styled = false;

/** The style of what comes after the first card. */
function style() {
  if (!styled) document.head.append(el("link", { rel: "stylesheet", href: "/seat/late.css" }));
  styled = true;
}

/** Draws the dock that the stage asks for. */
export function docks(root, board, at, list, form) {
  let dock = null;
  return async () => {
    const stage = board.stage(), kind = stage.note ? "ballot" : stage.estimating ? "estimate" : stage.compose && stage.gather && stage.beside === stage.gather.type ? "ticks" : stage.catalogue && stage.compose && !stage.chosen.some((one) => one.type === stage.composer) ? "cases" : "";
    root.dataset.act = kind;
    kind || stage.opened || stage.closed || innerWidth >= WIDE ? style() : setTimeout(style, AFTER);
    if (dock && dock.kind !== kind) { dock.stop(); dock = null; }
    at.dock.hidden = !dock;
    if (!kind) return;
    const part = await extra(kind).catch(() => null);
    if (!part || root.dataset.act !== kind) return;
    dock ??= part.dock(board, at, list, form);
    dock.draw(board.stage()); // as it is now: of two that waited for the part either may come first
  };
}

/** Chips over what was opened, from when there are cards to choose from. */
export function sieves(board, at, list) {
  let draw = null, asked = false;
  return function sieve() {
    const { type, now: here } = board.stage()?.gather ?? {}, now = here ? type : null;
    if (draw) draw(now);
    else if (now && !asked) { asked = true; setTimeout(() => extra("sift").then((part) => { draw = part.sift(board, at, list); sieve(); }, () => { asked = false; }), AFTER); }
  };
}
