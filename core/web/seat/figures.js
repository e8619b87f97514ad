// 「数字を見る」: the figures of the workshop's area, each as a sentence, a small picture and its source.

// How they are drawn comes after the first card: nobody waits for it.

import { button, el } from "/seat/dom.js";

export function figures(board, holder) {
  const { say, language } = board.words;
  let asked = false, loading, tries = 0;

  /** The drawing part, kept; after a lost signal asked for by another address, which no browser remembers as failed. */
  const part = () => loading ??= import(`/seat/listed.js${tries++ ? `?${tries}` : ""}`).catch((lost) => { loading = null; throw lost; });
  const early = setTimeout(() => part().catch(() => {}), 5000); // so that it is there when the signal is not

  async function show() {
    if (asked) return;
    asked = true;
    holder.replaceChildren(el("p", { className: "skeleton" }, say("seat.loading")));
    try {
      const { listed } = await part();
      const answer = await fetch(`/w/${board.workshop}/figures.json?language=${language}`);
      if (!answer.ok) throw new Error(String(answer.status));
      const list = await answer.json();
      if (list.length) listed(board, holder, list);
      else holder.replaceChildren(el("p", { className: "empty" }, say("seat.empty_figures")));
    } catch {
      asked = false;
      holder.replaceChildren(el("p", { className: "empty" }, say("seat.figures_failed")),
        button({ className: "plain", textContent: say("seat.again") }, show));
    }
  }
  return { show, stop: () => clearTimeout(early) };
}
