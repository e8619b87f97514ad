// 「数字を見る」: the figures of the workshop's area, each as a sentence, a small picture and its source.

// How they are drawn comes after the first card: nobody waits for it.

import { shortName } from "/seat/card.js";
import { button, el } from "/seat/dom.js";

/** @param dock where the acts of the finding stand; desk: shows the findings all at once, and what
 *    happens when another is chosen */
export function figures(board, holder, dock, desk) {
  const { say, language } = board.words;
  let asked = false, loading, tries = 0, grid = null;

  /** The drawing part, kept; after a lost signal asked for by another address, which no browser remembers as failed. */
  const part = () => loading ??= import(`/seat/listed.js${tries++ ? `?${tries}` : ""}`).catch((lost) => { loading = null; throw lost; });
  const early = setTimeout(() => part().catch(() => {}), 5000); // so that it is there when the signal is not

  async function show() {
    if (asked) return;
    asked = true;
    holder.replaceChildren(el("p", { className: "skeleton" }, say("seat.loading")));
    try {
      const parts = await part(), found = await ask("findings");
      if (!found.length) return await all(parts, holder);
      six(parts, found);
    } catch {
      asked = false;
      holder.replaceChildren();
      lost(holder);
    }
  }

  /** What is found of the place, one at a time, with its acts at the thumb; all else behind one button. */
  function six(parts, found) {
    const acts = el("div", { className: "acts-now" });
    if (desk) grid = desk.six(board, found, desk.told);
    const others = el("div", { className: "others" }), rest = button({ className: "quiet rest", textContent: say("seat.other_figures") }, async () => {
      const back = button({ className: "quiet back", textContent: `‹ ${say("seat.found_back")}` }, () => { dock.hidden = false; holder.replaceChildren(findings); scrollTo({ top: 0 }); });
      dock.hidden = true;
      holder.replaceChildren(back, others);
      scrollTo({ top: 0 });
      if (!others.children.length) await all(parts, others).catch(() => { others.replaceChildren(); lost(others, parts); });
    });
    const turn = el("div", { className: "turn" }, rest), findings = grid?.node ?? parts.shown(board, found, acts, rest);
    dock.hidden = false;
    dock.replaceChildren(acts, turn);
    desk?.told();
    holder.replaceChildren(findings);
  }

  async function ask(name) {
    const answer = await fetch(`/w/${board.workshop}/${name}.json?language=${language}${desk ? "&size=desk" : ""}`);
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  }

  /** All figures of the place, behind what is found of it. */
  async function all(parts, into) {
    into.replaceChildren(el("p", { className: "skeleton" }, say("seat.loading")));
    const list = await ask("figures");
    if (list.length) parts.listed(board, into, list);
    else into.replaceChildren(el("p", { className: "empty" }, say("seat.empty_figures")));
  }

  function lost(into, parts) {
    into.append(el("p", { className: "empty" }, say("seat.figures_failed")), button({ className: "plain", textContent: say("seat.again") }, () => {
      into.replaceChildren();
      return into === holder ? show() : all(parts, into).catch(() => { into.replaceChildren(); lost(into, parts); });
    }));
  }

  /** What people have chosen is seen to arrive, on every screen. */
  function picked(strip, shown) {
    const chosen = shown ? board.ofType(shown) : [];
    strip.hidden = !chosen.length;
    const json = chosen.join();
    if (strip.json === json) return;
    strip.json = json;
    strip.replaceChildren(el("b", { role: "status" }, say("seat.picked", { n: chosen.length })), el("ul", {}, chosen.map((id) => el("li", {}, shortName(board.words, board.card(id), 24)))));
  }

  return { show, picked, act: () => grid?.act() ?? null, stop: () => clearTimeout(early) };
}
