// The KPIs on the desk, one at a time: what it rests on, what was said of it and what was not, its line. The
// desk's button decides on the one that is seen.

import { actButton } from "/seat/card.js";
import { button, dated, el, keepFocus } from "/seat/dom.js";

/** @param told what happens when another is seen */
export function aims(board, holder, told) {
  const { say, of, language } = board.words, day = (iso) => (iso ? dated(iso, language) : "");
  let list = [], picked = "", drawn = null, loading = null;

  const fact = (name, ...said) => el("div", {}, el("dt", {}, say(`desk.aim_${name}`)), el("dd", {}, said.some(Boolean) ? said : el("span", { className: "none" }, say("desk.aim_not_yet"))));

  function facts(one) {
    const unit = of(one.unit), much = say(one.base ? "field.aim" : "field.aim_only", { baseline: one.base, target: one.aim, unit, due: one.due || "–" });
    return el("dl", {}, fact("what", one.title), fact("much", much), fact("when", day(one.review)), fact("owner", one.owner), fact("rule", one.rule), fact("counted", one.counted));
  }

  const act = (one) => board.card(one?.id)?.acts?.find((each) => each.kind === "chosen");

  /** What was decided says so and may be taken back; a further one may be decided on too. */
  function decided(one) {
    const may = act(one);
    if (!may || !(one.decided || list.some((each) => each.decided))) return null;
    return el("div", { className: "row" }, one.decided && el("span", { className: "chip ok" }, say("act.chosen_kpi")), actButton(board, { ...may, focus: `more-${one.id}` }));
  }

  const tabs = (now) => el("div", { className: "row", role: "group", ariaLabel: say("desk.aim_which") }, list.map((one) => {
    const tab = button({ className: one === now ? "pressed" : "plain", ariaPressed: String(one === now), textContent: one.title }, () => { picked = one.id; draw(); told(); });
    tab.dataset.key = `aim-${one.id}`;
    return tab;
  }));

  function draw() {
    holder.hidden = !list.length;
    if (holder.hidden) return;
    loading ??= import("/seat/screen-drawn.js").then((part) => { drawn = part; draw(); }, () => { loading = null; });
    const one = seen(), line = drawn?.course(one, board.words, day, drawn.DESK_LINE);
    const chain = one.chain.length > 1 && el("ol", { className: "chain" }, one.chain.map((box) => el("li", {}, el("small", {}, say(`section.${box.type}`)), el("span", {}, of(box.words)))));
    keepFocus(holder, () => holder.replaceChildren(...[list.length > 1 && tabs(one), decided(one), chain, el("div", { className: "aimed" }, facts(one), line ?? (drawn && el("p", { className: "note" }, say("desk.aim_line"))))].filter(Boolean)));
  }

  const seen = () => list.find(({ id }) => id === picked) ?? list.find((one) => one.decided) ?? list[0];

  return {
    set(to) { list = to ?? []; draw(); },
    act() {
      const one = act(seen());
      return !one || list.some((each) => each.decided) ? null : { ...one, about: seen().title, effect: say("desk.decides") };
    },
  };
}
