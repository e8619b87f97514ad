// The cards in their sections, newest first. What is read or typed does not move:
// new cards above it wait behind one button. Of a thousand only those are drawn that somebody comes near.

import { drawCard } from "/seat/card.js";
import { button, el, focused } from "/seat/dom.js";

const STEP = 40; // cards that are drawn at once, further ones as one reads on

export function sections(board, holder, news, types, seat) {
  const { say } = board.words;
  const nodes = new Map(), held = new Set(), places = new Map();
  const moved = new Set(); // sections whose numbers are to be counted anew
  let current = null, beside = null, order = [], started = false, vote = "";
  const opener = button({ className: "primary" }, () => { release(); holder.scrollIntoView({ block: "start" }); });
  news.append(opener);
  news.hidden = true;

  function place(type) {
    let found = places.get(type);
    if (found) return found;
    const title = el(board.level.section, {}), list = el("ul", { className: "cards" });
    const empty = el("p", { className: "empty", hidden: true }, say("seat.empty")), alone = el("p", { className: "note", hidden: true }, say("seat.only_you"));
    const more = button({ className: "quiet rest" }, () => further(type)), rest = el("p", { hidden: true }, more);
    const section = el("details", { className: `section ${type}` }, el("summary", {}, title), alone, empty, list, rest);
    near?.observe(rest);
    section.open = !seat || !current || opens(type);
    section.classList.toggle("now", opens(type));
    found = { section, title, list, empty, alone, rest, more, later: new Set(), edge: -Infinity, members: new Map(), n: { open: 0, waits: 0, mine: 0 } };
    places.set(type, found);
    moved.add(type);
    arrange();
    return found;
  }

  const near = "IntersectionObserver" in window ? new IntersectionObserver((seen) => {
    for (const { isIntersecting, target } of seen) if (isIntersecting) for (const [type, { rest }] of places) if (rest === target) further(type);
  }, { rootMargin: "600px" }) : null;

  /** The next cards of a section; `all`: every one, where each has its turn. */
  function further(type, all = false) {
    const found = places.get(type);
    if (!found?.later.size) return;
    const next = [...found.later].map((id) => [rank(id, board.card(id)), id]).sort(([a], [b]) => b - a).slice(0, all ? Infinity : STEP);
    for (const [, id] of next) add(id, board.card(id));
    found.edge = found.later.size ? next.at(-1)[0] : -Infinity;
    count();
    if (found.later.size && !found.rest.hidden) { near?.unobserve(found.rest); near?.observe(found.rest); } // still in sight: once more
  }

  const opens = (type) => type === current || type === beside;

  /** The running stage's section first, then back along the chain, then the rest. */
  function arrange() {
    const from = (current ? order.indexOf(current) : order.length - 1) + 1;
    const wanted = seat ? [...order.slice(0, from).reverse(), ...order.slice(from).reverse()] : order;
    let before = null;
    for (const type of wanted.filter((one) => places.has(one))) {
      const { section } = places.get(type);
      const next = before ? before.nextSibling : holder.firstChild;
      if (next !== section) holder.insertBefore(section, next);
      before = section;
    }
  }

  function stage(to) {
    order = to.sections;
    beside = to.beside; // read while writing
    const now = to.about && (!types || types.includes(to.about)) ? to.about : null;
    const wasVote = vote;
    vote = to.note ? to.id : "";
    const same = now === current && vote === wasVote && places.size;
    current = now;
    for (const [type, { section }] of places) section.classList.toggle("now", opens(type));
    if (to.note || to.estimating) further(current, true);
    if (same) return;
    if (vote !== wasVote) shuffle();
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
    return above ?? holder.getBoundingClientRect().top < 0;
  }

  /** Whether its beginning lies above what is seen, told as one scrolls: to ask for it lays all out. */
  const edge = el("div", { ariaHidden: "true" });
  let above = null;
  const seen = near && new IntersectionObserver(([{ boundingClientRect: { top } }]) => { above = top < 0; calm(); }, { rootMargin: "0px 0px 100000px" });
  holder.before(edge);
  seen?.observe(edge);

  function draw(ids) {
    const wait = started && busy(), fresh = [];
    started = true;
    for (const id of ids) {
      const card = board.card(id), node = nodes.get(id);
      const shown = card?.place && (!types || types.includes(card.place));
      if (!shown) { held.delete(id); if (node) drop(id, node); else forget(id); continue; }
      if (node) update(id, card, node);
      else if (wait && !card.mine && card.type !== "group" && !places.get(card.place)?.later.has(id)) held.add(id);
      else { held.delete(id); fresh.push([rank(id, card), id, card]); }
    }
    if (fresh.length > 1) fresh.sort(([a], [b]) => b - a);
    for (const [order, id, card] of fresh) {
      if (drawnNow(order, card)) add(id, card);
      else {
        const found = place(card.place);
        found.later.add(id);
        found.edge = Math.max(found.edge, order);
        member(found, id, card);
      }
    }
    count();
  }

  /** One's own, headings, what is voted on, and what stands before all that is not drawn yet. */
  function drawnNow(order, card) {
    const { later, edge, members } = place(card.place);
    if (card.mine || card.type !== card.place || (vote && card.place === current)) return true;
    return later.size ? order > edge : members.size < STEP;
  }

  function member(found, id, card) {
    if (card.type === "vote" || card.type === "group") return;
    moved.add(card.place);
    counted(found, found.members.get(id), -1);
    found.members.set(id, card);
    counted(found, card, 1);
  }

  function counted({ n }, card, by) {
    if (!card) return;
    n[card.waits ? "waits" : "open"] += by;
    if (card.mine) n.mine += by;
  }

  function forget(id) {
    for (const [type, found] of places) {
      counted(found, found.members.get(id), -1);
      if (found.members.delete(id)) { found.later.delete(id); moved.add(type); }
    }
  }

  function add(id, card) {
    const found = place(card.place);
    found.later.delete(id);
    member(found, id, card);
    const node = drawCard(board, id, card);
    node.place = card.place;
    nodes.set(id, node);
    put(node, card);
  }

  /** While dots are given every seat has an order of its own, so that no card gains by standing first. */
  function rank(id, card) {
    if (!seat || !vote || card.place !== current || card.type !== card.place) return card.order;
    return [...`${board.seed}${vote}${id}`].reduce((sum, letter) => (Math.imul(sum, 31) + letter.codePointAt(0)) >>> 0, 7) / 2 ** 32;
  }

  function shuffle() {
    for (const [id, node] of nodes) if (node.place === current) { drawCard(board, id, board.card(id), node); put(node, board.card(id)); }
  }

  function put(node, card) {
    const { list } = place(card.place), active = focused(node);
    node.order = rank(node.dataset.id, card);
    moved.add(card.place);
    let next = list.firstElementChild; // what comes is the newest, nearly always: found at once
    while (next && (next === node || !(next.order < card.order))) next = next.nextElementSibling;
    list.insertBefore(node, next);
    if (node.contains(active)) active.focus({ preventScroll: true });
  }

  function update(id, card, node) {
    node.classList.remove("gone");
    moved.add(node.place);
    member(place(card.place), id, card);
    drawCard(board, id, card, node);
    if (node.order !== rank(id, card)) put(node, card);
  }

  function drop(id, node) {
    const editing = [...node.querySelectorAll(".field")].some((row) => row.editor);
    if (editing) { // nobody's half-written words disappear with the card
      if (!node.classList.contains("gone")) node.prepend(el("p", { className: "note alert", role: "alert" }, say("seat.card_gone")));
      node.classList.add("gone");
      return;
    }
    nodes.delete(id);
    moved.add(node.place);
    forget(id);
    node.remove();
  }

  function release() {
    for (const id of held) { const card = board.card(id); if (card && !nodes.has(id)) add(id, card); }
    held.clear();
    count();
  }

  function count() {
    for (const type of moved) {
      const { title, empty, alone, section, later, rest, more, n: { open, mine, waits } } = places.get(type);
      rest.hidden = !later.size;
      if (later.size) more.textContent = say("seat.further", { n: later.size });
      const only = seat && waits && !open; // nothing is opened yet: these are one's own
      title.replaceChildren(only ? say("seat.your_words", { n: waits }) : `${say(`section.${type}`)} `,
        ...(only ? [] : [el("span", { className: "n-all" }, String(open)), el("span", { className: "n-mine" }, String(mine))]));
      alone.hidden = !only;
      empty.hidden = open + (seat ? waits : 0) > 0;
      section.classList.toggle("none-mine", mine === 0);
    }
    moved.clear();
    news.hidden = held.size === 0;
    if (held.size) opener.textContent = say("seat.new_cards", { n: held.size });
  }

  function trace(id) {
    if (held.has(id)) release();
    if (!nodes.has(id) && board.card(id)?.place && places.get(board.card(id).place)?.later.has(id)) { add(id, board.card(id)); count(); }
    const node = nodes.get(id);
    if (!node) return;
    node.closest("details.section").open = true;
    node.classList.remove("sifted");
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    node.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
    node.focus({ preventScroll: true });
  }

  const calm = () => { if (held.size && !busy()) release(); };
  addEventListener("scroll", calm, { passive: true });
  /** Whether the card stands in the present act. */
  const isNow = (id) => opens(board.card(id)?.place);
  /** One's own words lie open, wherever they were written. */
  const unfold = () => { for (const { section } of places.values()) if (section.querySelector(".mine")) section.open = true; };
  /** Cards of a type drawn anew: what may be done with them has changed. */
  const all = (type) => further(type, true);
  const again = (type) => { for (const [id, node] of nodes) if (node.place === type && board.card(id)) drawCard(board, id, board.card(id), node); };

  return { stage, draw, release, trace, isNow, again, all, unfold, stop: () => { near?.disconnect(); seen?.disconnect(); removeEventListener("scroll", calm); } };
}
