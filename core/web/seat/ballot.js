// The dock of a vote: how many dots are left, and that they have arrived.

import { el } from "/seat/dom.js";

export function dock(board, at, list) {
  const { say } = board.words;
  const left = el("p", { className: "left", role: "status" }), note = el("p", { className: "note" });
  at.dock.replaceChildren(left, note);
  let about = "";
  return {
    kind: "ballot",
    draw(stage) {
      const { n, dots } = stage.note;
      at.dock.hidden = false;
      about = stage.about;
      left.replaceChildren(el("b", {}, say("vote.still", { n })), el("span", { className: "dots", ariaHidden: "true" }, dots));
      note.textContent = say(n ? "vote.arrived" : "vote.all_given");
      list.again(stage.about);
    },
    stop() { at.dock.replaceChildren(); list.again(about); },
  };
}
