// The console's desk: what to say, the one filled button with what it changes, the clock,
// and under it the subject. Loaded by the console only.

import { actButton } from "/seat/card.js";
import { button, el, keepFocus } from "/seat/dom.js";
import { aims } from "/seat/target.js";

export { rows } from "/seat/rows.js";
export { six } from "/seat/six.js";

const CLOCK = ["timer_extended", "timer_stopped"];
const ASIDE = ["stage_locked"], UNASKED = ["stage_revealed", "estimates_started"]; // never the one that is filled
const EFFECT = { stage_revealed: "desk.opens", votes_opened: "desk.opens", estimates_opened: "desk.opens", tables_joined: "desk.opens", stage_started: "desk.moves" };

/** Parts of the desk in the order of reading: say, the button, the clock, the subject. */
export function desk(at, { say }) {
  at.state = el("span", { className: "chip state" });
  at.say = el("p", { className: "say" });
  at.watch = el("p", { className: "note watch" });
  at.watch.onclick = () => at.watch.classList.toggle("open");
  at.effect = el("p", { className: "note effect" });
  at.timer = el("div", { className: "lead timing" });
  at.forecast = el("p", { className: "note forecast" });
  at.aside = el("div", { className: "lead aside" });
  at.wall = el("span", { className: "note wall" });
  at.bar = el("div", { className: "bar" }, el("div", { className: "where" }, at.step, at.title, at.state, at.wall));
  at.onward = el("div", { className: "onward" }, at.lead, at.effect);
  const words = el("div", { className: "told" }, at.bar, at.say, at.onward, at.watch, at.banner, at.status);
  const time = el("div", { className: "time-box" }, at.clock, at.forecast, at.timer, at.aside);
  at.aims = el("div", { className: "aims", hidden: true });
  at.arrive = el("div", { className: "arrive", hidden: true });
  at.live = el("div", { className: "live", tabIndex: 0, role: "region", ariaLabel: say("seat.everyone") }, at.arrive, at.room, at.figures, at.picked, at.look, at.rows, at.aims, at.panel);
  return [el("div", { className: "desk" }, words, time), at.chosen, at.live];
}

/** What stands on the desk in this state: exactly one button is filled.
 *  @param choice what goes on with the row that is chosen, if anything */
export function drawDesk(board, at, stage, people, chosen) {
  const { say, of } = board.words;
  at.aim ??= aims(board, at.aims, () => drawDesk(board, at, board.stage(), people, null));
  at.aim.set(stage.closed ? null : stage.aims);
  const choice = chosen ?? at.aim.act();
  const acts = choice ? [{ ...choice, tone: "primary" }, ...stage.lead] : stage.lead, main = acts.filter((act) => ![...CLOCK, ...ASIDE].includes(act.kind));
  const first = main.find((act) => act.tone === "primary") ?? (stage.estimating ? null : main.find((act) => !UNASKED.includes(act.kind))) ?? acts.find((act) => act.kind === CLOCK[0]);
  const order = first ? [first, ...main.filter((act) => act !== first)] : main;
  const draw = (node, list) => keepFocus(node, () => node.replaceChildren(...list.map((act) => asked(board, { ...act, tone: act === first ? "primary" : "plain" }))));
  draw(at.lead, order);
  draw(at.timer, acts.filter((act) => CLOCK.includes(act.kind) && act !== first));
  draw(at.aside, acts.filter((act) => ASIDE.includes(act.kind) && !act.event.on)); // closing is a drawer's
  const effect = EFFECT[first?.kind];
  at.effect.told = (n) => choice ? choice.effect ?? say("desk.chooses", { what: choice.about, n }) : effect ? say(effect, { n }) : "";
  at.effect.textContent = at.effect.told(people);
  const told = stage.closed ? null : stage.script;
  at.say.textContent = !told ? "" : (board.words.language === "ja" ? `「${of(told.say)}」` : `“${of(told.say)}”`);
  at.watch.textContent = !told ? "" : `${say("desk.watch")}${board.words.language === "ja" ? "：" : ": "}${of(told.watch)}`;
  at.state.hidden = !(stage.hidden || told?.shown) || stage.closed;
  at.state.textContent = say(stage.hidden ? "desk.hidden" : "desk.opened");
  at.wall.textContent = walled(board, at, stage);
  arriving(board, at, stage);
  at.watch.title = at.watch.textContent;
  at.live.closest(".board").toggleAttribute("data-hidden", Boolean(stage.hidden));
  at.live.closest(".board").toggleAttribute("data-closed", Boolean(stage.closed));
  at.room.hidden = Boolean(stage.looks || stage.choose || stage.aims?.length || (stage.about && !stage.tables?.apart && !stage.hidden && (stage.opened || stage.voted === null) && !stage.estimating)) || stage.closed;
}

