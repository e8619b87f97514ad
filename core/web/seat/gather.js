// Notes put together by ticking or dragging: by who leads at the desk and by everybody at a PC.
// Which cards, and what an act is called, says the stage (`gather`).

import { actButton, shortName } from "/seat/card.js";
import { button, el, focused, keepFocus } from "/seat/dom.js";
import { sectorChip } from "/seat/room.js";

const LONGEST = 40, SAID = 20000;

/** @param told what happens when ticks come or go */
export function gather(board, holder, told) {
  const { say, of } = board.words;
  const ticked = new Set(), unfolded = new Set();
  let how = null, name = "", done = null, quiet, waits = false, dragged = null;
  const bar = el("div", { className: "tick-bar" }), notes = el("ul", { className: "notes" }), heads = el("ul", { className: "heads" });
  holder.replaceChildren(bar, el("div", { className: "gathered" }, notes, heads));

  const cards = (type) => board.ofType(type).reverse(); // as they were written
  const sector = (card) => card.chips?.find((chip) => chip.sector)?.sector;
  const ids = () => [...ticked].filter((id) => board.card(id));

  async function act(event, what) {
    const answer = await board.post("act", how.kind, event);
    if (answer.refused || answer.lost) { board.status(board.why(answer), true); return; }
    ticked.clear();
    name = "";
    done = { ...what, seq: answer.seq };
    clearTimeout(quiet);
    quiet = setTimeout(() => { done = null; draw(); }, SAID);
    draw();
    bar.querySelector("button")?.focus({ preventScroll: true });
  }

  const into = (group, list = ids()) => act({ [how.ids]: list, [how.into]: group }, { n: list.length, name: of(board.card(group)?.title) });
  const fresh = (list, title) => act({ [how.ids]: list, [how.name]: title }, { n: list.length, name: title });
  const first = (list) => shortName(board.words, board.card(list[0]), LONGEST);

  function tick(id, on) {
    on ? ticked.add(id) : ticked.delete(id);
    done = null;
    draw();
  }

  function note(id) {
    const card = board.card(id), of_ = sector(card);
    const box = el("input", { type: "checkbox", checked: ticked.has(id) });
    box.dataset.key = `tick-${id}`;
    box.onchange = () => tick(id, box.checked);
    const node = el("li", { className: `note-card${ticked.has(id) ? " on" : ""}${card.muted ? " out" : ""}`, draggable: true },
      el("label", {}, box, el("span", { className: "words" }, of(card.text)), of_ && sectorChip(board.words, of_)), card.muted && el("span", { className: "note" }, say("act.muted")));
    node.dataset.id = id;
    return droppable(node, (list) => (card.group ? into(card.group, list) : fresh([id, ...list], first([id]))), id);
  }

  function head(id) {
    const card = board.card(id), mine = cards(how.type).filter((one) => board.card(one).group === id);
    const open = unfolded.has(id), n = ids().length;
    const label = button({ className: "plain head-title", ariaExpanded: String(open), ariaLabel: n ? say("desk.put_in", { n, name: of(card.title) }) : null }, () => {
      if (ids().length) return into(id);
      open ? unfolded.delete(id) : unfolded.add(id);
      draw();
    });
    label.append(el("b", {}, of(card.title)), el("span", { className: "note" }, `${mine.length}${say("desk.cards")}`));
    label.dataset.key = `head-${id}`;
    const inside = open ? el("ul", { className: "inside" }, mine.map(note)) : el("p", { className: "note" }, mine.length ? of(board.card(mine[0]).text) : "");
    const node = el("li", { className: "card head" }, label, inside, open && el("div", { className: "acts" }, (card.acts ?? []).map((one) => actButton(board, one))));
    node.dataset.id = id;
    return droppable(node, (list) => into(id, list), id);
  }

  /** A card is dropped onto a card or a heading; what is ticked comes along. */
  function droppable(node, drop, id) {
    if (node.draggable) {
      node.ondragstart = (event) => { event.stopPropagation(); dragged = ticked.has(id) ? ids() : [id]; event.dataTransfer.setData("text/plain", id); };
      node.ondragend = () => { dragged = null; if (waits) draw(); };
    }
    node.ondragover = (event) => { if (dragged && !dragged.includes(id)) { event.preventDefault(); event.stopPropagation(); node.classList.add("over"); } };
    node.ondragleave = () => node.classList.remove("over");
    node.ondrop = (event) => {
      event.preventDefault();
      event.stopPropagation();
      node.classList.remove("over");
      const list = dragged?.filter((one) => one !== id) ?? [];
      dragged = null;
      if (list.length) drop(list);
    };
    return node;
  }

  function drawBar() {
    const list = ids(), n = list.length;
    if (!n) {
      const back = done && button({ className: "quiet", textContent: say("seat.undo") }, async () => {
        const answer = await board.post("act", "reverted", { target: done.seq });
        if (answer.refused || answer.lost) { board.status(board.why(answer), true); return; }
        done = null;
        draw();
      });
      bar.replaceChildren(el("p", { className: "note", role: "status" }, done ? say("desk.gathered", done) : say("desk.tick")), ...(back ? [back] : []));
      return;
    }
    const box = el("input", { maxLength: LONGEST, value: name, ariaLabel: say("desk.heading"), placeholder: say("desk.heading_hint") });
    box.dataset.key = "heading";
    box.oninput = () => { name = box.value; };
    const form = el("form", { className: "row" }, el("b", {}, say("desk.ticked", { n })), box, el("button", { className: "primary" }, say("desk.gather", { n })));
    form.onsubmit = (event) => { event.preventDefault(); fresh(list, name.trim() || first(list)); };
    const hide = n === 1 ? board.card(list[0]).acts?.find((one) => one.kind === how.takes) : null;
    const one = el("div", { className: "card act-holder" }, ...(hide ? [actButton(board, hide)] : []));
    one.dataset.id = list[0];
    const out = list.some((id) => board.card(id).group) && button({ className: "quiet", textContent: say("desk.apart") }, () => act({ [how.ids]: list }, { n, name: say("group.none") }));
    bar.replaceChildren(form, ...(out ? [out] : []), button({ className: "quiet", textContent: say("desk.untick") }, () => { ticked.clear(); draw(); }), one);
  }

  function draw() {
    waits = true;
    if (dragged) return; // what is dragged is not drawn away
    waits = false;
    holder.hidden = !how;
    if (!how) { told(0); return; } // what was ticked is no more: the desk's button is filled again
    if (bar.contains(focused(holder)) && bar.json === JSON.stringify(ids()) && ids().length) drawLists(); // somebody types the heading
    else { bar.json = JSON.stringify(ids()); keepFocus(bar, drawBar); drawLists(); }
    told(ids().length);
  }

  function drawLists() {
    const groups = cards("group"), known = new Set(groups), at = holder.closest(".live")?.scrollTop;
    keepFocus(holder, () => {
      notes.replaceChildren(...cards(how.type).filter((id) => !known.has(board.card(id).group)).map(note));
      heads.replaceChildren(...groups.map(head));
      heads.hidden = !groups.length;
    });
    if (at) holder.closest(".live").scrollTop = at;
  }

  return {
    /** @param to what is gathered now, or null */
    set(to) { how = to; if (!to) ticked.clear(); draw(); },
    news(changed) {
      if (how && changed.some((id) => { const type = board.card(id)?.type; return !type || type === how.type || type === "group"; })) draw();
    },
    stop() { clearTimeout(quiet); },
  };
}
