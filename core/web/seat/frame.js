// What stands around the cards: where we are, whether one's words are safe, what the network does, and
// at the thumb the one act.

import { extra } from "/seat/dock.js";
import { button, el, kept } from "/seat/dom.js";
import { sectorChip } from "/seat/room.js";

export function frame(root, mode, { say }) {
  const seat = mode === "seat", top = seat ? "h1" : "h2";
  const at = {
    step: el("p", { className: "step" }),
    title: el(top, { className: "stage" }),
    clock: el("p", { className: "clock", role: "timer", ariaLabel: say("seat.time_left") }),
    banner: el("div", { className: "banner", role: "status" }),
    safe: el("p", { className: "safe", role: "status" }),
    segs: el("div", { className: "segs", ariaHidden: "true" }),
    back: el("button", { type: "button", className: "quiet back", hidden: true }, `‹ ${say("seat.back_now")}`),
    task: el("p", { className: "task", tabIndex: seat ? -1 : undefined }),
    leads: el("p", { className: "leads", hidden: true }),
    people: el("p", { className: "note", hidden: true }),
    days: el("p", { className: "row days", hidden: true }),
    tables: el("div", { className: "tables", hidden: true }),
    ready: el("button", { type: "button", className: "ready", hidden: true }, say("seat.ready")),
    waiting: el("p", { className: "waiting", hidden: true }),
    chosen: el("ul", { className: "chosen", hidden: true }),
    after: el("div", { hidden: true }),
    hello: el("div", { className: "hello", hidden: true }),
    pending: el("ul", { className: "pending cards", ariaLabel: say("seat.unsent") }),
    unfinished: el("ul", { className: "unfinished cards", hidden: true, ariaLabel: say("seat.unfinished") }),
    news: el("div", { className: "news" }),
    gather: el("div", { className: "gather", hidden: true }),
    rows: el("div", { hidden: true }),
    cards: el("div", { className: "sections" }),
    emptyMine: el("p", { className: "empty", hidden: true }, say("seat.empty_mine")),
    figures: el("div", { className: "figures", hidden: true }),
    picked: el("div", { className: "picked", hidden: true }),
    look: el("div", { className: "look", hidden: true }),
    dock: el("div", { className: "dock", hidden: true }),
    room: el("div", { className: "room" }),
    lead: el("div", { className: "lead" }),
    status: el("p", { className: "status", role: "status" }),
    composer: el("div", { className: "composer", hidden: true }),
  };
  at.line = el("div", { className: "line" }, at.step, at.safe);
  at.bar = el("div", { className: "bar" }, el("div", { className: "where" }, at.title, seat ? at.line : at.step), at.clock);
  at.panel = el("div", { className: "panel" }, at.chosen, at.hello, at.people, at.pending, at.unfinished, at.gather, at.news, at.cards, at.ready, at.waiting, at.emptyMine);
  at.foot = el(seat ? "footer" : "div", { className: "foot" }, at.banner, at.status, at.look, at.dock, at.composer);
  if (mode === "console") return at; // its desk puts them
  if (!seat) { root.append(at.banner, at.task, at.status, at.composer, at.panel); return at; }
  at.menu = el("button", { type: "button", className: "open-menu", "aria-haspopup": "dialog" }, el("span", { className: "burger", ariaHidden: "true" }), say("seat.menu"));
  root.append(el("header", { className: "head" }, at.bar, at.segs), el("main", { className: "page" }, at.back, at.leads, at.task, at.days, at.tables, at.picked, at.after, at.panel, at.figures), at.foot, el("nav", { ariaLabel: say("seat.menu") }, at.menu));
  return at;
}

