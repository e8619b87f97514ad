// The findings of the place, one at a time: a sentence, its picture, what chance explains, a question.

import { button, el } from "/seat/dom.js";

/** The picture of a finding, as the server has drawn it: the same on every screen. */
export const picture = (one) => one.svg ? el("img", { className: "drawn", src: `data:image/svg+xml,${encodeURIComponent(one.svg)}`, alt: one.told }) : null;

/** What the colours of a picture mean. */
export const legend = (one, say) => one.svg ? say(one.form === "dots" ? "seat.key_dots" : "seat.key_course") : "";

/** As exact as the value itself. */
export function numbers(one, language) {
  const digits = one.value?.split(".")[1]?.length ?? 0;
  return new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** The numbers of the years, to read or to have read out. */
export function table(one, number, say) {
  const rows = (one.series ?? []).filter((pair) => pair[1] !== null);
  return rows.length > 1 ? el("table", {}, el("caption", { className: "unseen" }, one.title),
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, say("seat.year")), el("th", { scope: "col" }, `${say("seat.value")} (${one.unit})`))),
    el("tbody", {}, rows.map(([year, value]) => el("tr", {}, el("th", { scope: "row" }, String(year)), el("td", {}, number.format(value)))))) : null;
}

/** One after the other; the thumb goes on, and what is read stays where it is.
 *  @param under the buttons and notes of a finding; acts: where they stand, at the thumb;
 *    rest: beside what the way on stands */
export function findings(board, found, under, acts, rest) {
  const { say, language } = board.words, { section } = board.level;
  const below = new Map();
  let at = 0;
  const card = el("div", { className: "card finding" }), place = el("p", { role: "status" });
  const back = button({ className: "quiet", textContent: "‹", ariaLabel: say("seat.before") }, () => show(at - 1));
  const on = button({ className: "quiet", textContent: `${say("seat.next")} ›` }, () => show(at + 1));
  function show(to) {
    at = to;
    const one = found[at], number = numbers(one, language);
    if (!below.has(one)) below.set(one, under(one));
    card.replaceChildren(
      el(section, {}, one.finding), el("p", { className: "note" }, one.measure), picture(one) ?? "", el("p", { className: "note" }, legend(one, say)), el("p", {}, one.chance),
      one.question ? el("p", { className: "question" }, one.question) : "",
      el("details", { className: "note" }, el("summary", {}, say("seat.source_table")), el("p", {}, one.source), el("p", {}, one.beside), table(one, number, say)));
    acts.replaceChildren(...below.get(one));
    scrollTo({ top: 0 });
    place.textContent = `${at + 1} / ${found.length}`;
    back.disabled = at === 0;
    on.disabled = at === found.length - 1;
  }
  show(0);
  rest.before(back, place, on);
  return card;
}
