// Gathering on a phone: what is ticked goes under a heading, or into one sentence.

import { button, el, letters } from "/seat/dom.js";

const MOST = 40;

export function dock(board, at, list, form) {
  const { say, of } = board.words, ticked = new Set();
  let naming = null;
  const what = board.stage().gather;
  board.ticks = (id, card) => (card.type === what.type && !card.waits ? { on: ticked.has(id) } : null);
  board.tick = (id, on) => { on ? ticked.add(id) : ticked.delete(id); list.draw([id]); show(); };
  list.again(what.type);

  function clear() {
    const ids = [...ticked];
    ticked.clear();
    naming = null;
    list.draw(ids);
    show();
  }

  async function put(event) {
    const told = await board.post("act", what.kind, { [what.ids]: [...ticked], ...event });
    if (told.refused || told.lost) { board.status(board.why(told), true); return; }
    board.status(`✓ ${say("group.put", { n: ticked.size })}`);
    clear();
  }

  function name() {
    naming = el("form", { className: "row", noValidate: true });
    const box = el("input", { ariaLabel: say("group.heading"), placeholder: say("group.heading"), autocomplete: "off" });
    naming.append(box, el("button", { className: "primary" }, say("group.gather")));
    naming.onsubmit = (event) => {
      event.preventDefault();
      const text = box.value.trim(), over = letters(text) - MOST;
      if (!text) { box.focus(); return; }
      if (over > 0) { board.status(say("seat.too_long", { max: MOST, n: over }), true); return; }
      put({ [what.name]: text });
    };
    show();
    box.focus();
  }

  function show() {
    for (const id of ticked) if (!board.card(id)) ticked.delete(id);
    at.dock.hidden = false;
    at.composer.classList.toggle("away", ticked.size > 0);
    if (!ticked.size) { at.dock.replaceChildren(el("p", { className: "note" }, say("group.how"))); return; }
    const groups = board.ofType("group").map((id) => button({ className: "plain", textContent: of(board.card(id).title) }, () => put({ [what.into]: id })));
    at.dock.replaceChildren(
      el("div", { className: "row" }, el("b", { className: "grow", role: "status" }, say("group.where", { n: ticked.size })), button({ className: "quiet", textContent: say("group.stop") }, clear)),
      naming ?? el("div", { className: "ways" }, button({ className: "primary", textContent: `＋ ${say("group.new")}` }, name), groups,
        form.kind() ? button({ className: "plain", textContent: say("group.write", { n: ticked.size }) }, () => { const ids = [...ticked]; clear(); form.link(what.type, ids); }) : null));
  }

  return {
    kind: "ticks",
    draw: () => { if (!naming) show(); },
    stop() { board.ticks = board.tick = undefined; at.composer.classList.remove("away"); at.dock.replaceChildren(); list.again(what.type); },
  };
}
