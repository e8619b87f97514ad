// The projector: what to do now, how long, how many have done it. Contents only after they are opened.
// It is sent what everybody may see, and nothing that only who opened it would see.

import { el, loadWords, pageLanguage, speaker } from "/seat/dom.js";
import { evidence, pinned, shortName } from "/seat/card.js";
import { live } from "/seat/live.js";
import { clock, sectorChip } from "/seat/room.js";
import { fitting } from "/seat/screen-fit.js";
import { scenes } from "/seat/screen-scenes.js";

const language = pageLanguage();
const words = speaker(await loadWords(language), language);
const { say, of } = words;
const workshop = decodeURIComponent(location.pathname.split("/")[2]).toUpperCase();
let invite, ended = false, over = false;
const CIRCLES = 60, MOST = 12; // people, and those of one sector, who are drawn one by one; above, a number by sector
const root = document.getElementById("screen");
const at = {
  step: el("p", { className: "step" }), title: el("h1", {}, say("seat.loading")), clock: el("p", { className: "clock", role: "timer" }),
  steps: el("div", { className: "steps", ariaHidden: "true" }), main: el("div", { className: "main" }),
  how: el("div", { className: "how" }), way: el("div", { className: "way" }), qr: el("div", { className: "qr" }), state: el("p", { className: "alert", role: "status" }),
};
root.append(
  el("div", { className: "bar" }, el("div", {}, at.step, at.title), at.clock), at.steps, at.main,
  el("aside", { ariaLabel: say("screen.join") }, at.how, at.way, at.state),
);
const { fit, go } = fitting(at.main, draw, say);
const { draw: drawScene, titles, votes: drawVotes, dayOf } = scenes(words, ask, (id) => feed.card(id));

const feed = live(workshop, "wall", {
  news: () => draw(),
  state(now) {
    const keys = { down: "seat.offline", none: "seat.none", out: "seat.out", gone: "seat.gone", ended: "screen.ended" };
    if (now !== "down" && keys[now]) { ended = true; at.main.replaceChildren(); at.how.replaceChildren(); at.way.replaceChildren(); timer.set({}); }
    at.state.textContent = keys[now] ? say(keys[now]) : feed.isSlow() ? say("seat.thin") : "";
  },
});
const timer = clock(at.clock, say, feed.now);

function draw() {
  const stage = feed.card("stage"), room = feed.card("room"), agenda = feed.card("agenda");
  if (!stage || ended) return;
  const number = stage.number ? say("seat.step", { n: stage.number, of: stage.of }) : "";
  at.title.textContent = stage.closed ? say("screen.closed") : of(stage.title);
  document.title = `${of(stage.title)} · ${stage.workshop}`;
  timer.set(stage.closed ? {} : stage);
  at.steps.replaceChildren(...(agenda?.stages ?? []).map((one) => el("i", { className: one.now ? "now" : one.done ? "done" : "" })));
  const scene = there(stage.scene);
  const arriving = stage.number <= 1 && !stage.about && !stage.looks && !stage.closed && !scene;
  at.step.textContent = [stage.practice ? say("seat.practice") : "", stage.closed ? "" : number].filter(Boolean).join("　");
  const result = scene ? null : feed.card(`vote:${stage.id}`);
  const cards = arriving || result || scene || stage.looks ? [] : subject(stage);
  for (const [name, on] of Object.entries({ arriving, over: stage.closed, scened: scene || result || stage.looks, "has-cards": cards.length > 0 })) root.classList.toggle(name, Boolean(on));
  const task = arriving || (scene && !["weighing", "tables"].includes(scene.kind)) || result || stage.looks ? null : el("p", { className: "task" }, of(stage.task));
  if (arriving) welcome(stage, room);
  if (over !== stage.closed) { over = stage.closed; if (drawnFor) qr(); }
  way(room);
  const framed = scene || result ? [] : stage.chosen;
  const chosen = framed.length ? el("ul", { className: "chosen" }, pinned(words, framed)) : null;
  const writing = !arriving && !scene && !result && !stage.looks && !cards.length && stage.composer && !stage.closed;
  root.classList.toggle("writing", Boolean(writing));
  const shown = arriving ? people(room) : scene ? drawScene(scene, room) : result ? drawVotes(result, stage.chosen) : stage.looks ? titles(chosenFigures(stage.looks)) : cards.length ? columns(cards) : counts(stage, room);
  at.main.replaceChildren(...[chosen, task, ...shown, scene ? null : turnout(stage, room), ...beneath(stage, room, cards)].filter(Boolean));
  fit();
}

