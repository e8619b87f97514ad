// The clock, the counts per sector, and who may see what is written now.

import { el } from "/seat/dom.js";

const MOST = 20; // people of a sector that are drawn one by one
export const SECTORS = ["industry", "administration", "academia", "npo", "resident"];

/** A countdown to the server's end time, by the server's clock. */
export function clock(node, say, now) {
  let stage = null, timer;
  const tick = () => {
    clearTimeout(timer);
    if (!stage || (!stage.ends_at && (stage.left_seconds ?? null) === null)) { node.textContent = ""; return; }
    const stopped = stage.left_seconds !== null && stage.left_seconds !== undefined;
    const left = stopped ? stage.left_seconds : (Date.parse(stage.ends_at) - now()) / 1000;
    const seconds = Math.max(0, Math.ceil(left));
    const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    node.replaceChildren(
      el("span", { className: "time" }, left <= 0 ? say("seat.time_up") : time),
      ...(stopped ? [el("small", {}, say("seat.stopped"))] : []),
    );
    node.classList.toggle("up", left <= 0);
    if (!stopped && left > 0) timer = setTimeout(tick, 1000 - (now() % 1000) + 5);
  };
  return { set: (to) => { stage = to; tick(); }, stop: () => clearTimeout(timer) };
}

export const sectorChip = ({ say }, sector) =>
  el("span", { className: `chip sector ${sector}`, title: say(`join.${sector}`) }, say(`section.${sector}`));

/** A sign for each person of a sector: who has come, or who of them has written. */
function signs({ seats, wrote }, come) {
  if (come) return "●".repeat(Math.min(MOST, seats));
  if (seats > MOST || wrote === null) return "";
  const full = Math.min(wrote, seats);
  return "●".repeat(full) + "○".repeat(seats - full);
}

/** The table of the console; a group of fewer than three is not counted. In a vote nobody writes. */
export function roomTable(words, room, present, stage, atDoor, ready) {
  const { say } = words;
  const voted = stage?.voted ?? null, votes = voted !== null || stage?.opened;
  const come = !votes && !stage?.about && !stage?.looks; // nothing is written yet: who has come
  const columns = ["sector", ...(come ? ["came"] : votes ? [] : ["signs"]), "seats", ...(votes || come ? [] : ["wrote", "words"])];
  const number = (n) => el("td", {}, n === null ? "–" : String(n));
  const rows = room.sectors.map((row) => el("tr", {},
    el("th", { scope: "row" }, sectorChip(words, row.sector)),
    !votes && el("td", { className: `came ${row.sector}` }, el("span", { ariaHidden: "true" }, signs(row, come))), number(row.seats), ...(votes || come ? [] : [number(row.wrote), number(row.words)]),
  ));
  const many = stage?.hidden ? [el("div", { className: "big-count" }, el("p", {}, el("b", {}, String(room.words)), ` ${say("desk.cards")}`), el("p", { className: "note" }, say("desk.wrote", { n: room.wrote, of: room.seats })), ready > 0 && el("p", { className: "note" }, say("desk.ready", { n: ready })))] : [];
  const few = !votes && !come && room.sectors.some((row) => row.words === null);
  const byTable = room.tables ? el("ul", { className: "by-table" }, room.tables.map((row) => el("li", {}, el("span", {}, say("tables.at", { n: row.table })), " ",
    el("small", {}, say("tables.people", { n: row.seats })), " ", el("b", {}, row.words === null ? "–" : `${row.words}${say("tables.unit")}`)))) : null;
  return [
    ...many, byTable, room.tables?.some((row) => row.words === null) && el("p", { className: "note" }, `– ${say("tables.few")}`),
    atDoor > 0 && el("p", { className: "note alert" }, say("seat.at_door", { n: atDoor })),
    room.tables ? null : el("table", {},
      el("thead", {}, el("tr", {}, columns.map((name) => el("th", { scope: "col", className: ["came", "signs"].includes(name) ? "came" : "" }, say(`seat.${name}`))))),
      el("tbody", {}, rows, el("tr", { className: "total" },
        el("th", { scope: "row" }, say("seat.total")), !votes && el("td", {}), number(room.seats), ...(votes || come ? [] : [number(room.wrote), number(room.words)]))),
    ),
    voted !== null && el("p", { className: "note" }, say("vote.voted", { n: voted, of: room.seats })),
    (stage?.answered ?? null) !== null && el("p", { className: "note" }, say("desk.answered", { n: stage.answered, of: room.seats })),
    few && !room.tables && el("p", { className: "note" }, `– ${say("seat.few")}`),
    present !== null && el("p", { className: "note" }, say("seat.present", { n: present })),
  ].filter(Boolean);
}
