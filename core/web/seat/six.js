// The findings of the place on the desk, all at once: one is chosen, and the desk's button puts it on the wall.

import { el, keepFocus } from "/seat/dom.js";
import { picture } from "/seat/finding.js";

/** @param told what happens when another one is chosen */
export function six(board, found, told) {
  const { say } = board.words, list = el("ul", { className: "six" }), more = el("span", { className: "note", role: "status" });
  const holder = el("div", { className: "sixes" }, el("p", {}, el("b", {}, say("desk.six", { n: found.length })), " ", more), el("div", { role: "radiogroup", ariaLabel: say("desk.six", { n: found.length }) }, list));
  let picked = "";

  const stage = () => board.card("stage"), onWall = () => stage()?.shown?.indicator ?? "";

  function card(one) {
    const id = one.indicator_id, up = id === onWall(), box = el("input", { type: "radio", name: "finding", checked: id === picked });
    box.dataset.key = `finding-${id}`;
    box.onchange = () => { picked = id; draw(); };
    return el("li", { className: `${id === picked ? "on" : ""} ${up ? "up" : ""}` }, el("label", {},
      el("span", { className: "said" }, el("b", {}, one.finding), box), picture(one), up && el("span", { className: "ok" }, `● ${say("desk.projected")}`)));
  }

  function draw() {
    if (!found.some((one) => one.indicator_id === picked)) picked = found.some((one) => one.indicator_id === onWall()) ? onWall() : found[0].indicator_id;
    const one = found.find((each) => each.indicator_id === picked);
    more.textContent = `${one.chance}${one.question ? ` ${one.question}` : ""}`;
    keepFocus(list, () => list.replaceChildren(...found.map(card)));
    told();
  }
  draw();
  board.pins.add(draw);
  return {
    node: holder,
    /** What the desk's button does, until what is chosen stands on the wall. */
    act() {
      const one = found.find((each) => each.indicator_id === picked);
      if (!one || picked === onWall() || !stage()?.looks || stage().closed) return null;
      return { kind: "wall_shown", event: { indicator_id: picked }, label: { key: "desk.project" }, effect: say("desk.projects", { what: one.finding }) };
    },
  };
}