/** A scene whose card or figure there is; else the wall follows the meeting. */
function there(scene) {
  if (!scene || (scene.kind === "card" && !feed.card(scene.card))) return null;
  return scene.kind === "chart" && ask(scene.indicator)?.length === 0 ? null : scene;
}

/** The cards that are talked about: of this stage; before there are any, or while they may not be
 *  read, what they are made from. */
function subject(stage) {
  const now = stage.about && !stage.hidden ? open(stage.about) : [];
  return now.length || !stage.beside ? now : open(stage.beside);
}

/** How much is written behind what the wall still shows from before. */
function beneath(stage, room, cards) {
  if (!room?.words || !cards.length || cards[0].place === stage.about || stage.closed || !stage.composer) return [];
  return [el("p", { className: "note" }, say(stage.hidden ? "screen.count" : "screen.count_open", { n: room.words }))];
}

/** Whether only this computer knows the name. */
const alone = (host) => /^(localhost|127\.|\[::1\])/.test(host);

const host = () => invite?.host ?? location.host;

/** Why nobody comes in by the wall: phones reach nothing that only this computer knows. */
const shut = (room) => alone(host()) ? "screen.alone" : room?.door ? "screen.door" : "";

/** The way in, where there is one. */
function way(room) {
  at.way.replaceChildren(...(shut(room) ? [el("p", { className: "shut" }, say(shut(room)))]
    : [at.qr, el("p", { className: "code" }, workshop), el("p", { className: "host" }, [`${host()}/j`, room?.word ? say("screen.word", { word: room.word }) : ""].filter(Boolean).join("　"))]));
}

function welcome(stage, room) {
  at.how.replaceChildren(el("p", {}, [stage.area, stage.day && dayOf(stage.day)].filter(Boolean).join(" · ")), el("h2", {}, stage.workshop),
    shut(room) ? "" : el("ol", {}, ["scan", "name", "wait"].map((way) => el("li", {}, say(`screen.how_${way}`)))));
}

/** Everybody who is here, as the letter of their sector. */
function people(room) {
  if (!room?.seats) return [el("p", { className: "here" }, say("screen.nobody"))];
  const letter = (row) => el("i", {}, el("span", {}, say(`section.${row.sector}`)));
  const row = (one) => el("li", { className: one.sector, ariaLabel: `${say(`join.${one.sector}`)} ${one.seats}` },
    room.seats <= CIRCLES ? Array.from({ length: one.seats }, () => letter(one)) : [letter(one), el("em", {}, String(one.seats))]);
  return [el("div", { className: "here" }, el("b", {}, say("screen.people", { n: room.seats })), el("ul", {}, room.sectors.map(row)))];
}

/** What is found of the place, as on the phones; with a name that one alone, drawn for the wall. */
const found = new Map();
function ask(name) {
  if (!found.has(name)) fetchFound(name);
  return found.get(name);
}

async function fetchFound(name) {
  found.set(name, null);
  try {
    const answer = await fetch(`/w/${workshop}/findings.json?language=${language}${name && `&indicator_id=${encodeURIComponent(name)}`}`);
    if (!answer.ok && answer.status !== 409) throw new Error(String(answer.status));
    found.set(name, answer.ok ? await answer.json() : []); // 409: there is none of this name
    draw();
  } catch { setTimeout(() => { found.delete(name); draw(); }, 3000); }
}

/** What people have chosen of the numbers, the newest first. */
const chosenFigures = (type) => feed.ids().map(feed.card).filter((card) => card.type === type).sort((a, b) => b.order - a.order)
  .map((card) => shortName(words, card, 24) || of(card.evidence[0]?.title));

const votes = (card) => card.acts?.find((act) => act.kind.endsWith("_voted"))?.label.n ?? 0;

