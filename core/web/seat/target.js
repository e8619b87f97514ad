// The KPIs on the desk, one at a time: what it rests on, what was said of it and what was not, its line, and
// how high its target is. The desk's button decides on the one that is seen.

import { actButton } from "/seat/card.js";
import { button, dated, el, keepFocus } from "/seat/dom.js";

/** @param told what happens when another is seen */
export function aims(board, holder, told) {
  const { say, of, language } = board.words, day = (iso) => (iso ? dated(iso, language) : "");
  let list = [], picked = "", drawn = null, loading = null;

  const fact = (name, ...said) => el("div", {}, el("dt", {}, say(`desk.aim_${name}`)), el("dd", {}, said.some(Boolean) ? said : el("span", { className: "none" }, say("desk.aim_not_yet"))));

  function facts(one) {
    const much = say(one.base ? "desk.aim_from" : "desk.aim_to", { base: one.base, aim: one.aim, unit: of(one.unit) });
    return el("dl", {}, fact("what", one.title), fact("much", much, one.due && el("small", {}, say("desk.aim_by", { day: day(one.due) }))), fact("when", day(one.review)), fact("owner", one.owner), fact("rule", one.rule), fact("counted", one.counted));
  }

  const act = (one) => board.card(one?.id)?.acts?.find((each) => each.kind === "chosen");

  /** What was decided says so and may be taken back; a further one may be decided on too. */
  function decided(one) {
    const may = act(one);
    if (!may || !(one.decided || list.some((each) => each.decided))) return null;
    return el("div", { className: "row" }, one.decided && el("span", { className: "chip ok" }, say("act.chosen_kpi")), actButton(board, { ...may, focus: `more-${one.id}` }));
  }

  const high = new Map(); // of a KPI that rests on a figure: what the server says of its target

  function advice(one) {
    const [low, most] = one.by_chance ?? [], key = JSON.stringify([one.figure, one.aim, one.due]);
    if (one.figure && !high.has(key)) ask(key, one);
    const told = one.figure ? high.get(key) : one.by_chance && el("p", {}, say("desk.aim_chance", { day: day(one.review), low, high: most, unit: of(one.unit) }));
    return told && el("div", { className: "advice" }, el("b", {}, say("desk.aim_high")), told);
  }

  async function ask(key, one) {
    high.set(key, null);
    const told = await board.post("look", "", { kind: "kpi_set", event: { figure_id: one.figure, target: one.aim, due: one.due } });
    if (!told.aim) { if (told.lost) high.delete(key); return; }
    high.set(key, (await import("/seat/aim.js")).aim(board, told.aim));
    draw();
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
    keepFocus(holder, () => holder.replaceChildren(...[list.length > 1 && tabs(one), decided(one), chain, el("div", { className: "aimed" }, facts(one), el("div", {}, line ?? (drawn && el("p", { className: "note" }, say("desk.aim_line"))), advice(one)))].filter(Boolean)));
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
