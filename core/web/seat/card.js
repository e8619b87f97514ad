// Draws any noun from its card. Updates in place: a part whose words did not change is not touched.

import { button, el, keepFocus, kept } from "/seat/dom.js";
import { drawField, input } from "/seat/field.js";
import { sectorChip } from "/seat/room.js";

const TOLD = new Set(["title", "name", "text", "life", "eases", "bottleneck", "wish", "who", "what"]); // stand on the card already

/** A figure or a case as proof; the long name of a source opens under its year. */
export function evidence({ say, of }, one) {
  const note = of(one.note), source = of(one.source);
  return el("div", { className: "evidence" },
    el("p", {}, el("b", {}, of(one.title)), " ", of(one.value)),
    source.length > 24
      ? el("details", { className: "note" }, el("summary", {}, [note, say("seat.where_from")].filter(Boolean).join(" · ")), el("p", {}, source))
      : (note || source) && el("p", { className: "note" }, [note, source].filter(Boolean).join(" · ")));
}

/** A short name of a card, for links and lists. */
export function shortName({ of }, card, most = 60) {
  const figure = card.type === "figure" && card.evidence?.[0];
  const text = figure ? `${of(figure.title)} ${of(figure.value)}` : of(card.title) || of(card.quote) || of(card.text);
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

export function drawCard(board, id, card, node) {
  const { say, of } = board.words;
  node ??= Object.assign(el("li", { className: "card", tabIndex: -1 }), { parts: {} });
  node.dataset.id = id;
  node.classList.toggle("mine", Boolean(card.mine));
  node.classList.toggle("waits", Boolean(card.waits));
  node.classList.add(card.type);

  const part = (name, value, build) => {
    const json = JSON.stringify(value ?? null);
    const holder = node.parts[name] ??= node.appendChild(el("div", { className: name }));
    if (holder.json === json || holder.querySelector("form")) return;
    holder.json = json;
    const empty = !value || value.length === 0;
    holder.hidden = empty;
    keepFocus(holder, () => holder.replaceChildren(...(empty ? [] : [build(value)].flat().filter(Boolean))));
  };

  const proof = () => part("proof", card.evidence, (list) => list.map((one) => evidence(board.words, one)));
  if (!card.title) proof(); // a note stands under the figure it is about; what has a name starts with it
  part("title", card.title, (title) => el(board.level.card, {}, of(title)));
  part("quote", card.quote, (quote) => el("p", {}, board.words.language === "ja" ? `「${of(quote)}」` : `“${of(quote)}”`));
  part("text", card.text, (text) => el("p", {}, of(text)));
  if (card.title) proof();
  part("facts", (card.fields ?? []).filter((f) => f.value && !TOLD.has(f.name)).map((f) => [f.label, f.value]), (facts) =>
    el("dl", {}, facts.map(([label, value]) => el("div", {}, el("dt", {}, of(label)), el("dd", {}, String(value))))));
  const shown = new Set((card.evidence ?? []).map((one) => one.id)); // drawn in full above
  part("links", (card.links ?? []).filter((link) => !shown.has(link.to)), (links) => el("ul", { ariaLabel: say("seat.links") }, links.map((link) => el("li", {}, linkTo(board, link)))));
  fields(board, id, card, node);
  part("history", card.history?.length > 1 ? card.history : null, (list) => el("details", {},
    el("summary", {}, `${say("seat.history")} ${list.length}`),
    el("ol", {}, list.map((old) => el("li", {}, of(old.words), old.text ? el("p", {}, of(old.text)) : null)))));
  part("base", [card.chips, card.mine, card.waits, card.missing, card.acts], () => [
    el("div", { className: "chips" }, chips(board.words, card)),
    el("div", { className: "acts" }, (card.acts ?? []).map((act) => actButton(board, act))),
  ]);
  return node;
}

function chips(words, card) {
  const { say, of } = words;
  const drawn = (card.chips ?? []).map((chip) => {
    if (chip.sector) return sectorChip(words, chip.sector);
    if (chip.name) return el("span", { className: "name" }, chip.name);
    return el("span", { className: `chip ${chip.tone ?? ""}` }, of(chip.words));
  });
  if (card.mine) {
    drawn.push(el("span", { className: "name" }, say("seat.you")), el("span", { className: "ok" }, `✓ ${say("seat.delivered")}`));
  }
  if (card.waits) drawn.push(el("span", { className: "note" }, say("seat.waits")));
  for (const gap of card.missing ?? []) drawn.push(el("span", { className: "chip gap" }, of(gap)));
  return drawn;
}

function linkTo(board, link) {
  const { of } = board.words;
  const words = [el("span", { className: "kind" }, of(link.kind)), " ", of(link.label), ...chips(board.words, link)];
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
    const box = options ? input({ kind: "choice", options: [...options, { value: "", label: say("group.none") }] }, label) : el("input", { ...label, required: true });
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
    const { id } = node.closest(".card").dataset;
    form.remove();
    form = null;
    node.focus();
    board.closed(id);
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
