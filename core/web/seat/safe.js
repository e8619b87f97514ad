// Where one is in the meeting, and in one place only: whether one's own words are safe.

import { button, el, kept } from "/seat/dom.js";

/** A segment for each stage, filled up to now; where there is room with its name. */
export function segments(holder, { number, of }, { card, words }) {
  const agenda = card("agenda")?.stages ?? [];
  if (holder.children.length !== of) holder.replaceChildren(...Array.from({ length: of }, () => el("span")));
  [...holder.children].forEach((one, at) => {
    one.className = at + 1 < number ? "done" : at + 1 === number ? "now" : "";
    one.dataset.name = agenda[at] ? words.of(agenda[at].title) : "";
  });
}

/** One line, which never contradicts the page; a tap leads to one's own words. */
export function safeLine(holder, say, open) {
  const press = button({ className: "quiet" }, () => open());
  return {
    /** @param waiting words on this device; begun: drafts; mine: what the server has */
    draw({ network, waiting, begun, mine, dots }) {
      const told = waiting ? `◔ ${say("seat.safe_waiting", { n: waiting })}`
        : network === "down" ? `◔ ${say("seat.safe_down")}`
          : begun ? `◔ ${say("seat.safe_begun", { n: begun })}`
            : dots ? `✓ ${say("seat.safe_dots", { n: dots })}`
              : mine ? `✓ ${say("seat.safe_mine", { n: mine })}` : network === "up" ? `✓ ${say("seat.safe")}` : "";
      if (press.textContent !== told) press.textContent = told;
      if (!press.isConnected) holder.append(press);
      press.hidden = !told;
      holder.classList.toggle("caution", told.startsWith("◔"));
    },
  };
}

const LOOK = { size: ["", "large", "huge"] };

/** Size of letters and strength of colours, as chosen on this device. */
export function look() {
  for (const [name, known] of Object.entries(LOOK)) {
    const chosen = kept.get(`look/${name}`);
    if (known.indexOf(chosen) > 0) document.documentElement.dataset[name] = chosen;
    else delete document.documentElement.dataset[name];
  }
  const sheet = document.getElementById("strong");
  if (kept.get("look/strong") !== "on") sheet?.remove();
  else if (!sheet) document.head.append(el("link", { id: "strong", rel: "stylesheet", href: "/seat/strong.css" }));
}
