// Joining: the code, a nickname, where one comes from. No account.
// The token is made here and stays in this tab until the seat is there, so pressing twice is one seat.

import { button, el, kept, letters, loadWords, otherLanguage, pageLanguage, random, speaker } from "/seat/dom.js";
import { post } from "/seat/outbox.js";
import { SECTORS } from "/seat/room.js";

const language = pageLanguage();
const { say } = speaker(await loadWords(language), language);
const holder = document.getElementById("join");
const body = el("div", { className: "steps-of-join" });
holder.append(
  el("div", { className: "top" }, el("b", {}, say("seat.name")),
    button({ className: "quiet", textContent: say("seat.language"), lang: language === "ja" ? "en" : "ja" }, () => otherLanguage(language))),
  body,
);
document.title = `${say("join.title")} · ${say("seat.name")}`;

const why = (told) => (told.lost ? say("join.offline") : say(told.refused) || say("refused.bad_request"));
function alertNote(text = "") { return el("p", { className: "note alert", role: "alert" }, text); }

async function about(code) {
  try {
    const answer = await fetch(`/j/${encodeURIComponent(code)}/about`);
    return await answer.json();
  } catch { return { lost: true }; }
}

async function look(code) {
  const told = await about(code);
  if (told.workshop) form(told);
  else askCode(code, why(told));
}

function askCode(typed, words = "") {
  const note = alertNote(words);
  const box = el("input", { id: "code", className: "code-box", value: typed, autocomplete: "off", autocapitalize: "characters", spellcheck: false, maxLength: 16 });
  box.setAttribute("aria-describedby", "code-note");
  const asked = el("form", { noValidate: true },
    el("div", {}, el("label", { htmlFor: "code" }, say("join.code")), box, el("p", { className: "note", id: "code-note" }, say("join.code_note")), note),
    button({ type: "submit", className: "primary wide", textContent: say("join.find") }, () => {}));
  asked.onsubmit = async (event) => {
    event.preventDefault();
    note.textContent = "";
    const told = await about(box.value.trim());
    if (!told.workshop) { note.textContent = why(told); box.focus(); return; }
    history.replaceState(null, "", `/j/${told.workshop}`);
    form(told);
  };
  body.replaceChildren(el("h1", {}, say("join.title")), el("p", { className: "note" }, say("join.first")), asked, recovery());
}

function form(told) {
  const head = [
    el("div", {}, el("p", { className: "note" }, [told.area, told.held_on].filter(Boolean).join(" · ")), el("h1", {}, told.title),
      el("p", { className: "note" }, say("join.here", { n: told.seats }))),
  ];
  const enter = `/w/${told.workshop}`;
  if (told.here) head.push(el("p", {}, say("join.go_on")), button({ className: "primary wide", textContent: say("join.go_on_button") }, () => location.assign(enter)));
  const other = el("a", { href: "/j" }, say("join.other"));
  if (told.here || told.closed) {
    if (told.closed) head.push(el("p", {}, say("join.closed")));
    body.replaceChildren(...head, ...(told.here ? [] : [recovery()]), el("p", {}, other));
    return;
  }
  const note = alertNote();
  const draft = `join/${told.workshop}`;
  const before = kept.json(draft, {});
  const name = el("input", { id: "name", autocomplete: "nickname", value: before.name ?? "" });
  name.setAttribute("aria-describedby", "name-note");
  const choices = SECTORS.map((sector) => {
    const radio = el("input", { type: "radio", name: "sector", value: sector, checked: before.sector === sector });
    return el("label", { className: "choice" }, radio,
      language === "ja" ? el("b", { className: sector, ariaHidden: "true" }, say(`section.${sector}`)) : null, el("span", {}, say(`join.${sector}`)));
  });
  const go = button({ type: "submit", className: "primary wide", textContent: say("join.submit") }, () => {});
  const asked = el("form", { noValidate: true },
    el("div", {}, el("label", { htmlFor: "name" }, say("join.name")), name, el("p", { className: "note", id: "name-note" }, say("join.name_note"))),
    el("fieldset", {}, el("legend", {}, say("join.sector")), el("div", { className: "choices" }, choices)),
    note, go,
    el("p", { className: "note" }, say("join.keep_open"), " ", say(told.kept_until ? "join.kept_until" : "join.kept_open", { day: told.kept_until })));
  const chosen = () => asked.querySelector("[name=sector]:checked")?.value;
  asked.oninput = () => { note.textContent = ""; kept.set(draft, JSON.stringify({ name: name.value, sector: chosen() })); };
  asked.onsubmit = async (event) => {
    event.preventDefault();
    if (go.getAttribute("aria-busy")) return;
    const typed = name.value.trim(), sector = chosen();
    const missing = !typed ? "need_name" : letters(typed) > 20 ? "long_name" : !sector ? "need_sector" : "";
    if (missing) {
      note.textContent = say(`join.${missing}`);
      (missing === "need_sector" ? asked.querySelector("[name=sector]") : name).focus();
      return;
    }
    go.setAttribute("aria-busy", "true");
    const answer = await post(`${enter}/join`, { token: token(told.workshop), name: typed, sector });
    go.removeAttribute("aria-busy");
    if (!answer.seat) { note.textContent = why(answer); return; }
    try { sessionStorage.removeItem(`token/${told.workshop}`); } catch { /* none was kept */ }
    kept.set(draft, "");
    location.assign(enter);
  };
  body.replaceChildren(...head, asked, recovery(), el("p", {}, other));
}

const made = {};
function token(workshop) {
  const key = `token/${workshop}`;
  try {
    const had = sessionStorage.getItem(key);
    if (/^[0-9a-f]{32}$/.test(had ?? "")) return had;
    made[key] ??= random(16);
    sessionStorage.setItem(key, made[key]);
  } catch { made[key] ??= random(16); }
  return made[key];
}

function recovery() {
  const note = alertNote();
  const box = el("input", { id: "recovery", autocomplete: "off", autocapitalize: "characters", spellcheck: false });
  box.setAttribute("aria-describedby", "recovery-note");
  const asked = el("form", { noValidate: true },
    el("p", { className: "note", id: "recovery-note" }, say("join.recover_note")),
    el("div", {}, el("label", { htmlFor: "recovery" }, say("join.recovery")), box, note),
    button({ type: "submit", className: "plain wide", textContent: say("join.recover_button") }, () => {}));
  asked.onsubmit = async (event) => {
    event.preventDefault();
    note.textContent = "";
    const told = await post("/j/recover", { recovery: box.value.trim() });
    if (!told.workshop) { note.textContent = why(told); box.focus(); return; }
    location.assign(told.role?.endsWith("facilitator") ? `/console?workshop=${told.workshop}` : `/w/${told.workshop}`);
  };
  return el("details", {}, el("summary", {}, say("join.recover")), asked);
}

const code = decodeURIComponent(location.pathname.split("/")[2] ?? "");
code ? await look(code) : askCode("");
