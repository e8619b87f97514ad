// What a new card stands on: ticked from the cards there are, and kept with its draft.

import { button, el, keepFocus, reword } from "/seat/dom.js";
import { drafts } from "/seat/drafts.js";
import { shortName } from "/seat/card.js";

/** @param link which cards; @param draftKey where the choice is kept; @param short whether it opens by a button
 *  @param changed called when something was ticked */
export function picker(board, link, { draftKey, short, changed }) {
  const { say, of } = board.words;
  const { type } = link;
  const label = of(link.label), panel = el("fieldset", { className: "picker", hidden: short || !link.required });
  const legend = el("legend", {}, label), list = el("div", { className: "options" });
  const chosen = el("div", { className: "attached" });
  const toggle = button({ className: "plain" }, () => { panel.hidden = !panel.hidden; fill(); if (!panel.hidden) panel.scrollIntoView({ block: "nearest" }); });
  panel.append(legend, list);
  const get = () => {
    const ids = drafts.ids(draftKey).filter((id) => board.card(id)), all = link.required ? board.ofType(type) : [];
    return !ids.length && all.length === 1 ? all : ids; // where there is one answer, it is not asked
  };
  const put = (ids) => { drafts.set(draftKey, ids.length ? JSON.stringify(ids) : ""); changed(); fill(); };
  const pick = (id, on) => put(link.one ? (on ? [id] : []) : [...get().filter((other) => other !== id), ...(on ? [id] : [])]);

  function fill() {
    const ids = get();
    reword(toggle, (link.pins && short ? say("seat.attach") : say("seat.choose", { what: say(`section.${type}`) })) + (ids.length ? ` ${ids.length}` : ""));
    if (toggle.getAttribute("aria-expanded") !== String(!panel.hidden)) toggle.setAttribute("aria-expanded", String(!panel.hidden));
    const names = ids.map((id) => [id, shortName(board.words, board.card(id))]), json = JSON.stringify(names);
    if (chosen.json !== json) {
      chosen.json = json;
      keepFocus(chosen, () => chosen.replaceChildren(...names.map(([id, name]) => el("span", { className: "chip tick" },
        name, button({ className: "quiet", textContent: "×", ariaLabel: `${say("seat.detach")}: ${name}` }, () => pick(id, false))))));
    }
    if (panel.hidden) return;
    const all = board.ofType(type);
    keepFocus(list, () => list.replaceChildren(
      ...all.map((id) => option(id, ids.includes(id))),
      ...(all.length ? [] : [el("p", { className: "note" }, say("seat.none_to_choose"))]),
      ...(link.pins && board.figures ? [button({ className: "plain", textContent: say("seat.look_figures") }, () => board.figures())] : []),
    ));
  }

  function option(id, on) {
    const box = el("input", { type: link.one ? "radio" : "checkbox", checked: on, ...(link.one ? { name: draftKey } : {}) });
    box.dataset.key = id;
    box.onchange = () => pick(id, box.checked);
    return el("label", { className: "option" }, box, el("span", {}, shortName(board.words, board.card(id))));
  }
  return { link, label, panel, toggle, chosen, get, put, pick, fill };
}
