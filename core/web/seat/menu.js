// 「メニュー」: everything that is not the present act, each with its state in words.

import { button, el, kept, pageLanguage } from "/seat/dom.js";
import { post } from "/seat/outbox.js";
import { look } from "/seat/safe.js";
import { sectorChip } from "/seat/room.js";

let open = null;

/** Its look, once: nothing is shown before it is there. */
const dressed = new Promise((done) => {
  const sheet = el("link", { rel: "stylesheet", href: "/seat/menu.css" });
  sheet.onload = sheet.onerror = done;
  document.head.append(sheet);
});

/** @param now {stage, tab(name), mine} */
export async function menu(board, at, now) {
  await dressed;
  const { say } = board.words;
  open?.close();
  const dialog = el("dialog", { className: "menu" });
  dialog.setAttribute("aria-label", say("seat.menu"));
  open = dialog;
  dialog.onclose = () => { dialog.remove(); at.menu.focus(); };
  dialog.onclick = (event) => { if (event.target === dialog) dialog.close(); };
  at.menu.after(dialog);
  draw(dialog, board, say("seat.menu"), rows(board, dialog, now));
  dialog.showModal();
}

function draw(dialog, board, title, content) {
  const shut = button({ className: "quiet", textContent: board.words.say("seat.close") }, () => dialog.close());
  dialog.replaceChildren(el("div", { className: "top" }, el("h2", { tabIndex: -1 }, title), shut), ...content);
  dialog.querySelector("h2").focus();
}

function rows(board, dialog, { stage, tab, mine }) {
  const { say, of } = board.words, here = board.workshop, waiting = board.outbox.items().length;
  const to = (name) => () => { dialog.close(); tab(name); };
  const inside = (title, content) => () => draw(dialog, board, title, content());
  const line = (title, note, pressed) => {
    const node = button({ className: "go" }, pressed);
    node.append(el("span", {}, el("b", {}, title), note && el("small", {}, note)), el("span", { ariaHidden: "true" }, "›"));
    return el("li", {}, node);
  };
  const link = (title, note, href) => el("li", {}, el("a", { className: "go", href }, el("span", {}, el("b", {}, title), el("small", {}, note)), el("span", { ariaHidden: "true" }, "›")));
  const agenda = board.card("agenda")?.stages ?? [], done = agenda.filter((one) => one.done).map((one) => `${one.number} ${of(one.title)}`).join("・");
  const who = el("p", { className: "row who-am-i" });
  seat(board, who);
  return [
    el("ul", {},
      waiting > 0 && line(say("seat.menu_waiting", { n: waiting }), say("seat.offline_note"), to("mine")),
      line(`${say("seat.menu_mine")} ${mine}`, say(mine ? "seat.menu_mine_note" : "seat.menu_mine_none"), to("mine")),
      line(say("seat.menu_figures"), say("seat.menu_figures_note", { place: stage?.area ?? "" }), to("figures")),
      line(say("seat.menu_past"), done || say("seat.menu_past_note"), to("past")),
      Boolean(stage?.leads) && link(say("seat.to_lead"), say("seat.menu_lead_note"), `/console?workshop=${here}`),
      line(say("seat.settings"), say("seat.settings_note"), inside(say("seat.settings"), () => settings(board))),
      link(say("seat.menu_pc"), say("seat.menu_pc_note"), `/work?workshop=${here}&language=${board.words.language}`),
      line(say("seat.other_device"), say("seat.menu_device_note"), inside(say("seat.other_device"), () => otherDevice(board))),
      link(say("seat.keeping"), say("seat.menu_keeping_note"), `/w/${here}/mine?language=${board.words.language}`)),
    who,
  ];
}

async function seat(board, holder) {
  const { say } = board.words, code = el("span", { className: "grow code-here" }, say("seat.code_here", { code: board.workshop }));
  holder.replaceChildren(code);
  try {
    const answer = await fetch(`/w/${board.workshop}/me`);
    if (!answer.ok) return;
    const me = await answer.json();
    holder.replaceChildren(sectorChip(board.words, me.sector), el("span", {}, me.name), code);
  } catch { /* asked again at the next look */ }
}

function otherDevice(board) {
  const { say } = board.words, told = el("p", { className: "code" });
  told.setAttribute("role", "status");
  const ask = async (what, shown) => {
    const answer = await post(`/w/${board.workshop}/${what}`, {});
    told.textContent = answer.refused || answer.lost ? board.why(answer) : shown(answer);
  };
  return [
    el("p", {}, say("seat.other_device_note")),
    el("div", { className: "row start" },
      button({ className: "primary", textContent: say("seat.show_code") }, () => ask("code", ({ code }) => code)),
      button({ className: "plain", textContent: say("seat.alone") }, () => ask("alone", () => say("seat.alone_done")))),
    told,
  ];
}

/** How this page looks and speaks on this device; at once, nothing to save. */
export function settings(board) {
  const { say } = board.words, language = pageLanguage();
  const words = language === "en" ? "en" : kept.get("look/words") || "ja";
  const speak = (to) => {
    kept.set("look/words", to === "easy" ? "easy" : "");
    document.cookie = `language=${to === "en" ? "en" : "ja"}; path=/; max-age=31536000; samesite=lax`;
    const address = new URL(location.href);
    address.searchParams.delete("language");
    location.replace(address);
  };
  const choices = (name, chosen, list, taken) => el("fieldset", { className: `choices ${name}` }, el("legend", {}, say(`seat.${name}`)),
    el("div", {}, list.map(([value, label, lang]) => {
      const box = el("input", { type: "radio", name, value, checked: value === chosen });
      box.onchange = () => taken(value);
      return el("label", { className: "option", lang }, box, el("span", {}, label));
    })));
  const set = (name) => (value) => { kept.set(`look/${name}`, value); look(); };
  const strong = el("input", { type: "checkbox", role: "switch", checked: kept.get("look/strong") === "on" });
  strong.onchange = () => set("strong")(strong.checked ? "on" : "");
  return [
    choices("size", kept.get("look/size"), [["", say("seat.size_usual")], ["large", say("seat.size_large")], ["huge", say("seat.size_huge")]], set("size")),
    choices("speech", words, [["ja", "日本語", "ja"], ["easy", "やさしい日本語（ふりがな）", "ja"], ["en", "English", "en"]], speak),
    el("label", { className: "option strong" }, el("span", { className: "grow" }, el("b", {}, say("seat.strong")), el("small", {}, say("seat.strong_note"))), strong),
    el("p", { className: "sample" }, el("small", {}, say("seat.sample")), say("seat.sample_words")),
  ];
}
