// Joining: the code, a nickname, where one comes from. No account.
// The token is made here and stays in this tab until the seat is there, so pressing twice is one seat.

import { button, dated, el, kept, letters, loadWords, otherLanguage, pageLanguage, random, speaker } from "/seat/dom.js";
import { post } from "/seat/outbox.js";
import { look as asChosen } from "/seat/safe.js";
import { SECTORS } from "/seat/room.js";

asChosen();
const language = pageLanguage();
const { say } = speaker(await loadWords(language, true), language);
const holder = document.getElementById("join");
const body = el("div", { className: "steps-of-join" });
holder.append(
  el("div", { className: "top" }, el("b", {}, say("seat.name")), language === "ja" ? easyOr() : null,
    button({ className: "quiet", textContent: say("seat.language"), lang: language === "ja" ? "en" : "ja" }, () => otherLanguage(language))),
  body,
);
document.title = `${say("join.title")} · ${say("seat.name")}`;

const why = (told) => (told.lost ? say("join.offline") : say(told.refused) || say("refused.bad_request"));
function alertNote(text = "") { return el("p", { className: "note alert", role: "alert" }, text); }

/** Between Japanese and やさしい日本語. */
function easyOr() {
  const easy = kept.get("look/words") === "easy";
  return button({ className: "quiet", textContent: easy ? "ふつうの日本語" : "やさしい日本語" }, () => { kept.set("look/words", easy ? "" : "easy"); location.reload(); });
}

/** The code in what was pasted: an address, 「コード：G4YZXR」, signs around it that nobody sees. */
function codeIn(text) {
  const typed = text.normalize("NFKC").replace(/[\u200b-\u200d\u2060\ufeff]/g, "");
  const address = /\/[jw]\/([^/?#\s]+)/.exec(typed);
  return (address?.[1] ?? typed.split(":").at(-1)).replace(/[^A-Za-z0-9]/g, "");
}

async function about(typed) {
  const code = codeIn(typed), none = { refused: "refused.no_such_code" };
  if (!code) return none;
  try {
    const answer = await fetch(`/j/${encodeURIComponent(code)}/about`);
    return await answer.json().catch(() => (answer.status === 404 ? none : { refused: "refused.bad_request" }));
  } catch { return { lost: true }; }
}

async function look(code) {
  const told = await about(code);
  if (told.workshop) form(told);
  else askCode(code, why(told));
}

function askCode(typed, words = "") {
  const note = alertNote(words);
  const box = el("input", { id: "code", className: "code-box", value: typed, autocomplete: "off", autocapitalize: "characters", spellcheck: false, maxLength: 300 });
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
    el("div", {}, el("p", { className: "note" }, [told.area, dated(told.held_on ?? "", language)].filter(Boolean).join(" · ")), el("h1", {}, told.title),
      told.days ? el("p", {}, say(`days.${told.days}_task`, { day: told.until, task: "" })) : el("p", { className: "note" }, say("join.here", { n: told.seats }))),
  ];
  const table = /^\d{1,2}$/.exec(new URLSearchParams(location.search).get("table") ?? "");
  const enter = `/w/${told.workshop}`, then = table ? `${enter}?table=${table[0]}` : enter;
  if (told.here) head.push(el("p", {}, say("join.go_on")), button({ className: "primary wide", textContent: say("join.go_on_button") }, () => location.assign(then)));
  const other = el("a", { href: "/j" }, say("join.other"));
  const shut = told.out ? "refused.put_out" : told.closed ? "join.closed" : told.door ? "refused.door" : "";
  if (told.here || shut) {
    if (shut) head.push(el("p", {}, say(shut)));
    body.replaceChildren(...head, ...(told.here ? [] : [recovery()]), el("p", {}, other));
    return;
  }
  const note = alertNote();
  const draft = `join/${told.workshop}`;
  const before = kept.json(draft, {});
  const name = el("input", { id: "name", autocomplete: "nickname", value: before.name ?? "" });
  name.setAttribute("aria-describedby", "name-note");
  const word = told.word ? el("input", { id: "word", autocomplete: "off", maxLength: 20 }) : null;
  const choices = SECTORS.map((sector) => {
    const radio = el("input", { type: "radio", name: "sector", value: sector, checked: before.sector === sector });
    return el("label", { className: "choice" }, radio,
      language === "ja" ? el("b", { className: sector, ariaHidden: "true" }, say(`section.${sector}`)) : null, el("span", {}, say(`join.${sector}`)));
  });
  const go = button({ type: "submit", className: "primary wide", textContent: say("join.submit") }, () => {});
  const asked = el("form", { noValidate: true },
    el("div", { className: "named" }, el("label", { htmlFor: "name" }, say("join.name")), el("p", { className: "note", id: "name-note" }, say("join.name_note")), name),
    el("fieldset", {}, el("legend", {}, say("join.sector")), el("div", { className: "choices" }, choices)),
    word && el("div", {}, el("label", { htmlFor: "word" }, say("join.word")), word),
    told.asks && el("p", { className: "note" }, say("join.asks")),
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
    const ask = () => post(`${enter}/join`, { token: token(told.workshop), name: typed, sector, word: word?.value ?? "" });
    let answer = await ask();
    for (let times = 0; (answer.refused === "refused.fast" && times < 30) || answer.refused === "refused.asked"; times++) { // one after the other, or one by one
      note.className = "note"; // nothing is wrong
      note.textContent = say(answer.refused === "refused.asked" ? "join.asked" : "join.turn");
      await new Promise((then) => setTimeout(then, 5000 + Math.random() * 5000));
      answer = await ask();
    }
    go.removeAttribute("aria-busy");
    if (!answer.seat) { note.className = "note alert"; note.textContent = why(answer); return; }
    try { sessionStorage.removeItem(`token/${told.workshop}`); } catch { /* none was kept */ }
    kept.set(draft, "");
    location.assign(then);
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
