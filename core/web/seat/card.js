// Draws any noun from its card. Updates in place: a part whose words did not change is not touched.

import { button, dated, el, keepFocus, kept } from "/seat/dom.js";
import { drawField, input } from "/seat/field.js";
import { sectorChip } from "/seat/room.js";

/** A figure or a case as proof; the long name of a source opens under its year, what else is to be
    known of a case under its first sentence. */
export function evidence({ say, of }, one) {
  const note = of(one.note), source = of(one.source);
  return el("div", { className: "evidence" },
    el("p", {}, el("b", {}, of(one.title)), " ", of(one.value)),
    one.more ? [el("p", {}, note), el("details", { className: "note" }, el("summary", {}, say("seat.case_more")), el("p", {}, of(one.more)))]
      : source.length > 24
      ? el("details", { className: "note" }, el("summary", {}, [note, say("seat.where_from")].filter(Boolean).join(" · ")), el("p", {}, source))
      : (note || source) && el("p", { className: "note" }, [note, source].filter(Boolean).join(" · ")));
}

/** What was decided, above all else. */
export function pinned({ of }, list) {
  return list.map((one) => el("li", { className: one.type }, el("b", {}, of(one.label)), ` ${of(one.words)}`));
}

/** A short name of a card, for links and lists. */
export function shortName({ of }, card, most = 60) {
  const text = of(card.name) || of(card.title) || of(card.quote) || of(card.text);
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

export function drawCard(board, id, card, node) {
  const { say, of } = board.words;
  node ??= Object.assign(el("li", { className: "card", tabIndex: -1 }), { parts: {} });
  node.dataset.id = id;
  node.classList.toggle("mine", Boolean(card.mine));
  node.classList.toggle("waits", Boolean(card.waits));
  node.classList.toggle("out", Boolean(card.out));
  node.classList.add(card.type);
  const ballot = board.ballot?.(card), ticks = board.ticks?.(id, card);
  node.classList.toggle("ballot", Boolean(ballot));
  node.classList.toggle("ticks", Boolean(ticks));

  const part = (name, value, build) => {
    const json = JSON.stringify(value ?? null);
    const holder = node.parts[name] ??= node.appendChild(el("div", { className: name }));
    if (holder.json === json || holder.querySelector("form")) return;
    holder.json = json;
    const empty = !value || value.length === 0;
    holder.hidden = empty;
    keepFocus(holder, () => holder.replaceChildren(...(empty ? [] : [build(value)].flat().filter(Boolean))));
  };

  part("tick", ticks, () => tick(board, id, card, ticks));
  const proof = () => part("proof", card.evidence, (list) => list.map((one) => evidence(board.words, one)));
  if (!card.title) proof(); // a note stands under the figure it is about; what has a name starts with it
  part("title", card.title, (title) => el(board.level.card, {}, of(title)));
  part("quote", card.quote, (quote) => el("p", {}, board.words.language === "ja" ? `「${of(quote)}」` : `“${of(quote)}”`));
  part("text", card.text, (text) => el("p", {}, of(text)));
  if (card.title) proof();
  part("facts", (card.fields ?? []).filter((f) => f.value && !f.told).map((f) => [f.label, f.value]), (facts) =>
    el("dl", {}, facts.map(([label, value]) => el("div", {}, el("dt", {}, of(label)), el("dd", {}, dated(of(value), board.words.language))))));
  const shown = new Set((card.evidence ?? []).map((one) => one.id)); // drawn in full above
  part("links", (card.links ?? []).filter((link) => !shown.has(link.to)), (links) => el("ul", { ariaLabel: say("seat.links") }, links.map((link) => el("li", {}, linkTo(board, link, Math.max(...links.map(({ n }) => n ?? 0)))))));
  fields(board, id, card, node);
  part("history", card.history?.length > 1 ? card.history : null, (list) => el("details", {},
    el("summary", {}, `${say("seat.history")} ${list.length}`),
    el("ol", {}, list.map((old) => el("li", {}, of(old.words), old.text ? el("p", {}, of(old.text)) : null)))));
  const back = card.mine && !ballot && board.fresh?.get(id);
  part("base", [card.chips, card.mine, card.waits, card.out, card.missing, card.acts, ballot, back], () => [
    el("div", { className: "chips" }, chips(board.words, card, Boolean(board.ballot))),
    el("div", { className: "acts" }, ballot ? dots(board, id, card, ballot) : pressed(board, card.acts ?? []), back && takeBack(board, id, back)),
  ]);
  if (ballot) unfold(node, say);
  return node;
}

/** The acts; answers to one question stand under it, each with what it means. */
function pressed(board, acts) {
  const { say, of } = board.words, asked = new Map(), nodes = [];
  for (const act of acts) {
    const node = actButton(board, act), axis = act.event?.axis;
    if (!axis) { nodes.push(node); continue; }
    if (!asked.has(axis)) {
      asked.set(axis, el("div", { className: "levels", role: "group" }, el("p", {}, el("b", {}, say(`estimate.name_${axis}`)), " ", el("small", {}, say(`estimate.asks_${axis}`)))));
      nodes.push(asked.get(axis));
    }
    const means = say(`estimate.${axis}_${act.label.level.key.slice(-1)}`);
    node.setAttribute("aria-label", `${node.textContent} ${means}`);
    node.replaceChildren(el("b", {}, of(act.label.level)), el("small", {}, means));
    asked.get(axis).append(node);
  }
  return nodes;
}

/** What was just sent is taken back from the card itself. */
function takeBack(board, id, target) {
  const { say } = board.words;
  return button({ className: "quiet", textContent: say("seat.undo") }, async () => {
    const told = await board.post("act", "reverted", { target });
    if (told.refused || told.lost) { board.status(board.why(told), true); return; }
    board.fresh.delete(id);
    board.status(say("seat.undone"));
  });
}

/** − one's own dots ＋: the two keep their places, whatever is given. */
function dots(board, id, card, { left }) {
  const { of, say } = board.words, acts = (card.acts ?? []).filter((act) => act.kind === "dots_given");
  const take = acts.find((act) => act.pressed), give = acts.find((act) => act !== take);
  const press = (sign, act, label) => {
    const node = actButton(board, act ? { ...act, pressed: null, focus: sign } : { kind: "", label, focus: sign });
    node.className = `sign ${sign === "+" ? "give" : "take"}`;
    node.textContent = sign === "+" ? "＋" : "−";
    node.setAttribute("aria-label", of(label));
    node.disabled = !act;
    return node;
  };
  const mine = take ? of({ key: "vote.mine", dots: take.label.dots }) : "";
  return [press("-", take, take?.label ?? { key: "vote.take", dots: "" }),
    el("span", { className: "mine-dots" }, mine && el("span", { ariaHidden: "true" }, take.label.dots), mine && el("span", { className: "unseen" }, say("vote.mine", { n: [...take.label.dots].length }))),
    press("+", left > 0 || give ? give : null, { key: "vote.give" })];
}

/** A card of a vote is its title; what it stands on is one tap away. */
function unfold(node, say) {
  if (node.parts.more) return;
  const toggle = () => more.setAttribute("aria-expanded", String(node.classList.toggle("full")));
  const more = button({ className: "quiet more", textContent: say("seat.more") }, toggle);
  more.setAttribute("aria-expanded", "false");
  node.parts.more = node.insertBefore(more, node.parts.base);
  for (const words of [node.parts.title, node.parts.text]) words?.addEventListener("click", () => { if (node.classList.contains("ballot")) toggle(); });
}

function tick(board, id, card, ticks) {
  const box = el("input", { type: "checkbox", checked: ticks.on, ariaLabel: shortName(board.words, card) });
  box.dataset.key = "tick";
  box.onchange = () => board.tick(id, box.checked);
  return box;
}

function chips(words, card, quiet = false) {
  const { say, of } = words;
  const drawn = (card.chips ?? []).filter((chip) => !(card.group && typeof chip.words === "string")).map((chip) => { // its heading says it
    if (chip.sector) return sectorChip(words, chip.sector);
    if (chip.name) return el("span", { className: "name" }, chip.name);
    return el("span", { className: `chip ${chip.tone ?? ""}` }, of(chip.words));
  });
  if (card.mine) {
    drawn.push(el("span", { className: "name" }, say("seat.you")), el("span", { className: "ok" }, `✓ ${say("seat.delivered")}`));
  }
  if (card.waits && (card.out || !quiet)) drawn.push(el("span", { className: "note" }, say(card.out ? "seat.hidden_mine" : "seat.waits")));
  if (card.missing?.length) { // one quiet ring; what is not there yet is said where somebody asks
    drawn.push(el("details", { className: "gaps" }, el("summary", { ariaLabel: say("seat.gaps") }, el("span", { ariaHidden: "true" }, "○")), el("span", { className: "note" }, card.missing.map(of).join("・"))));
  }
  return drawn;
}

/** A link to another card; of a vote with a bar beside those of the others, of which `most` is the longest. */
function linkTo(board, link, most) {
  const { of } = board.words;
  const words = [el("span", { className: "kind" }, of(link.kind)), " ", el("span", { className: "label" }, of(link.label)), el("span", { className: "by" }, chips(board.words, link))];
  if (link.n && most) {
    const bar = el("span", { className: "share", ariaHidden: "true" });
    bar.style.setProperty("--share", `${100 * link.n / most}%`);
    words.push(bar);
  }
  if (!board.shows(link.to)) {
    return el("a", { className: "link", href: `/w/${board.workshop}/record#${encodeURIComponent(link.to)}` }, words);
  }
  const node = el("button", { type: "button", className: "link" }, words);
  node.dataset.key = link.to;
  node.onclick = () => board.trace(link.to);
  return node;
}

export function actButton(board, act) {
  const { of, say } = board.words;
  const node = button({ className: act.pressed ? "pressed" : act.tone ?? "plain", textContent: of(act.label) }, async () => {
    if (act.needs) { form ? shut() : ask(); return; }
    const told = await board.post(act.route ?? "act", act.kind, act.event);
    if (told.refused || told.lost) board.status(board.why(told), true);
  });
  let form = null;
  node.dataset.key = act.focus ?? act.kind + (act.needs ?? "");
  if (typeof act.pressed === "boolean") node.setAttribute("aria-pressed", String(act.pressed));
  return node;

  function ask() { // an act that needs a few words or a choice first; the card is drawn anew after it
    const options = act.from && board.ofType(act.from).map((id) => ({ value: id, label: board.card(id).title }));
    const label = { ariaLabel: of(act.label) };
    const box = options ? input({ kind: "choice", options: [...options, { value: "", label: say("group.none") }] }, label) : el("input", { ...label, required: true, placeholder: say(`act.needs_${act.needs}`) });
    form = el("form", { className: "row" }, box, el("button", { className: "primary" }, say("seat.send")));
    form.onsubmit = async (event) => {
      event.preventDefault();
      const told = await board.post("act", act.kind, { ...act.event, [act.needs]: box.value });
      if (told.refused || told.lost) board.status(board.why(told), true);
      else { board.status(""); shut(); }
    };
    node.after(form);
    box.focus();
  }

  function shut() {
    const id = node.closest(".card")?.dataset.id;
    form.remove();
    form = null;
    node.focus();
    if (id) board.closed(id);
  }
}

function fields(board, id, card, node) {
  const { say } = board.words;
  const list = (card.fields ?? []).filter((field) => field.edit);
  const holder = node.parts.fields ??= node.appendChild(el("details", { className: "fields" },
    el("summary", {}, say("seat.edit")), el("div")));
  holder.hidden = list.length === 0;
  const rows = holder.lastElementChild;
  const known = new Map([...rows.children].map((row) => [row.dataset.name, row]));
  for (const field of list) {
    const had = known.get(field.name);
    const same = had && !had.editor && had.json === JSON.stringify(field);
    const row = same ? had : drawField(board, id, field, had);
    row.json = JSON.stringify(field);
    known.delete(field.name);
    if (!had) rows.append(row);
    if (row.editor) holder.open = true;
  }
  for (const row of known.values()) {
    if (!row.editor) row.remove();
    else if (!kept.get(`edit/${board.workshop}/${id}/${row.dataset.name}`)) row.remove();
  }
}
