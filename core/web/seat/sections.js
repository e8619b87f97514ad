// The cards in their sections, newest first. What is read or typed does not move:
// new cards above it wait behind one button.

import { drawCard } from "/seat/card.js";
import { button, el, focused } from "/seat/dom.js";

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
    const section = el("details", { className: `section ${type}` }, el("summary", {}, title), alone, empty, list);
    section.open = !seat || !current || opens(type);
    section.classList.toggle("now", opens(type));
    found = { section, title, list, empty, alone };
    places.set(type, found);
    moved.add(type);
    arrange();
    return found;
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
    node.remove();
  }

  function release() {
    for (const id of held) { const card = board.card(id); if (card && !nodes.has(id)) add(id, card); }
    held.clear();
    count();
  }

  function count() {
    for (const type of moved) {
      const { title, list, empty, alone, section } = places.get(type);
      let open = 0, mine = 0, waits = 0;
      for (const { classList } of list.children) {
        if (classList.contains("vote") || classList.contains("group")) continue;
        classList.contains("waits") ? waits += 1 : open += 1;
        if (classList.contains("mine")) mine += 1;
      }
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
    const node = nodes.get(id);
    if (!node) return;
    node.closest("details.section").open = true;
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
  const again = (type) => { for (const [id, node] of nodes) if (node.place === type && board.card(id)) drawCard(board, id, board.card(id), node); };

  return { stage, draw, release, trace, isNow, again, unfold, stop: () => removeEventListener("scroll", calm) };
}
