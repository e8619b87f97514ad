// The composer: drawn from the stage's template, keeps its words on the device until the server has them.

import { button, el, focused, kept, letters, random, reword } from "/seat/dom.js";
import { drafts } from "/seat/drafts.js";
import { ask } from "/seat/field.js";
import { picker } from "/seat/picker.js";

export function composer(board, holder) {
  const { say, of } = board.words;
  let template = null, stage = null, fields = [], links = [], note, reads, form, soon;
  let again = false, left = 0, ahead = null; // the last: where the room is, while somebody goes on writing what was asked before

  const draftKey = (name) => `draft/${board.workshop}/${template.kind}/${name}`;
  const short = () => template.fields.length === 1; // one field stands at the thumb; more open as a sheet
  const lateKey = `late/${board.workshop}`, late = () => kept.json(lateKey, null);

  /** Whoever is writing goes on: their form leaves when they have sent or put it away. */
  function set(to) {
    const begun = template && to && to.compose?.kind !== template.kind && fields.some((one) => one.box.value.trim());
    if (begun && !ahead) kept.set(lateKey, JSON.stringify(stage));
    if (begun && (ahead || (to.id !== stage.id && form.contains(focused(form))))) {
      if (ahead?.id !== to.id) board.status(say("seat.moved_on", { stage: of(to.title) }));
      ahead = to;
      refresh();
    } else draw(to);
  }

  function draw(to) {
    [stage, ahead] = [to, null];
    if (JSON.stringify(to?.compose ?? null) === JSON.stringify(template)) { refresh(); return; }
    template = to?.compose ?? null;
    holder.replaceChildren();
    holder.hidden = !template;
    if (template) build();
  }

  function build() {
    const writes = say("seat.open_form", { what: say(`section.${stage.composer}`) });
    fields = template.fields.filter(({ kind }) => kind !== "segments" || board.words.language === "ja").map((field) => ask(board.words, field, {
      key: draftKey(field.name), one: short() && writes, steps: template.steps,
      changed() { for (const part of ["begun", "real"]) import(`/seat/${part}.js`).catch(() => {}); note.textContent = kept.fails ? say("seat.unkept") : ""; look(); },
    }));
    links = (template.links ?? []).map((link) => picker(board, link, { draftKey: draftKey(link.name), short: short(), changed: () => { note.textContent = ""; look(); } }));
    note = el("p", { className: "note alert", role: "alert" });
    reads = el("div", { className: "reads", role: "status" });
    const send = button({ type: "submit", className: "primary", textContent: say("seat.send") }, () => {});
    const who = el("p", { className: "note who" }), shut = button({ className: short() ? "quiet" : "plain", textContent: say("seat.close_form") }, () => show(false));
    form = short() ? oneLine(who, shut, send) : sheet(who, shut, send);
    form.who = who;
    form.onsubmit = (event) => { event.preventDefault(); submit(send); };
    form.onkeydown = (event) => {
      if (event.key === "Escape" && short()) { fields[0].box.blur(); show(false, false); }
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) submit(send);
    };
    if (!short()) {
      const few = template.steps && innerWidth < 700 ? import("/seat/steps.js").then((part) => part.steps(board, form, template, parts(), send), () => {}) : null;
      form.opener = button({ className: "primary wide", textContent: writes }, async () => { await few; show(true); });
      holder.append(form.opener);
    }
    holder.append(form);
    show(short() && Boolean(fields[0].box.value.trim()), false);
    refresh();
  }

  /** One line at rest; it grows where somebody writes. */
  function oneLine(who, shut, send) {
    const [{ node, count, box }] = fields;
    const pencil = el("button", { type: "button", className: "primary pencil", tabIndex: -1, ariaHidden: "true", onclick: () => box.focus() }, "✎");
    const made = el("form", { noValidate: true, className: "line" },
      links.map((one) => one.chosen), el("div", { className: "first" }, node, pencil), links.map((one) => one.panel), reads, note,
      el("div", { className: "row about" }, who, count, shut), el("div", { className: "row" }, links.map((one) => one.toggle), send));
    made.addEventListener("focusin", ({ target }) => { if (target !== pencil && target !== shut) show(true, false); });
    made.addEventListener("focusout", ({ relatedTarget }) => { if (!made.contains(relatedTarget) && !box.value.trim() && !links.some((one) => !one.panel.hidden || one.get().length)) show(false, false); });
    return made;
  }

  /** Several fields open as a sheet. */
  function sheet(who, shut, send) {
    return el("form", { noValidate: true, className: "sheet" },
      template.steps ? null : reads, fields.map((one) => one.node), links.map((one) => el("div", { className: "toggles" }, one.toggle, one.chosen, one.panel)), template.steps ? reads : null, note,
      el("div", { className: "row" }, who, el("span", { className: "grow" }), shut, send));
  }

  /** Every question by its name. */
  const parts = () => new Map([...fields.map(({ field, node }) => [field.name, node]), ...links.map(({ link, panel }) => [link.name, panel.parentNode])]);

  function show(open, focus = true) {
    if (!open && ahead) { draw(ahead); board.told?.(); return; }
    if (!form.opener) {
      form.classList.toggle("open", open);
      if (focus && open) fields[0].box.focus();
      board.told?.();
      return;
    }
    form.hidden = !open;
    form.opener.hidden = open;
    if (focus) (open ? fields[0].box : form.opener).focus();
    board.told?.();
  }

  /** How the words will read, a moment after the last letter. */
  function look() {
    clearTimeout(soon);
    if (!template.look) return;
    const { kind } = template, event = Object.fromEntries(fields.map(({ field, box }) => [field.name, box.value.trim()]));
    for (const { link, get } of links) if (link.one && get().length) [event[link.name]] = get();
    soon = setTimeout(async () => {
      const told = await board.post("look", "", { kind, event });
      if (template?.kind !== kind) return;
      for (const { field, box } of fields) box.guess?.(told.ends?.[field.name] ?? "");
      if (told.said) import("/seat/somebody.js").then((part) => part.somebody(board, reads, event.name, of(told.said)), () => {}); // of a persona; the place of a target is of a KPI
      else if ("aim" in told && form.opener) import("/seat/aim.js").then((part) => reads.replaceChildren(...part.aim(board, told.aim)), () => {});
    }, 500);
  }

  /** The event, or the sentence that says what is still to do. */
  function read() {
    const event = { ...template.event, [template.id]: random() }, draft = {};
    for (const { field, label, box } of fields) {
      const text = box.value.trim();
      draft[draftKey(field.name)] = box.value;
      const fail = (words) => ({ words, box });
      if (!text && field.required) return fail(short() ? say("seat.write_first") : say("seat.required", { field: label }));
      if (field.max && letters(text) > field.max) return fail(say("seat.too_long", { max: field.max, n: letters(text) - field.max }));
      if (!text) continue;
      event[field.name] = text; // numbers too: one reader, the server's, reads them on every page
    }
    for (const { link, label, get, toggle } of links) {
      const ids = get();
      draft[draftKey(link.name)] = drafts.get(draftKey(link.name));
      if (link.required && !ids.length) return { words: say("seat.choose_one", { field: label }), box: toggle };
      if (!link.one) event[link.name] = ids;
      else if (ids.length) event[link.name] = ids[0];
    }
    return { event, draft };
  }

  /** What is pressed while the one before is looked at comes after it; the box is free as soon as its words are kept. */
  async function submit(send, sure = false) {
    if (send.getAttribute("aria-busy")) { again = true; return; }
    const { event, draft, words, box } = read();
    if (!event && !fields.some((one) => one.box.value.trim()) && Date.now() - left < 1500) return; // the second tap of a double one
    note.textContent = words ?? "";
    if (!event) { board.status(""); form.reveal?.(box); box.focus(); return; }
    send.setAttribute("aria-busy", "true");
    const part = !sure && await Promise.race([import("/seat/real.js"), new Promise((go) => setTimeout(go, 2000))]).catch(() => null);
    const real = part && await part.asked(board, { kind: template.kind, event, note, fields }, () => submit(send, true));
    send.removeAttribute("aria-busy");
    if (real) { again = false; return; }
    const { kind } = template, from = stage;
    const stored = () => { left = Date.now(); drafts.clear(draft); if (template?.kind === kind) emptied(); };
    const sending = board.outbox.add({ kind, event, draft, stage: from.id, authorship: (ahead ?? from).authorship, text: fields[0].box.value.trim() }, stored);
    if (again) { again = false; submit(send); }
    const told = await sending;
    if (told.refused) { refused(told, { kind, draft }); return; }
    if (told.unkept) { note.textContent = say("seat.unkept"); board.status(say("seat.waiting_send")); return; } // the box keeps them
    stored();
    board.sent(told, event[template?.id] ?? Object.values(event)[0]);
  }

  function emptied() {
    if (ahead) { show(false); return; }
    reread();
    for (const one of links) { one.panel.hidden = true; one.fill(); }
    reads.textContent = "";
    if (short()) { if (focused(form) !== fields[0].box) show(false, false); fields[0].box.placeholder = say("seat.one_more"); }
    else show(false);
  }

  /** Refused words come back into the box; where somebody has gone on writing, they wait beside it. */
  function refused(told, item) {
    if (restore(item)) note.textContent = board.why(told);
    else { board.outbox.put({ ...told.item, refused: told.refused }); board.status(board.why(told), true); }
  }

  function refresh() {
    if (!template) return;
    const now = ahead ?? stage;
    reword(form.who, [say(`seat.authorship_${now.authorship}`), now.hidden ? say("seat.hidden_note") : ""].filter(Boolean).join(" · "));
    for (const one of links) one.fill();
  }

  /** The boxes as their drafts are now. */
  function reread() {
    for (const one of fields) { one.box.value = drafts.get(draftKey(one.field.name)); one.told(); }
  }

  /** What waited was sent: its words leave the box, unless somebody has gone on writing. */
  function gone(items) {
    if (!template) return;
    if (items.some((item) => fields.some((one) => item.draft[draftKey(one.field.name)] === one.box.value && one.box.value))) { reread(); note.textContent = ""; }
    refresh();
  }

  /** Another tab of the same seat wrote: take it over where nothing was written here. */
  function elsewhere(key, was, now) {
    if (was && !now && drafts.get(key) === was) drafts.set(key, ""); // sent, or erased, over there
    else if (drafts.own(key)) return;
    if (!template) return;
    for (const one of fields) {
      if (draftKey(one.field.name) === key && one.box.getRootNode().activeElement !== one.box) { one.box.value = drafts.get(key); one.told(); }
    }
    for (const one of links) if (draftKey(one.link.name) === key) one.fill();
  }

  /** Words of another stage, into an empty box. */
  function put(text) {
    const [first] = fields;
    if (!template || first.box.value.trim()) return false;
    first.box.value = text;
    first.box.oninput();
    show(true);
    return true;
  }

  /** Words that came back unsent, put where they can be changed. */
  function restore(item) {
    if (template?.kind !== item.kind || fields.some((one) => one.box.value.trim() && one.box.value !== item.draft[draftKey(one.field.name)])) return false;
    for (const [key, text] of Object.entries(item.draft)) drafts.set(key, text);
    reread();
    refresh();
    show(true);
    return true;
  }

  /** Take up what was begun in a stage that is over. @param out whether it is sent as it is */
  function resume(out) {
    const now = stage;
    draw(late());
    ahead = now;
    refresh();
    show(true, !out);
    if (out) form.requestSubmit();
  }

  function attach(id) {
    const one = links.find((each) => each.link.pins);
    if (one) { one.pick(id, true); show(true); fields[0].box.focus(); }
    return Boolean(one);
  }

  /** Begin with these cards ticked. */
  function link(type, ids) {
    links.find((each) => each.link.type === type)?.put(ids);
    show(true);
  }

  const shown = () => (template && (form.opener ? !form.hidden : form.classList.contains("open")) ? template.kind : null);
  return { set, refresh, elsewhere, gone, put, restore, attach, link, late, resume, shown, kind: () => template?.kind };
}
