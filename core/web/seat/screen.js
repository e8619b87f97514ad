// The projector: what to do now, how long, how many have done it. Contents only after they are opened.
// It shows what everybody may see; what belongs to the person who opened it is never drawn.

import { el, loadWords, pageLanguage, speaker } from "/seat/dom.js";
import { evidence, shortName } from "/seat/card.js";
import { live } from "/seat/live.js";
import { clock, sectorChip } from "/seat/room.js";

const language = pageLanguage();
const words = speaker(await loadWords(language), language);
const { say, of } = words;
const workshop = decodeURIComponent(location.pathname.split("/")[2]).toUpperCase();
const TURN = 20000;
let page = 0, turning;
const root = document.getElementById("screen");
const at = {
  step: el("p", { className: "step" }), title: el("h1", {}, say("seat.loading")), clock: el("p", { className: "clock", role: "timer" }),
  steps: el("div", { className: "steps", ariaHidden: "true" }), main: el("div", { className: "main" }),
  qr: el("div", { className: "qr" }), state: el("p", { className: "note alert", role: "status" }),
};
root.append(
  el("div", { className: "bar" }, el("div", {}, at.step, at.title), at.clock), at.steps, at.main,
  el("aside", { ariaLabel: say("screen.join") },
    el("p", {}, el("b", {}, say("screen.join"))),
    at.qr,
    el("p", { className: "code" }, workshop), el("p", {}, `${location.host}/j`), at.state),
);

const feed = live(workshop, language, {
  news: () => draw(),
  state(now) {
    const keys = { down: "seat.offline", none: "seat.none", gone: "seat.gone" };
    at.state.textContent = keys[now] ? say(keys[now]) : "";
  },
});
const timer = clock(at.clock, say, feed.now);

function draw() {
  const stage = feed.card("stage"), room = feed.card("room"), agenda = feed.card("agenda");
  if (!stage) return;
  const number = stage.number ? say("seat.step", { n: stage.number, of: stage.of }) : "";
  at.step.textContent = [number, `${stage.area} · ${stage.workshop}`].filter(Boolean).join("　");
  at.title.textContent = stage.closed ? say("screen.closed") : of(stage.title);
  document.title = `${of(stage.title)} · ${stage.workshop}`;
  timer.set(stage.closed ? {} : stage);
  root.classList.toggle("over", stage.closed);
  at.steps.replaceChildren(...(agenda?.stages ?? []).map((one) => el("i", { className: one.now ? "now" : one.done ? "done" : "" })));
  const result = feed.card(`vote:${stage.id}`);
  const cards = stage.closed ? open("kpi") : stage.about && !stage.hidden && !result ? open(stage.about) : []; // at the end: what was decided
  root.classList.toggle("has-cards", cards.length > 0);
  root.classList.toggle("few", cards.length < 5);
  const task = stage.closed ? null : el("p", { className: "task" }, of(stage.task));
  at.main.replaceChildren(...[task, ...(result && !stage.closed ? dots(result) : cards.length ? columns(cards) : counts(stage, room)), turnout(stage, room)].filter(Boolean));
  fit();
}

const votes = (card) => card.acts?.find((act) => act.kind.endsWith("_voted"))?.label.n ?? 0;

function open(type) {
  const all = feed.ids().map(feed.card).filter((card) => card.place === type && card.type !== "vote" && !card.waits);
  const grouped = all.some((card) => card.type === "group"); // then every card stands under its heading
  return all.sort((a, b) => (grouped ? 0 : votes(b) - votes(a)) || b.order - a.order);
}

function counts(stage, room) {
  if (!room) return [];
  if (!stage.composer || stage.closed) return [el("p", {}, say("screen.people", { n: room.seats })), stage.closed ? null : el("p", { className: "note" }, say("screen.welcome"))];
  const count = say(stage.hidden ? "screen.count" : "screen.count_open", { n: room.words });
  if (room.sectors.every((row) => row.words === null)) {
    return [el("p", { className: "wrote" }, say("screen.wrote", { n: room.wrote, of: room.seats })), el("p", { className: "note" }, count)];
  }
  const most = Math.max(1, ...room.sectors.map((row) => row.words ?? 0));
  const bar = (row) => {
    const fill = el("i", {});
    fill.style.width = `${(100 * (row.words ?? 0)) / most}%`;
    return el("li", { className: row.sector }, el("b", {}, say(`section.${row.sector}`)), el("span", {}, row.words ? fill : null), el("em", {}, row.words === null ? "–" : String(row.words)));
  };
  const few = room.sectors.some((row) => row.words === null);
  return [
    el("ul", { className: "bars" }, room.sectors.map(bar)),
    el("p", { className: "note" }, `${count} ${few ? `　– ${say("seat.few")}` : ""}`),
  ];
}

