// Two changed the same words: both are seen, with what differs marked by more than colour.

import { button, el } from "/seat/dom.js";

/** @param theirs, mine the two texts; acts what is done with them: take, keep, and where it is text, join */
export function conflict({ say }, theirs, mine, { take, keep, join }) {
  const side = (title, text, other, press) => el("div", { className: "evidence side" },
    el("p", { className: "note" }, title), el("p", {}, text ? differing(text, other) : say("seat.empty_text")), press);
  return [
    side(say("seat.theirs"), theirs, mine, button({ className: "plain", textContent: say("seat.take_theirs") }, take)),
    side(say("seat.yours"), mine, theirs, button({ className: "primary", textContent: say("seat.take_yours") }, keep)),
    ...(join ? [button({ className: "plain", textContent: say("seat.take_both") }, join)] : []),
  ];
}

/** `text` with what stands between the same beginning and the same end of both as a mark. */
function differing(text, other) {
  const [own, its] = [[...text], [...other]], most = Math.min(own.length, its.length);
  let from = 0, end = 0;
  while (from < most && own[from] === its[from]) from += 1;
  while (end < most - from && own.at(-1 - end) === its.at(-1 - end)) end += 1;
  const [before, changed, after] = [own.slice(0, from), own.slice(from, own.length - end), own.slice(own.length - end)].map((part) => part.join(""));
  return [before, changed && el("mark", {}, el("b", {}, changed)), after];
}
