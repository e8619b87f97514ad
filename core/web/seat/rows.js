// What was voted on or estimated, a row each: one is chosen, and the desk's button goes on with it.

import { actButton } from "/seat/card.js";
import { el, keepFocus } from "/seat/dom.js";
import { SECTORS } from "/seat/room.js";

/** @param told what happens when another row is chosen */
export function rows(board, holder, told) {
  const { say, of } = board.words;
  let picked = "", what = null;

  /** Cards as the vote has them, then those that nobody gave anything. */
  function found() {
    const counts = new Map((board.card(`vote:${what.vote}`)?.links ?? []).map((link) => [link.to, link]));
    const rest = board.ofType(what.type).reverse().filter((id) => !counts.has(id));
    return [...[...counts.keys()].filter((id) => board.card(id)), ...rest].map((id) => ({ id, card: board.card(id), count: counts.get(id) }));
  }

  const decided = () => board.card("stage").chosen.some((one) => one.type === what.type);
  const act = (card) => card?.acts?.find((one) => one.kind === what.kind && one.event.on);

  function row({ id, card, count }) {
    const box = el("input", { type: "radio", name: "row", checked: id === picked });
    box.dataset.key = `row-${id}`;
    box.onchange = () => { picked = id; draw(); };
    const by = new Map((count?.chips ?? []).map((chip) => [chip.words.sector.key.split(".").pop(), chip.words.n]));
    const chosen = Boolean(card.acts?.some((one) => one.kind === what.kind && !one.event.on));
    return el("li", { className: `row-card${id === picked ? " on" : ""}` }, el("label", {}, box,
      el("span", { className: "words" }, el("b", {}, of(card.title ?? card.text)), chosen && el("span", { className: "chip ok" }, of(what.chosen))),
      count ? el("span", { className: "by" }, SECTORS.filter((one) => by.has(one)).map((one) => el("span", { className: one }, say(`section.${one}`), el("span", { ariaHidden: "true" }, "●".repeat(Math.min(12, by.get(one)))), el("span", { className: by.get(one) > 12 ? "" : "unseen" }, String(by.get(one))))))
        : el("span", { className: "by note" }, (card.chips ?? []).filter((chip) => chip.words?.key === "estimate.result").map((chip) => of(chip.words))),
      what.vote && el("span", { className: "n" }, el("b", {}, String(count?.n ?? 0)), ` ${say("desk.dots")}`)), more(id, card, chosen));
  }

  /** A row that was chosen may be given back; once one is chosen a further one may be too. */
  function more(id, card, chosen) {
    const one = card.acts?.find((each) => each.kind === what.kind);
    if (!one || !(chosen || (id === picked && decided()))) return null;
    return el("div", { className: "acts" }, actButton(board, { ...one, focus: `more-${id}` }));
  }

  function draw() {
    holder.hidden = !what;
    if (!what) { told(); return; }
    const list = found();
    if (!list.some((one) => one.id === picked)) picked = list.find((one) => act(one.card))?.id ?? "";
    keepFocus(holder, () => holder.replaceChildren(
      el("p", { className: "note" }, what.vote ? of(board.card(`vote:${what.vote}`)?.text) : ""),
      el("ul", { className: "rows", role: "radiogroup", ariaLabel: say("desk.rows") }, list.map(row))));
    told();
  }

  return {
    /** @param to {type, vote, kind, chosen} or null */
    set(to) { what = to; if (!to) picked = ""; draw(); },
    news(changed) { if (what && changed.some((id) => id === `vote:${what.vote}` || board.card(id)?.type === what.type)) draw(); },
    /** What the desk's button does: going on with the chosen row, until something was chosen. */
    act() {
      if (!what || decided()) return null;
      const card = board.card(picked), one = act(card);
      return one ? { ...one, about: of(card.title ?? card.text) } : null;
    },
    stop() {},
  };
}
