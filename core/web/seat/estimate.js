// Estimates, one thing at a time; one may go on without an answer.

import { button, el } from "/seat/dom.js";

export function dock(board, at) {
  const { say } = board.words;
  const place = el("p", { className: "note", role: "status" }), end = el("p", { className: "note" });
  const back = button({ className: "plain", textContent: `‹ ${say("compose.step_back")}` }, () => go(now - 1));
  const on = button({ className: "primary", textContent: say("estimate.on") }, () => go(now + 1));
  let now = 0, about = "";
  at.dock.replaceChildren(place, end, el("div", { className: "way" }, back, on));
  const cards = () => [...at.cards.querySelectorAll(`.section.${about} > .cards > .card.${about}`)];

  function go(to) {
    const all = cards();
    now = Math.max(0, Math.min(to, all.length - 1));
    all.forEach((card, n) => card.classList.toggle("current", n === now));
    place.textContent = all.length ? say("estimate.place", { n: now + 1, of: all.length }) : "";
    back.hidden = now === 0;
    on.hidden = now >= all.length - 1;
    end.textContent = say(on.hidden ? "estimate.last" : "estimate.pass");
    if (all[now] && to !== undefined) all[now].scrollIntoView({ block: "nearest" });
  }

  return {
    kind: "estimate",
    draw(stage) { about = stage.about; at.dock.hidden = false; go(now); },
    stop() { for (const card of cards()) card.classList.remove("current"); at.dock.replaceChildren(); },
  };
}
