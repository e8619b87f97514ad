// What stands around the cards: stage bar, tabs, banners, words not yet sent, and one's own seat.

import { button, el, otherLanguage } from "/seat/dom.js";

export function frame(root, mode, { say }) {
  const seat = mode === "seat", top = seat ? "h1" : "h2";
  const at = {
    step: el("p", { className: "step" }),
    title: el(top, { className: "stage" }),
    clock: el("p", { className: "clock", role: "timer", ariaLabel: say("seat.time_left") }),
    banner: el("div", { className: "banner", role: "status" }),
    task: el("p", { className: "task" }),
    leads: el("p", { className: "leads", hidden: true }),
    people: el("p", { className: "note", hidden: true }),
    waiting: el("p", { className: "waiting", hidden: true }),
    pending: el("ul", { className: "pending cards", ariaLabel: say("seat.unsent") }),
    news: el("div", { className: "news" }),
    cards: el("div", { className: "sections" }),
    emptyMine: el("p", { className: "empty", hidden: true }, say("seat.empty_mine")),
    mySeat: el("div", { className: "my-seat", hidden: true }),
    figures: el("div", { className: "figures", hidden: true }),
    room: el("div", { className: "room" }),
    lead: el("div", { className: "lead" }),
    status: el("p", { className: "status", role: "status" }),
    composer: el("div", { className: "composer", hidden: true }),
    tabs: {},
  };
  at.bar = el("div", { className: "bar" }, el("div", { className: "where" }, at.step, at.title), at.clock);
  at.panel = el("div", { className: "panel" }, at.people, at.waiting, at.pending, at.news, at.cards, at.emptyMine, at.mySeat);
  at.foot = el("div", { className: "foot" }, at.banner, at.status, at.composer);
  if (mode === "console") { root.append(at.bar, at.banner, at.lead, at.status, at.room); return at; }
  if (!seat) { root.append(at.banner, at.task, at.status, at.composer, at.panel); return at; }
  for (const name of ["everyone", "mine", "figures"]) at.tabs[name] = el("button", { type: "button" }, say(`seat.${name}`));
  at.nav = el("nav", { className: "tabs", ariaLabel: say("seat.tabs") }, Object.values(at.tabs));
  root.append(el("div", { className: "head" }, at.bar, at.nav), el("div", { className: "page" }, at.leads, at.task, at.panel, at.figures), at.foot);
  return at;
}

/** The banner: which state this place is in, in words, and what to do. */
export function state(at, { network, stage, workshop, seat, words, long, slow }) {
  const { say } = words;
  const lines = [];
  const told = (strong, text, link) => lines.push(el("p", {}, el("b", {}, strong), " ", text ?? "", link ? [" ", link] : null));
  const join = () => el("a", { href: `/j/${workshop}` }, say("seat.to_join"));
  if (network === "none") told(say("seat.none"), say("seat.none_note"), join());
  else if (network === "gone") told(say("seat.gone"), say("seat.gone_note"));
  else if (network === "down") told(say("seat.offline"), say("seat.offline_note"));
  else if (!stage) lines.push(el("p", { className: "skeleton" }, say(slow ? "seat.slow" : "seat.loading")));
  if (stage && network === "up") {
    if (stage.closed) told(say("seat.closed"), say("seat.closed_note"), el("a", { href: `/w/${workshop}/record` }, say("seat.to_record")));
    else if (stage.locked && !stage.compose) told("", say("seat.locked"));
    else if (seat && stage.composer && !stage.compose) told("", say("seat.looking"));
  }
  const json = lines.map((line) => line.textContent).join();
  at.banner.hidden = !lines.length || (network === "down" && !stage && !long);
  at.banner.classList.toggle("caution", network !== "up" && (network !== "loading"));
  if (at.banner.json !== json) { at.banner.json = json; at.banner.replaceChildren(...lines); }
  if (network === "none" || network === "gone") at.composer.hidden = true;
  if (network === "gone") for (const node of [at.bar, at.nav, at.task, at.panel, at.figures, at.lead, at.room]) node?.remove();
}

/** Words that wait on this device, and what became of them. */
export function pending(board, holder, acts) {
  const { say } = board.words;
  holder.replaceChildren(...board.outbox.items().filter((item) => !item.now).map((item) => {
    const why = item.refused ? say(item.refused) : item.held ? say("seat.held") : null;
    return el("li", { className: "card unsent" },
      el("p", { className: "text" }, item.text),
      el("p", { className: why ? "note alert" : "note" }, why ?? say("seat.waiting_send")),
      why && el("div", { className: "row" },
        button({ className: "quiet", textContent: say("seat.discard") }, () => board.outbox.remove(item)),
        button({ className: "plain", textContent: say("seat.take_back") }, () => acts.back(item)),
        item.held && !item.refused && button({ className: "primary", textContent: say("seat.send_now") }, () => acts.send(item))));
  }));
  holder.hidden = !holder.children.length;
}

export function mySeat(holder, me, workshop, words) {
  const { say } = words;
  holder.replaceChildren(
    el("h2", {}, say("seat.my_seat")),
    el("p", {}, `${me.name} · ${say(`join.${me.sector}`)}`),
    el("details", {}, el("summary", {}, say("seat.other_device")),
      el("p", {}, say("seat.other_device_note")), el("p", { className: "code" }, `${workshop}-${me.recovery}`)),
    el("p", {}, el("a", { href: `/w/${workshop}/mine?language=${words.language}` }, say("seat.keeping"))),
    button({ className: "plain", textContent: say("seat.language"), lang: words.language === "ja" ? "en" : "ja" }, () => otherLanguage(words.language)),
  );
}
