// All cards of a wall at once: as large as they fit, never cut. Only where the smallest type that is
// read from the back of a hall does not hold them are there pages.

import { el } from "/seat/dom.js";

const TURN = 20000;
/** Size of a scene in hundredths of the wall's width; its smallest letters stay 28 px at 1920. */
const SCENE = [1, 0.92, 0.84, 0.76, 0.68, 0.6, 0.52];
const over = (node) => node.scrollHeight > node.clientHeight + 2 || node.scrollWidth > node.clientWidth + 2;
/** Columns and size of type in hundredths of the wall's width, the largest first; 1.46 is 28 px at 1920. */
const SIZES = [[1, 2.6], [2, 2.2], [3, 2], [4, 1.9], [4, 1.7], [5, 1.6], [5, 1.46], [6, 1.46]];
/** At last the stage's task leaves its line to the cards; its title stays. */
const DENSE = [[5, 1.46], [6, 1.46]];
const PAGED = [4, 1.46];
const group = (item) => item.classList.contains("group");

/** @param holder where the list stands; @param turn called when a page is over; @param say words */
export function fitting(holder, turn, say) {
  let page = 0, turning, measured;
  const size = () => `${holder.clientWidth} ${holder.clientHeight}`;
  const stay = () => { clearTimeout(turning); turning = undefined; };
  const go = (by) => { page += by; stay(); turn(); };

  /** A scene as large as it fits; of rows that do not, some at a time. */
  function scene(whole) {
    const parts = [whole, ...(whole?.querySelectorAll(".middle") ?? [])]; // what shrinks may run over within
    const fits = (size) => { whole.style.setProperty("--u", `${size}vw`); return !parts.some(over); };
    if (!whole || SCENE.some(fits)) return [];
    const list = whole.querySelector(".rows"), all = [...(list?.children ?? [])], pages = [];
    for (let rest = all; rest.length; rest = rest.slice(pages.at(-1).length)) {
      list.replaceChildren(...rest);
      while (list.children.length > 1 && over(whole)) list.lastElementChild.remove();
      pages.push([...list.children]);
    }
    return pages;
  }

  function paged(whole) {
    const pages = scene(whole), said = el("p", { className: "pages note" });
    holder.classList.remove("dense");
    if (pages.length < 2) { page = 0; stay(); return; }
    page = ((page % pages.length) + pages.length) % pages.length;
    whole.querySelector(".rows").replaceChildren(...pages[page]);
    said.textContent = `${page + 1} / ${pages.length}`;
    whole.append(said);
    turning ??= setTimeout(() => go(1), TURN);
  }

  /** Measured last: the line below the cards already has the room it will take. */
  function fit() {
    const list = holder.querySelector(".cards");
    measured = size();
    if (!list) { paged(holder.querySelector(".scene")); return; }
    const all = [...list.children], more = holder.querySelector(".more");
    const count = say("screen.count_open", { n: all.filter((item) => !group(item)).length });
    more.textContent = `${count}　${all.length} / ${all.length}`;
    const fits = (one) => set(list, one) && whole(list, all);
    const dense = (on) => { holder.classList.toggle("dense", on); return true; };
    const alone = (dense(false) && SIZES.some(fits)) || (dense(true) && DENSE.some(fits));
    const pages = alone ? [all] : dense(false) && turned(list, all);
    page = ((page % pages.length) + pages.length) % pages.length;
    list.replaceChildren(...pages[page]);
    if (alone && !all.some(group)) even(list, all);
    more.textContent = pages.length > 1 ? `${count}　${page + 1} / ${pages.length}` : count;
    if (pages.length > 1) turning ??= setTimeout(() => go(1), TURN); // news does not begin the time anew
    else stay();
  }

  new ResizeObserver(() => { if (size() !== measured) turn(); }).observe(holder);
  return { fit, go };
}

function set(list, [columns, size]) {
  list.style.columns = columns;
  list.style.fontSize = `${size}vw`;
  list.style.columnFill = "";
  return true;
}

/** Columns of about the same height; with headings, each keeps its cards together instead. */
function even(list, all) {
  list.style.columnFill = "balance";
  if (!whole(list, all)) list.style.columnFill = "";
}

const torn = (item) => item.getClientRects().length > 1;
/** Nothing beside the wall, no card in two columns, no heading at the foot of one without its cards. */
function whole(list, all) {
  if (list.scrollWidth > list.clientWidth + 2 || list.scrollHeight > list.clientHeight + 2 || all.some(torn)) return false;
  const left = (item) => item.getBoundingClientRect().left;
  return all.every((item, at) => !group(item) || !all[at + 1] || left(item) === left(all[at + 1]));
}

function turned(list, all) {
  set(list, PAGED);
  for (let n = PAGED[0]; n > 1 && all.some(torn);) list.style.columns = --n; // long words: wider, so that none is torn
  return byPage(list, all);
}

/** Cards by page, as many as fit. A heading stands above its cards, on each page on which some of them are. */
function byPage(list, all) {
  const pages = [];
  let rest = all, heading;
  while (rest.length) {
    const again = heading && !group(rest[0]) ? [heading.cloneNode(true)] : [], least = group(rest[0]) ? 2 : 1;
    let n = 0;
    for (list.replaceChildren(...again); n < rest.length; n += 1) {
      list.append(rest[n]);
      if (n >= least && list.scrollWidth > list.clientWidth + 2) { rest[n].remove(); break; }
    }
    while (n > least && group(rest[n - 1])) rest[--n].remove();
    pages.push([...list.children]);
    rest = rest.slice(n);
    heading = pages.at(-1).findLast(group);
  }
  return pages;
}
