// Words that outlived their stage: sent as what they were meant for, gone on with, or put off.

import { button, el } from "/seat/dom.js";
import { drafts } from "/seat/drafts.js";

let off = ""; // what was put off, until it is other words

/** @param rest what is not of the form that stands here; tab which part of the page is seen: the present act shows only what was just left */
export function begun(board, holder, form, tab, rest) {
  const { say } = board.words, stage = board.stage(), late = form.late();
  const last = ({ kind }) => kind === late?.compose?.kind;
  const list = rest.filter((one) => tab === "mine" || (last(one) && one.lines.join() !== off));
  const open = !stage.locked && !stage.closed, now = JSON.stringify([list, tab, open, form.kind()]);
  holder.hidden = !list.length;
  if (holder.now === now) return;
  holder.now = now;
  const drop = (one) => { for (const key of one.keys) drafts.set(key, ""); board.told(); };
  holder.replaceChildren(...list.map((one) => {
    const words = one.lines.join("\n"), what = last(one) ? say(`section.${late.composer}`) : "";
    return el("li", { className: "card unsent" },
      el("p", { className: "note" }, el("b", {}, what), what ? "・" : "", say("seat.unfinished")),
      el("p", { className: "text" }, words),
      what && open && el("div", { className: "row" },
        button({ className: "primary", textContent: say("seat.send_as", { what }) }, () => form.resume(true)),
        tab === "now" && button({ className: "plain", textContent: say("seat.not_now") }, () => { off = one.lines.join(); board.told(); })),
      el("div", { className: "row" },
        what && open && button({ className: "quiet", textContent: say("seat.write_on") }, () => form.resume(false)),
        !what && form.kind() && button({ className: "plain", textContent: say("seat.take_back") }, () => { if (form.put(words)) drop(one); }),
        el("span", { className: "grow" }),
        button({ className: "quiet", textContent: say("seat.discard") }, () => drop(one))));
  }));
}