/** The banner: which state this place is in, in words, and what to do. */
export function state(at, { network, stage, workshop, seat, words, long, slow, thin }) {
  const { say } = words;
  const lines = [];
  const told = (strong, text, ...links) => lines.push(el("p", {}, el("b", {}, strong), " ", text ?? "", ...links.flatMap((link) => (link ? [" ", link] : []))));
  const join = () => el("a", { href: `/j/${workshop}` }, say("seat.to_join"));
  if (network === "none") told(say("seat.none"), say("seat.none_note"), join());
  else if (network === "out") told(say("seat.out"), say("seat.out_note"));
  else if (network === "gone") told(say("seat.gone"), say("seat.gone_note"));
  else if (network === "down") told(say("seat.offline"), say(kept.fails ? "seat.unkept" : "seat.offline_note"));
  else if (!stage) lines.push(el("p", { className: "skeleton" }, say(slow ? "seat.slow" : "seat.loading")));
  if (stage && network === "up") {
    if (thin) told("", say("seat.thin"));
    if (stage.closed) told(say("seat.closed"), seat ? "" : say("seat.closed_note"), !at.live && el("a", { className: "go", href: `/w/${workshop}/record` }, say("seat.to_record")), seat && el("a", { className: "go plain", href: `/w/${workshop}/mine` }, say("seat.my_data")));
    else if (stage.locked && !stage.compose) told("", say("seat.locked"));
    else if (seat && stage.composer && !stage.compose && !(stage.tables?.apart && !stage.tables.mine)) told("", say("seat.looking"));
    else if (!seat && stage.tables?.apart && !stage.tables.mine && !stage.leads) told("", say("refused.table_first"));
  }
  const json = lines.map((line) => line.textContent).join();
  at.banner.hidden = !lines.length || (network === "down" && !stage && !long);
  at.banner.classList.toggle("caution", network !== "up" && (network !== "loading"));
  if (at.banner.json !== json) { at.banner.json = json; at.banner.replaceChildren(...lines); }
  if (["none", "out", "gone"].includes(network)) at.composer.hidden = true;
  if (network === "gone" || network === "out") for (const node of [at.bar, at.segs, at.menu, at.back, at.task, at.picked, at.panel, at.figures, at.dock, at.lead, at.room]) node?.remove();
}

/** Where one sits, as long as there is a stage in which each table has a board of its own. */
export function atTable(at, { tables, closed }, board) {
  at.tables.hidden = !tables?.ahead || closed;
  if (!at.tables.hidden || location.search.includes("table=")) extra("tables").then((part) => { if (board.stage()?.tables) part.tables(board, at.tables); }, () => {});
}

/** On days without a clock nobody leads to the numbers, or to what was decided: these do. */
export function openDays(at, { days, closed, workshop: title }, { say }, workshop, tab) {
  at.days.hidden = !days || closed;
  if (at.days.hidden || at.days.dataset.when === days.when) return;
  at.days.dataset.when = days.when;
  at.days.replaceChildren(el("span", { className: "note" }, title, days.when === "after" ? el("br", {}) : null, days.when === "after" ? say("days.after_note") : ""), button({ className: "plain", textContent: say("seat.figures") }, () => tab("figures")),
    ...(days.when === "after" ? [el("a", { href: `/w/${workshop}/record` }, say("seat.to_record"))] : []));
}

/** Before anything is asked: what will come on this screen, and who is here. */
export function hello(at, stage, { card, words }) {
  const { say, of } = words, ahead = (card("agenda")?.stages ?? []).filter((one) => !one.done && !one.now), here = card("room")?.sectors ?? [];
  at.hello.hidden = stage.number > 1 || !ahead.length;
  const now = at.hello.hidden ? "" : JSON.stringify([ahead, here]);
  if (at.hello.now === now) return;
  at.hello.now = now;
  at.hello.replaceChildren(el("h2", {}, say("seat.ahead")), el("ol", {}, ahead.map((one) => el("li", {}, of(one.title)))),
    el("p", {}, here.filter((row) => row.seats).flatMap((row) => [sectorChip(words, row.sector), ` ${row.seats}　`])));
}

/** After the meeting nothing is asked any more. */
export function after(at, stage, words, workshop) {
  at.after.hidden = !stage.closed;
  at.safe.hidden = at.segs.hidden = stage.closed;
  if (stage.closed) extra("fates").then((part) => part.fates(at, stage, words, workshop), () => {});
}

/** Words that wait on this device, and what became of them. */
export function pending(board, holder, acts) {
  const { say } = board.words;
  holder.replaceChildren(...board.outbox.items().filter(board.outbox.late).map((item) => {
    const why = item.refused ? say(item.refused) : item.held ? say("seat.held") : null;
    return el("li", { className: "card unsent" },
      el("p", { className: "text" }, item.text),
      el("p", { className: why ? "note alert" : "note" }, why ?? say(item.now ? "seat.sending" : "seat.waiting_send")),
      why && el("div", { className: "row" },
        button({ className: "quiet", textContent: say("seat.discard") }, () => board.outbox.remove(item)),
        button({ className: "plain", textContent: say("seat.take_back") }, () => acts.back(item)),
        item.held && !item.refused && button({ className: "primary", textContent: say("seat.send_now") }, () => acts.send(item))));
  }));
  holder.hidden = !holder.children.length;
}
