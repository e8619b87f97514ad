// The cards in their sections, newest first. What is read or typed does not move:
// new cards above it wait behind one button.

import { drawCard } from "/seat/card.js";
import { button, el, focused } from "/seat/dom.js";

const SOURCE = { issue: "insight", persona: "issue", use_case: "persona", kpi: "use_case" }; // read while writing
const CHAIN = ["figure", "insight", "issue", "persona", "use_case", "kpi", "promise", "case"];

export function sections(board, holder, news, types, seat) {
  const { say } = board.words;
  const nodes = new Map(), held = new Set(), places = new Map();
  let current = null, started = false;
  const opener = button({ className: "primary" }, () => { release(); holder.scrollIntoView({ block: "start" }); });
  news.append(opener);
  news.hidden = true;

  function place(type) {
    let found = places.get(type);
    if (found) return found;
    const title = el(board.level.section, {}), list = el("ul", { className: "cards" });
    const empty = el("p", { className: "empty", hidden: true }, say("seat.empty"));
    const section = el("details", { className: `section ${type}` }, el("summary", {}, title), empty, list);
    section.open = !seat || !current || opens(type);
    found = { section, title, list, empty };
    places.set(type, found);
    arrange();
    return found;
  }

  const opens = (type) => type === current || type === SOURCE[current];

  /** The running stage's section first, then back along the chain, then the rest. */
  function arrange() {
    const from = current ? CHAIN.indexOf(current) : CHAIN.length - 1;
    const wanted = seat ? [...CHAIN.slice(0, from + 1).reverse(), ...CHAIN.slice(from + 1).reverse()] : CHAIN;
    let before = null;
    for (const type of wanted.filter((one) => places.has(one))) {
      const { section } = places.get(type);
      const next = before ? before.nextSibling : holder.firstChild;
      if (next !== section) holder.insertBefore(section, next);
      before = section;
    }
  }

  function stage(to) {
    const now = to.about && (!types || types.includes(to.about)) ? to.about : null;
    if (now === current && places.size) return;
    current = now;
    if (current) {
      if (seat) for (const [type, { section }] of places) section.open = opens(type);
      place(current).section.open = true;
    }
    for (const type of seat ? [] : types ?? []) place(type);
    arrange();
    count();
  }

  /** Reading (scrolled down) or typing: do not push what is there. */
  function busy() {
    const active = focused(holder);
    if (active && /^(TEXTAREA|INPUT|SELECT)$/.test(active.tagName) && active.value) return true;
    return holder.getBoundingClientRect().top < 0;
  }

  function draw(ids) {
    const wait = started && busy();
    started = true;
    for (const id of ids) {
      const card = board.card(id), node = nodes.get(id);
      const shown = card?.place && (!types || types.includes(card.place));
      if (!shown) { held.delete(id); if (node) drop(id, node); continue; }
      if (node) update(id, card, node);
      else if (wait && !card.mine && card.type !== "group") held.add(id);
      else { held.delete(id); add(id, card); }
    }
    count();
  }

  function add(id, card) {
    const node = drawCard(board, id, card);
    nodes.set(id, node);
    put(node, card);
  }

  function put(node, card) {
    const { list } = place(card.place), active = focused(node);
    node.order = card.order;
    list.insertBefore(node, [...list.children].find((other) => other !== node && other.order < card.order) ?? null);
    if (node.contains(active)) active.focus({ preventScroll: true });
  }

  function update(id, card, node) {
    node.classList.remove("gone");
    drawCard(board, id, card, node);
    if (node.order !== card.order) put(node, card);
  }

  function drop(id, node) {
    const editing = [...node.querySelectorAll(".field")].some((row) => row.editor);
    if (editing) { // nobody's half-written words disappear with the card
      if (!node.classList.contains("gone")) node.prepend(el("p", { className: "note alert", role: "alert" }, say("seat.card_gone")));
      node.classList.add("gone");
      return;
    }
    nodes.delete(id);
    node.remove();
  }

  function release() {
    for (const id of held) { const card = board.card(id); if (card && !nodes.has(id)) add(id, card); }
    held.clear();
    count();
  }

  function count() {
    for (const [type, { title, list, empty, section }] of places) {
      const all = [...list.querySelectorAll(":scope > :not(.vote, .group)")], open = all.filter((node) => !node.classList.contains("waits")).length;
      const mine = all.filter((node) => node.classList.contains("mine")).length;
      title.replaceChildren(`${say(`section.${type}`)} `, el("span", { className: "n-all" }, String(open)), el("span", { className: "n-mine" }, String(mine)));
      empty.hidden = open > 0;
      section.classList.toggle("none-mine", mine === 0);
    }
    news.hidden = held.size === 0;
    if (held.size) opener.textContent = say("seat.new_cards", { n: held.size });
  }

  function trace(id) {
    if (held.has(id)) release();
    const node = nodes.get(id);
    if (!node) return;
    node.closest("details.section").open = true;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    node.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
    node.focus({ preventScroll: true });
  }

  const calm = () => { if (held.size && !busy()) release(); };
  addEventListener("scroll", calm, { passive: true });
  return { stage, draw, release, trace, stop: () => removeEventListener("scroll", calm) };
}
