// At which table one sits: chosen here, or by the code that lies on it. Loaded where there are tables.

import { button, el } from "/seat/dom.js";

let asked = new URLSearchParams(location.search).get("table"); // once, as scanned
let moving = false;

export function tables(board, holder) {
  const { say } = board.words, { n, mine } = board.stage().tables, list = Array.from({ length: n }, (_, at) => at + 1);
  const shared = el("input", { type: "checkbox" });
  const take = async (table) => {
    const told = await board.post("act", "table_taken", { table, shared: shared.checked });
    if (told.refused || told.lost) { board.status(board.why(told), true); return; }
    moving = false;
    tables(board, holder);
  };
  if (asked) {
    const table = Number(asked);
    asked = null;
    history.replaceState(null, "", location.pathname);
    if (list.includes(table) && table !== mine) { take(table); return; }
  }
  const choose = () => [
    el("fieldset", { className: "choices" }, el("legend", {}, say("tables.ask")),
      el("div", { className: "tables-of" }, list.map((table) => {
        const node = button({ className: "plain", textContent: String(table), ariaLabel: say("tables.at", { n: table }), "aria-pressed": String(table === mine) }, () => take(table));
        return node;
      }))),
    el("label", { className: "option" }, shared, el("span", {}, say("tables.shared"))),
    el("p", { className: "note" }, say("tables.ask_note")),
  ];
  const sits = () => [el("p", { className: "row" }, el("b", {}, say("tables.mine", { n: mine })),
    button({ className: "quiet", textContent: say("tables.move") }, () => { moving = true; tables(board, holder); holder.querySelector("button").focus(); }))];
  const drawn = JSON.stringify([n, mine, moving, board.words.language]);
  if (holder.dataset.drawn === drawn) return;
  holder.dataset.drawn = drawn;
  holder.replaceChildren(...(mine && !moving ? sits() : choose()));
}
