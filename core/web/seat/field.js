// A field that is edited in place: button, text, 保存 / やめる; of two who edit, both see both texts.

import { button, dated, el, keepFocus, kept, letters, random } from "/seat/dom.js";
import { drafts } from "/seat/drafts.js";

export function input(field, props = {}) {
  if (field.kind === "segments") return segments(field, props);
  if (field.kind === "long") return el("textarea", { rows: 3, ...props });
  if (field.kind === "choice") {
    return el("select", props, (field.options ?? []).map((one) => el("option", { value: one.value }, props.of?.(one.label) ?? one.label)));
  }
  const type = field.kind === "date" ? "date" : "text";
  return el("input", { type, inputMode: field.kind === "number" ? "decimal" : undefined, autocomplete: "off", ...props });
}

/** Words side by side, of which the sentence takes one by itself (`guess`) until another is pressed. */
function segments(field, { id, of }) {
  let value = "", guess = "";
  const list = field.options.map((one) => button({ textContent: of(one.label) }, () => { box.value = one.value === guess ? "" : one.value; box.dispatchEvent(new Event("input")); }));
  const box = el("div", { id, className: "segments", role: "group", ariaLabel: of(field.label) }, list);
  const draw = () => list.forEach((node, at) => node.setAttribute("aria-pressed", String((value || guess) === field.options[at].value)));
  Object.defineProperty(box, "value", { get: () => value, set(to) { value = to; draw(); } });
  box.guess = (to) => { guess = to; draw(); };
  draw();
  return box;
}

/** Draw or update the row of one field; an open editor is never touched, only told. */
export function drawField(board, id, field, row) {
  const { say, of } = board.words;
  const label = of(field.label), value = String(field.value ?? "");
  const key = `edit/${board.workshop}/${id}/${field.name}`;
  row ??= el("div", { className: "field" });
  row.dataset.name = field.name;
  row.field = field;
  if (row.editor) {
    const draft = kept.json(key, { before: row.editor.before, text: row.editor.box.value });
    if (value !== draft.before && value !== draft.text.trim()) row.editor.conflict(value);
    return row;
  }
  const draft = field.edit ? kept.json(key, null) : null;
  if (draft && draft.text !== value) { openEditor(board, id, row, key, draft); return row; }
  const edit = button({ className: "quiet", textContent: say("seat.edit"), ariaLabel: say("seat.edit_field", { field: label }) },
    () => { openEditor(board, id, row, key, { before: value, text: value }); row.editor.box.focus(); });
  edit.dataset.key = "edit";
  keepFocus(row, () => row.replaceChildren(
    el("span", { className: "label" }, label),
    el("span", { className: "value" }, dated(value, board.words.language) || "–"),
    edit,
  ));
  return row;
}

function openEditor(board, id, row, key, draft) {
  const { say, of } = board.words;
  const field = row.field, label = of(field.label), name = `field-${random(6)}`;
  const box = input(field, { id: name, value: draft.text, of });
  box.value = draft.text;
  const note = el("p", { className: "note", role: "alert" });
  const versions = el("div");
  let before = draft.before;
  const editor = { box, get before() { return before; }, conflict };
  box.oninput = () => kept.set(key, JSON.stringify({ before, text: box.value }));

  function close(focus = true) {
    kept.set(key, "");
    row.editor = null;
    drawField(board, id, row.field, row);
    if (focus) row.querySelector("button")?.focus();
    board.closed(id);
  }

  async function save() {
    const after = box.value.trim();
    if (after === before) return close();
    if (field.max && letters(after) > field.max) {
      note.textContent = say("seat.too_long", { max: field.max, n: letters(after) - field.max });
      return;
    }
    const told = await board.post("act", field.edit.kind, { ...field.edit.event, before, after });
    if (told.refused === "refused.edited_meanwhile") conflict(String(told.now ?? ""));
    else if (told.refused || told.lost) note.textContent = board.why(told);
    else { row.field = { ...row.field, value: after }; board.status(say("seat.saved")); close(); }
  }

  async function conflict(theirs) {
    const { conflict: both } = await import("/seat/conflict.js");
    const based = (text) => { before = theirs; kept.set(key, JSON.stringify({ before, text })); };
    note.textContent = say("seat.conflict");
    usual.hidden = true;
    versions.replaceChildren(...both(board.words, theirs, box.value, {
      take() { row.field = { ...row.field, value: theirs }; close(); },
      keep() { based(box.value); return save(); },
      join: ["long", "text"].includes(field.kind) && (() => {
        box.value = [theirs, box.value].filter(Boolean).join(field.kind === "long" ? "\n" : " ");
        based(box.value);
        note.textContent = "";
        versions.replaceChildren();
        usual.hidden = false;
        box.focus();
      }),
    }));
  }

  const usual = el("div", { className: "row" },
    button({ className: "plain", textContent: say("seat.cancel") }, () => close()),
    button({ className: "primary", textContent: say("seat.save") }, save),
  );
  row.editor = editor;
  row.replaceChildren(el("label", { htmlFor: name }, label), box, note, versions, usual);
  const now = String(field.value ?? "");
  if (now !== before && now !== draft.text.trim()) conflict(now);
}

/** A question with its box, whose words are kept as a draft.
 *  @param one what stands in a box that is asked for alone; steps: whether questions come one by one */
export function ask({ say, of }, field, { key, one, steps, changed }) {
  const name = `compose-${random(6)}`, label = of(field.label), hint = of(field.hint);
  const inside = field.kind === "text" && !steps && !one; // a hint that needs no line of its own
  const box = input(field, { id: name, placeholder: one || (inside ? hint : undefined), of });
  if (field.kind === "long") box.rows = one ? 1 : 2;
  box.value = drafts.get(key);
  const count = el("span", { className: "count" });
  const told = () => {
    if (!field.max || field.kind !== "long") return;
    const n = letters(box.value.trim());
    count.textContent = say("seat.count", { n, max: field.max });
    count.classList.toggle("over", n > field.max);
  };
  box.oninput = () => { drafts.set(key, box.value); told(); changed(); };
  told();
  const optional = field.required ? "" : ` ${say("seat.optional")}`, below = !one && !inside && hint;
  const node = el("div", { className: "ask" },
    field.kind === "segments" ? null : el("label", { htmlFor: name, className: one ? "unseen" : "" }, label + optional), box,
    below ? el("p", { className: "note", id: `${name}-hint` }, hint) : null, one ? null : count);
  if (below) box.setAttribute("aria-describedby", `${name}-hint`);
  return { field, label, box, node, told, count: one ? count : null };
}