/** How many have given dots; the counts come when they are opened. */
const turnout = (stage, room) => (room && stage.voted !== null ? el("p", { className: "wrote" }, say("vote.voted", { n: stage.voted, of: room.seats })) : null);

/** An opened vote: what has dots, the most first, with the sectors that may be told. */
function dots(result) {
  const most = Math.max(1, ...result.links.map((row) => row.n));
  return [
    el("ol", { className: "dots" }, result.links.map((row) => {
      const bar = el("i");
      bar.style.width = `${(100 * row.n) / most}%`;
      return el("li", {}, el("b", {}, of(row.kind)), el("div", {}, el("p", {}, of(row.label)), el("span", {}, bar)),
        el("div", { className: "chips" }, row.chips.map((chip) => el("span", { className: "chip" }, of(chip.words)))));
    })),
    el("p", { className: "note" }, of(result.text)),
  ];
}

function columns(cards) {
  const item = (card) => {
    if (card.type === "group") return el("li", { className: "group" }, of(card.title));
    const vote = card.acts?.find((act) => act.kind.endsWith("_voted"));
    const sector = card.chips.find((chip) => chip.sector);
    const counted = vote?.label.n ? vote.label : card.chips.find((chip) => chip.tone === "ok")?.words;
    return el("li", {},
      card.evidence.slice(0, 1).map((one) => evidence(words, { ...one, note: "", source: "" })),
      sector ? sectorChip(words, sector.sector) : el("span"),
      el("p", {}, shortName(words, card, 100)),
      counted ? el("span", { className: "votes" }, of(counted)) : el("span"),
      card.title && !card.quote && card.text ? el("p", { className: "quote" }, of(card.text)) : null,
      card.quote && card.title ? el("p", { className: "quote" }, of(card.quote)) : null);
  };
  return [el("ul", { className: "cards" }, cards.map(item)), el("p", { className: "note more" })];
}

/** What does not fit waits on further pages; they turn slowly, or with the arrow keys and a click. */
function fit() {
  const list = at.main.querySelector(".cards");
  clearTimeout(turning);
  if (!list) { page = 0; return; }
  const all = [...list.children], pages = [];
  let from = 0;
  while (from < all.length) {
    list.replaceChildren(...all.slice(from));
    while (list.children.length > 1 && list.scrollWidth > list.clientWidth + 2) list.lastElementChild.remove();
    pages.push([...list.children]);
    from += list.children.length;
  }
  page = ((page % pages.length) + pages.length) % pages.length;
  list.replaceChildren(...pages[page]);
  const turn = pages.length > 1 ? `　${page + 1} / ${pages.length}` : "";
  at.main.querySelector(".more").textContent = say("screen.count_open", { n: all.filter((item) => item.className !== "group").length }) + turn;
  if (pages.length > 1) turning = setTimeout(() => go(1), TURN);
}

function go(by) { page += by; draw(); }
addEventListener("resize", draw);
addEventListener("keydown", (event) => {
  if (/^(ArrowRight|PageDown| )$/.test(event.key)) go(1);
  if (/^(ArrowLeft|PageUp)$/.test(event.key)) go(-1);
});
at.main.onclick = () => go(1);

/** Drawn as an element, so that it prints and scales; asked again while there is no signal. */
async function qr() {
  try {
    const answer = await fetch(`/j/${workshop}/qr.svg`);
    const drawn = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("svg");
    drawn.setAttribute("role", "img");
    drawn.setAttribute("aria-label", say("screen.qr"));
    at.qr.replaceChildren(drawn);
  } catch { setTimeout(qr, 3000); }
}
qr();
