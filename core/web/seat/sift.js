// Chips over what was opened: everything, one's own, or one group.

import { button, el, keepFocus } from "/seat/dom.js";

export function sift(board, at, list) {
  const { say, of } = board.words;
  const holder = el("div", { className: "sift", role: "group", ariaLabel: say("seat.sift") });
  let type = null, chosen = "", json = "";
  at.cards.before(holder);
  new MutationObserver(apply).observe(at.cards, { childList: true, subtree: true }); // what comes while some are away

  const fits = (id, card) => !chosen || (chosen === "mine" ? card.mine : card.group === chosen || id === chosen);

  function apply() {
    for (const node of at.cards.querySelectorAll(chosen ? ".cards > .card" : ".sifted")) {
      const { id } = node.dataset, card = board.card(id);
      node.classList.toggle("sifted", Boolean(type && card?.place === type && !fits(id, card)));
    }
  }

  function choose(key) {
    chosen = key;
    if (key) list.all(type);
    draw(type);
    holder.scrollIntoView({ block: "nearest" });
  }

  /** @param to type of the cards that are read now, or null */
  function draw(to) {
    if (to !== type) [type, chosen] = [to, ""];
    const cards = type ? board.ofType(type).map(board.card).filter((card) => !card.waits) : [];
    const chips = [["", say("seat.sift_all"), cards.length], ["mine", say("seat.sift_mine"), cards.filter((card) => card.mine).length],
      ...board.ofType("group").map((id) => [id, of(board.card(id).title), cards.filter((card) => card.group === id).length])].filter(([key, , n]) => n || !key);
    if (!chips.some(([key]) => key === chosen)) chosen = "";
    holder.hidden = !type || chips.length < 2;
    const now = JSON.stringify([chips, chosen]);
    if (now !== json) {
      json = now;
      keepFocus(holder, () => holder.replaceChildren(...chips.map(([key, name, n]) => {
        const node = button({ className: key === chosen ? "pressed" : "plain", textContent: `${name} ${n}`, "aria-pressed": String(key === chosen) }, () => choose(key));
        node.dataset.key = `sift-${key}`;
        return node;
      })));
    }
    apply();
  }

  return draw;
}
