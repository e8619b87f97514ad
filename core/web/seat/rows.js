// What is voted on or estimated, a row each: before it is opened its names and how many answered; then
// its dots by sector in columns, or where it lies by effect and effort. One is chosen, and the desk's button goes on with it.

import { actButton } from "/seat/card.js";
import { el, keepFocus } from "/seat/dom.js";
import { SECTORS, sectorChip } from "/seat/room.js";

const MOST = 12; // dots of one sector that are drawn one by one

/** @param told what happens when another row is chosen */
export function rows(board, holder, told) {
  const { say, of } = board.words;
  let picked = "", what = null, drawn = null, loading = null;

  const result = () => board.card(`vote:${what.vote}`);
  const spot = (id) => what.weighed?.spots.find((one) => one.id === id);
  const gain = (id) => { const one = spot(id); return one ? one.effect - one.effort : -9; };

  /** Cards as the vote has them, then those that nobody gave anything; use cases by what they bring for their effort. */
  function found() {
    const counts = new Map((result()?.links ?? []).map((link) => [link.to, link]));
    const rest = board.ofType(what.type).reverse().filter((id) => !counts.has(id));
    if (what.weighed) rest.sort((a, b) => gain(b) - gain(a));
    return [...[...counts.keys()].filter((id) => board.card(id)), ...rest].map((id) => ({ id, card: board.card(id), count: counts.get(id) }));
  }

  const decided = () => board.card("stage").chosen.some((one) => one.type === what.type);
  const act = (card) => (what.opened ? card?.acts?.find((one) => one.kind === what.kind && one.event.on) : null);

  /** The dots of each sector in a column of its own, so that they compare down the list; as wide as the longest of it. */
  function columns(list) {
    const most = Object.fromEntries(SECTORS.map((one) => [one, Math.max(1, ...list.map(({ count }) => Math.min(MOST, count?.by?.[one] ?? 0)))]));
    return SECTORS.map((one) => `minmax(max-content, ${most[one] + 2}fr)`).join(" ");
  }

  function dots(count, sector) {
    const n = count?.by?.[sector], known = !count || n !== undefined;
    return el("span", { className: known ? sector : "note", ariaHidden: "true" }, say(`section.${sector}`), el("i", {}, !known ? "–" : n > MOST ? `● ${n}` : "●".repeat(n ?? 0)));
  }

  const spoken = (count) => SECTORS.filter((one) => count?.by?.[one]).map((one) => `${say(`section.${one}`)} ${count.by[one]}`).join("、");

  function row({ id, card, count }, grid) {
    const name = el("b", {}, of(card.title ?? card.text)), chosen = Boolean(card.acts?.some((one) => one.kind === what.kind && !one.event.on));
    const said = el("span", { className: "words" }, name, chosen && el("span", { className: "chip ok" }, of(what.chosen)));
    if (!what.opened) return el("li", { className: "row-card" }, el("p", {}, said));
    const box = el("input", { type: "radio", name: "row", checked: id === picked });
    box.dataset.key = `row-${id}`;
    box.onchange = () => { picked = id; draw(); };
    const by = el("span", { className: "by" }, SECTORS.map((one) => dots(count, one)), el("span", { className: "unseen" }, spoken(count)));
    by.style.gridTemplateColumns = grid;
    return el("li", { className: `row-card${id === picked ? " on" : ""}` }, el("label", { className: what.vote ? "" : "weighed" }, box, said,
      what.vote ? by : el("span", { className: "note" }, (card.chips ?? []).filter((chip) => chip.words?.key === "estimate.result").map((chip) => of(chip.words))),
      count?.apart && el("span", { className: "chip caution apart" }, of(count.apart)),
      what.vote && el("span", { className: "n" }, el("b", {}, String(count?.n ?? 0)), ` ${say("desk.dots")}`)), more(id, card, chosen));
  }

  /** A row that was chosen may be given back; once one is chosen a further one may be too. */
  function more(id, card, chosen) {
    const one = card.acts?.find((each) => each.kind === what.kind);
    if (!one || !(chosen || (id === picked && decided()))) return null;
    return el("div", { className: "acts" }, actButton(board, { ...one, focus: `more-${id}` }));
  }

  /** How many have answered, large, before anything is told. */
  function turnout() {
    const { voted, answered } = board.card("stage"), n = voted ?? answered, room = board.card("room");
    if (n === null || n === undefined) return null;
    const by = (room?.sectors ?? []).filter((row) => row.answered !== undefined);
    return [el("p", { className: "turnout", role: "status" }, el("b", {}, String(n)), say(what.vote ? "desk.voted" : "desk.weighed", { of: room?.seats ?? 0 })),
      by.length > 0 && el("ul", { className: "by-sector" }, by.map((row) => el("li", {}, sectorChip(board.words, row.sector), row.answered === null ? "–" : say("desk.of_people", { n: row.answered, of: row.seats })))),
      by.some((row) => row.answered === null) && el("p", { className: "note" }, `– ${say("seat.few")}`)];
  }

  /** The picture comes with its own module, once it is wanted. */
  function plot(list) {
    const { spots } = what.weighed, put = spots.map((one) => ({ ...one, chosen: one.id === picked }));
    loading ??= import("/seat/screen-drawn.js").then((part) => { drawn = part; draw(); }, () => { loading = null; });
    if (!drawn || !spots.length) return null;
    const named = drawn.readable(put);
    const order = new Map(list.map(({ id }, at) => [id, at + 1]));
    const apart = spots.filter((one) => one.apart).slice(0, 2).map((one) => el("p", { className: "note" }, of(one.apart)));
    return [drawn.matrix(put, board.words, named, drawn.DESK, (one) => order.get(one.id)), apart];
  }

  function draw() {
    holder.hidden = !what;
    if (!what) { told(); return; }
    const list = found();
    if (!list.some((one) => one.id === picked)) picked = list.find((one) => act(one.card))?.id ?? "";
    const grid = columns(list), [picture, apart] = (what.weighed && plot(list)) || [];
    const names = el("ul", { className: "rows" }, list.map((one) => row(one, grid))), rows = what.opened ? el("div", { role: "radiogroup", ariaLabel: say("desk.rows") }, names) : names;
    holder.className = what.weighed ? "choosing plotted" : "choosing";
    keepFocus(holder, () => holder.replaceChildren(...[
      ...(what.opened ? [] : [turnout()].flat()),
      el("p", { className: "note" }, what.weighed ? say("screen.mean", { n: what.weighed.n }) : of(result()?.text)),
      picture ? el("div", { className: "plot-box" }, picture) : null, el("div", { className: "row-list" }, rows, apart)].filter(Boolean)));
    told();
  }

  return {
    /** @param to {type, vote, opened, kind, chosen, weighed} or null */
    set(to) { what = to; if (!to) picked = ""; draw(); },
    news(changed) { if (what && changed.some((id) => id === "stage" || id === "room" || id === `vote:${what.vote}` || board.card(id)?.type === what.type)) draw(); },
    /** What the desk's button does: going on with the chosen row, until something was chosen. */
    act() {
      if (!what || decided()) return null;
      const card = board.card(picked), one = act(card);
      return one ? { ...one, about: of(card.title ?? card.text) } : null;
    },
    stop() {},
  };
}
