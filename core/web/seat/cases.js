// What others did, one case at a time, those first whose words are those of the person it is for.

import { button, el } from "/seat/dom.js";

const STEPS = 4; // how well an effect is known
const OPENER = ":scope > .wide";

export function dock(board, at) {
  const { say, of, language } = board.words;
  const holder = el("section", { className: "catalogue", ariaLabel: say("section.case") });
  let shown = 0, list = [], asked = null, own = null, said = "";
  at.panel.before(holder);

  /** For whom: who was chosen, else who was drawn last. */
  const whom = () => board.stage().chosen.find((one) => one.type === board.stage().beside)?.id ?? board.ofType(board.stage().beside)[0] ?? "";

  async function ask(id) {
    asked = id;
    try {
      const answer = await fetch(`/w/${board.workshop}/cases.json?language=${language}&persona=${encodeURIComponent(id)}`);
      if (!answer.ok) throw new Error(String(answer.status));
      const found = await answer.json();
      if (asked !== id) return;
      [list, shown] = [found, 0];
    } catch { asked = null; } // asked for again with the next news
    draw();
  }

  async function take(one) {
    const id = whom(), told = await board.post("case", "", { case_id: one.case_id, persona_ids: id ? [id] : [] });
    if (told.refused || told.lost) { board.status(board.why(told), true); return; }
    board.sent(told, told.use_case);
    board.status(say("seat.case_taken"));
    setTimeout(() => board.trace(told.use_case), 500);
  }

  const row = (name, ...words) => [el("dt", {}, say(`seat.case_${name}`)), el("dd", {}, words)];
  const steps = (n) => el("span", { className: "steps", ariaHidden: "true" }, Array.from({ length: STEPS }, (_, i) => el("i", { className: i < n ? "on" : "" })));

  function card(one) {
    const level = board.level.card;
    return el("div", { className: "card case" }, el(level, {}, one.title), el("p", { className: "note" }, one.place, one.near && ` · ${say(`seat.case_${one.near}`)}`),
      one.words.length ? el("p", { className: "fit" }, `${say("seat.case_words")} `, el("b", {}, one.words.join(language === "ja" ? "・" : ", "))) : null,
      el("dl", {}, row("known", steps(one.step), " ", one.levels[0]), row("cost", one.cost || say("seat.case_no_cost")), row("people", one.people)),
      el("details", {}, el("summary", {}, say("seat.case_more")), el("p", {}, one.summary), el("ul", {}, one.effects.map((effect, n) => el("li", {}, el("b", {}, effect), el("p", { className: "note" }, `${one.judged[n]} ${one.sources[n]}`))))),
      button({ className: "primary wide", textContent: say("seat.case_take") }, () => take(one)));
  }

  function draw() {
    at.dock.hidden = true;
    const opener = at.composer.querySelector(OPENER), id = whom(), person = board.card(id);
    if (opener && opener !== own) { [own, said] = [opener, opener.textContent]; own.textContent = say("seat.case_own"); }
    if (asked !== id) ask(id);
    holder.hidden = !list.length;
    if (!list.length) return;
    const fit = list.filter((one) => one.words.length).length, place = el("p", { role: "status" }, `${shown + 1} / ${list.length}`);
    const go = (to) => { shown = to; draw(); holder.scrollIntoView({ block: "start" }); };
    const back = button({ className: "quiet", textContent: "‹", ariaLabel: say("seat.before"), disabled: shown === 0 }, () => go(shown - 1));
    const on = button({ className: "quiet", textContent: `${say("seat.next")} ›`, disabled: shown === list.length - 1 }, () => go(shown + 1));
    holder.replaceChildren(
      person ? el("p", { className: "whom" }, el("b", {}, of(person.title)), language === "ja" ? "：" : ": ", of(person.quote)) : "",
      el(board.level.section, {}, say(fit ? "seat.cases_fit" : "seat.cases_all", { n: fit || list.length }), " ", el("small", { className: "note" }, say(fit ? "seat.cases_order" : "seat.cases_none"))),
      card(list[shown]), el("div", { className: "turn" }, back, place, on));
  }

  return { kind: "cases", draw, stop() { if (own) own.textContent = said; holder.remove(); at.dock.replaceChildren(); } };
}