function open(type) {
  const all = feed.ids().map(feed.card).filter((card) => card.place === type && card.type !== "vote" && !card.waits);
  const grouped = all.some((card) => card.type === "group"); // then every card stands under its heading
  all.sort((a, b) => (grouped ? 0 : votes(b) - votes(a)) || b.order - a.order);
  if (!grouped) return all;
  const rest = all.filter((card) => card.order > 0); // under no heading: they come last
  const heading = { type: "group", title: say("screen.rest"), place: type, chips: [{ words: { n: rest.length } }] };
  return [...all.filter((card) => card.order <= 0), ...(rest.length ? [heading, ...rest.map((card) => ({ ...card, rest: true }))] : [])];
}

function counts(stage, room) {
  if (!room) return [];
  if (!stage.composer || stage.closed) return [el("p", {}, say("screen.people", { n: room.seats }))];
  const person = (row) => (row.wrote === null || row.seats > MOST ? "" : "●".repeat(Math.min(row.wrote, row.seats)) + "○".repeat(Math.max(0, row.seats - row.wrote)));
  const line = (row) => el("li", { className: row.sector }, sectorChip(words, row.sector), el("span", { ariaHidden: "true" }, person(row)), el("b", {}, `${row.wrote ?? "–"} / ${row.seats}`));
  const few = room.sectors.some((row) => row.wrote === null);
  return [el("p", { className: "note" }, say(stage.hidden ? "screen.count" : "screen.count_open", { n: room.words })),
    el("div", { className: "writers" }, el("h2", {}, say("screen.writers", { n: room.wrote, of: room.seats })), el("ul", {}, room.sectors.map(line)), few ? el("p", { className: "note" }, `– ${say("seat.few")}`) : null)];
}

/** How many have given dots; the counts come when they are opened. */
const turnout = (stage, room) => (room && stage.voted !== null ? el("p", { className: "wrote" }, say("vote.voted", { n: stage.voted, of: room.seats })) : null);

function columns(cards) {
  const item = (card) => {
    if (card.type === "group") return el("li", { className: "group" }, of(card.title), el("small", {}, String(card.chips[0].words.n)));
    const vote = card.acts?.find((act) => act.kind.endsWith("_voted"));
    const sector = card.chips.find((chip) => chip.sector);
    const from = card.chips.filter((chip) => /^(days|tables)\./.test(chip.words?.key ?? "")).map((chip) => of(chip.words)).join("・"); // when or where it was written
    const counted = vote?.label.n ? vote.label : card.chips.find((chip) => chip.tone === "ok")?.words;
    return el("li", { className: card.rest ? "rest" : "" },
      card.evidence.slice(0, 1).map((one) => evidence(words, { ...one, note: "", source: "" })),
      sector ? sectorChip(words, sector.sector) : null,
      el("p", {}, shortName(words, card, Infinity)),
      from ? el("span", { className: "from" }, from) : null,
      counted ? el("span", { className: vote?.label.n ? "votes" : "votes told" }, of(counted)) : null,
      card.title && !card.quote && card.text ? el("p", { className: "quote" }, of(card.text)) : null,
      card.quote && card.title ? el("p", { className: "quote" }, of(card.quote)) : null);
  };
  return [el("ul", { className: "cards" }, cards.map(item)), el("p", { className: "note more" })];
}

addEventListener("keydown", (event) => {
  if (/^(ArrowRight|PageDown| )$/.test(event.key)) go(1);
  if (/^(ArrowLeft|PageUp)$/.test(event.key)) go(-1);
});
at.main.onclick = () => go(1);

/** Drawn as an element, so that it prints and scales; asked again while there is no signal, and when
 *  the meeting is over: then it leads to the record. */
let drawnFor = "";
async function qr() {
  try {
    const about = await (await fetch(`/j/${workshop}/about`)).json(), now = new URL(about.address);
    const done = about.closed || over; // closed, though some is added for days: the wall says where to read
    if (`${now.href} ${done}` !== drawnFor) {
      const answer = await fetch(`/j/${workshop}/qr.svg${done ? "?to=record" : ""}`);
      const drawn = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("svg");
      drawn.setAttribute("role", "img");
      drawn.setAttribute("aria-label", say(done ? "screen.qr_record" : "screen.qr"));
      at.qr.replaceChildren(drawn);
      invite = now;
      drawnFor = `${now.href} ${done}`;
      draw();
    }
    if (alone(now.host)) setTimeout(qr, 5000); // until it is opened to the hall
  } catch { setTimeout(qr, 3000); }
}
qr();
setTimeout(() => ask(""), 6000); // for the first who asks they are drawn: better before they are wanted
