// The composer: drawn from the stage's template, keeps its words on the device until the server has them.

import { button, el, keepFocus, kept, letters, random } from "/seat/dom.js";
import { shortName } from "/seat/card.js";
import { input } from "/seat/field.js";

export function composer(board, holder) {
  const { say, of } = board.words;
  let template = null, stage = null, fields = [], links = [], note, form;

  const draftKey = (name) => `draft/${board.workshop}/${template.kind}/${name}`;
  const short = () => template.fields.length === 1; // one field stands at the thumb; more open as a sheet

  function set(to) {
    stage = to;
    if (JSON.stringify(to?.compose ?? null) === JSON.stringify(template)) { refresh(); return; }
    template = to?.compose ?? null;
    holder.replaceChildren();
    holder.hidden = !template;
    if (template) build();
  }

  function build() {
    fields = template.fields.map(drawn);
    links = (template.links ?? []).map(picker);
    note = el("p", { className: "note alert", role: "alert" });
    const send = button({ type: "submit", className: "primary", textContent: say("seat.send") }, () => {});
    const who = el("p", { className: "note who" });
    form = el("form", { noValidate: true, className: short() ? "" : "sheet" },
      short() ? links.map((one) => one.chosen) : null, fields.map((one) => one.node), 
      short() ? links.map((one) => one.panel) : links.map((one) => el("div", { className: "toggles" }, one.toggle, one.chosen, one.panel)), note,
      el("div", { className: "row" }, fields[0].count, who, el("span", { className: "grow" }), short() ? links.map((one) => one.toggle) : null,
        short() ? null : button({ className: "plain", textContent: say("seat.close_form") }, () => show(false)), send));
    form.who = who;
    form.onsubmit = (event) => { event.preventDefault(); submit(send); };
    form.onkeydown = (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) submit(send);
    };
    if (!short()) {
      const what = say(`section.${stage.composer}`);
      form.opener = button({ className: "primary wide", textContent: say("seat.open_form", { what }) }, () => show(true));
      holder.append(form.opener);
    }
    holder.append(form);
    show(short(), false);
    refresh();
  }

  function show(open, focus = true) {
    form.hidden = !open;
    if (!form.opener) return;
    form.opener.hidden = open;
    if (focus) (open ? fields[0].box : form.opener).focus();
  }

  function drawn(field) {
    const name = `compose-${random(6)}`, label = of(field.label), hint = of(field.hint);
    const box = input(field, { id: name, placeholder: short() ? hint : undefined, of });
    if (field.kind === "long") box.rows = 2;
    box.value = kept.get(draftKey(field.name));
    const count = el("span", { className: "count" });
    const told = () => {
      if (!field.max || field.kind !== "long") return;
      const n = letters(box.value.trim());
      count.textContent = say("seat.count", { n, max: field.max });
      count.classList.toggle("over", n > field.max);
    };
    box.oninput = () => { kept.set(draftKey(field.name), box.value); told(); note.textContent = ""; };
    told();
    const optional = field.required ? "" : ` ${say("seat.optional")}`;
    const node = el("div", { className: "ask" },
      el("label", { htmlFor: name, className: short() ? "unseen" : "" }, label + optional), box,
      !short() && hint ? el("p", { className: "note", id: `${name}-hint` }, hint) : null,
      short() ? null : count);
    if (!short() && hint) box.setAttribute("aria-describedby", `${name}-hint`);
    return { field, label, box, node, told, count: short() ? count : null };
  }

  function picker(link) {
    const { type } = link;
    const label = of(link.label), panel = el("fieldset", { className: "picker", hidden: short() || !link.required });
    const legend = el("legend", {}, label), list = el("div", { className: "options" });
    const chosen = el("div", { className: "attached" });
    const toggle = button({ className: "plain" }, () => { panel.hidden = !panel.hidden; fill(); if (!panel.hidden) panel.scrollIntoView({ block: "nearest" }); });
    panel.append(legend, list);
    const get = () => {
      const ids = kept.json(draftKey(link.name), []).filter((id) => board.card(id)), all = link.required ? board.ofType(type) : [];
      return !ids.length && all.length === 1 ? all : ids; // where there is one answer, it is not asked
    };
    const put = (ids) => { kept.set(draftKey(link.name), ids.length ? JSON.stringify(ids) : ""); note.textContent = ""; fill(); };
    const pick = (id, on) => put(link.one ? (on ? [id] : []) : [...get().filter((other) => other !== id), ...(on ? [id] : [])]);

    function fill() {
      const ids = get();
      toggle.textContent = (type === "figure" && short() ? say("seat.attach") : say("seat.choose", { what: say(`section.${type}`) })) + (ids.length ? ` ${ids.length}` : "");
      toggle.setAttribute("aria-expanded", String(!panel.hidden));
      keepFocus(chosen, () => chosen.replaceChildren(...ids.map((id) => el("span", { className: "chip tick" },
        shortName(board.words, board.card(id)),
        Object.assign(button({ className: "quiet", textContent: "×", ariaLabel: `${say("seat.detach")}: ${shortName(board.words, board.card(id))}` }, () => pick(id, false)))))));
      if (panel.hidden) return;
      const all = board.ofType(type);
      keepFocus(list, () => list.replaceChildren(
        ...all.map((id) => option(id, ids.includes(id))),
        ...(all.length ? [] : [el("p", { className: "note" }, say("seat.none_to_choose"))]),
        ...(type === "figure" && board.figures ? [button({ className: "plain", textContent: say("seat.look_figures") }, () => board.figures())] : []),
      ));
    }

    function option(id, on) {
      const box = el("input", { type: link.one ? "radio" : "checkbox", checked: on, ...(link.one ? { name: draftKey(link.name) } : {}) });
      box.dataset.key = id;
      box.onchange = () => pick(id, box.checked);
      return el("label", { className: "option" }, box, el("span", {}, shortName(board.words, board.card(id))));
    }
    return { link, label, panel, toggle, chosen, get, put, pick, fill };
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
      if (field.kind === "number") {
        const number = Number(text.normalize("NFKC").replace(/[,\s]/g, ""));
        if (!Number.isFinite(number)) return fail(`「${label}」 ${say("refused.field")}`);
        event[field.name] = number;
      } else event[field.name] = text;
    }
    for (const { link, label, get, toggle } of links) {
      const ids = get();
      draft[draftKey(link.name)] = kept.get(draftKey(link.name));
      if (link.required && !ids.length) return { words: say("seat.choose_one", { field: label }), box: toggle };
      if (!link.one) event[link.name] = ids;
      else if (ids.length) event[link.name] = ids[0];
    }
    return { event, draft };
  }

  async function submit(send) {
    if (send.getAttribute("aria-busy")) return;
    const { event, draft, words, box } = read();
    note.textContent = words ?? "";
    if (!event) { board.status(""); box.focus(); return; }
    send.setAttribute("aria-busy", "true");
    const { kind } = template;
    const told = await board.outbox.add({ kind, event, draft, stage: stage.id, authorship: stage.authorship, text: fields[0].box.value.trim() });
    send.removeAttribute("aria-busy");
    if (told.refused) { note.textContent = board.why(told); return; }
    for (const [key, text] of Object.entries(draft)) if (kept.get(key) === text) kept.set(key, "");
    if (template?.kind !== kind) return;
    for (const one of fields) { one.box.value = kept.get(draftKey(one.field.name)); one.told(); }
    for (const one of links) { one.panel.hidden = true; one.fill(); }
    if (!short()) show(false);
    board.sent(told, event[template.id]);
  }

  function refresh() {
    if (!template) return;
    form.who.textContent = [say(`seat.authorship_${stage.authorship}`), stage.hidden ? say("seat.hidden_note") : ""].filter(Boolean).join(" · ");
    for (const one of links) one.fill();
  }

  /** Another tab of the same seat wrote: take it over unless one is typing here. */
  function elsewhere(key) {
    if (!template) return;
    for (const one of fields) {
      if (draftKey(one.field.name) === key && one.box.getRootNode().activeElement !== one.box) { one.box.value = kept.get(key); one.told(); }
    }
    for (const one of links) if (draftKey(one.link.name) === key) one.fill();
  }

  /** Words that came back unsent, put where they can be changed. */
  function restore(item) {
    if (template?.kind !== item.kind || fields.some((one) => one.box.value.trim())) return false;
    for (const [key, text] of Object.entries(item.draft)) kept.set(key, text);
    for (const one of fields) { one.box.value = kept.get(draftKey(one.field.name)); one.told(); }
    refresh();
    show(true);
    return true;
  }

  function attach(id) {
    const one = links.find((each) => each.link.type === "figure");
    if (one) { one.pick(id, true); show(true); fields[0].box.focus(); }
    return Boolean(one);
  }

  return { set, refresh, elsewhere, restore, attach };
}