const walled = (board, at, stage) => {
  const { say } = board.words, what = onWall(board, stage);
  return `${say("desk.wall")}${say(`desk.wall_${what === "people" && at.shut ? "shut" : what}`)}`;
};

/** What the wall shows now, as it decides itself (screen.js). */
function onWall(board, stage) {
  const cards = (type) => Boolean(type) && board.ofType(type).length > 0;
  if (stage.wall) return stage.wall;
  if (stage.looks) return "titles";
  if (stage.number <= 1 && !stage.about) return "people";
  if (board.card(`vote:${stage.id}`)) return "votes";
  return (!stage.hidden && cards(stage.about)) || cards(stage.beside) ? "cards" : stage.composer ? "counts" : "people";
}

const alone = /^(localhost|127\.|\[::1\])/, AGAIN = 5000;

/** How one comes in, as long as nothing else is talked about; no code that could not work. */
function arriving(board, at, stage) {
  const now = (stage.days?.when === "before" || (stage.number < 2 && !stage.about)) && !stage.looks && !stage.closed;
  at.arrive.hidden = !now;
  if (now && !at.arrive.asked) { at.arrive.asked = true; invite(board, at); }
}

/** The address phones reach, asked for again until it is opened to the hall. */
async function invite(board, at) {
  const { say, language } = board.words, holder = at.arrive, again = () => setTimeout(() => { if (holder.isConnected && !holder.hidden) invite(board, at); else holder.asked = false; }, AGAIN);
  const shut = (yes) => { at.shut = yes; holder.classList.toggle("shut", yes); holder.classList.toggle("first", yes && !board.card("stage").practice); at.wall.textContent = walled(board, at, board.card("stage")); };
  try {
    const { host } = new URL((await (await fetch(`/j/${board.workshop}/about`)).json()).address);
    shut(alone.test(host));
    if (!at.shut) {
      holder.replaceChildren(el("img", { src: `/j/${board.workshop}/qr.svg`, alt: say("screen.join"), width: 300, height: 300 }), el("p", { className: "join-code" }, board.workshop), el("p", { className: "note" }, `${host}/j`));
      return;
    }
    const step = (name, ...more) => el("li", {}, el("b", {}, say(`desk.${name}`)), el("p", { className: "note" }, say(`desk.${name}_note`)), more);
    if (!holder.children.length) holder.replaceChildren(el("p", {}, say("screen.alone")), el("ol", {}, step("before_hall", el("a", { href: `/venue?language=${language}`, target: "_blank" }, say("desk.venue"))), step("before_wall")));
  } catch { /* asked again */ }
  again();
}

/** When all will be over if each stage still ahead takes what it was given. */
export function forecast(board, at, stage, now) {
  const agenda = board.card("agenda")?.stages ?? [], place = agenda.findIndex((one) => one.now);
  if (!stage || stage.closed || place < 0) { at.forecast.textContent = ""; return; }
  const left = stage.ends_at ? Math.max(0, Date.parse(stage.ends_at) - now) : (stage.left_seconds ?? 0) * 1000;
  const ahead = agenda.slice(place + 1).reduce((sum, one) => sum + one.minutes, 0) * 60000;
  const time = new Date(now + left + ahead).toLocaleTimeString("ja-JP", { hour: "numeric", minute: "2-digit", timeZone: "Asia/Tokyo" });
  at.forecast.textContent = board.words.say("desk.forecast", { time });
}

/** An act that ends something for everybody asks once. */
function asked(board, act) {
  if (!act.asks) return actButton(board, act);
  const { say, of } = board.words;
  const holder = el("div", { className: "asks" });
  const plain = () => holder.replaceChildren(button({ className: act.tone, textContent: of(act.label) }, () => {
    const go = actButton(board, { ...act, asks: null, label: { key: "desk.close_now" }, tone: "primary" });
    const not = button({ className: "plain", textContent: say("desk.close_not") }, () => { plain(); holder.querySelector("button").focus(); });
    holder.replaceChildren(el("p", { role: "alert" }, of(act.asks)), go, not);
    go.focus();
  }));
  plain();
  return holder;
}
