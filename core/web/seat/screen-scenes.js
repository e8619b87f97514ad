// What stands large on the wall, one scene at a time: a finding, a card, a person, use cases, a KPI,
// an opened vote, what was decided. Each is put together from what the server says of it.

import { dated, el } from "/seat/dom.js";
import { evidence } from "/seat/card.js";
import { legend, picture } from "/seat/finding.js";
import { sectorChip } from "/seat/room.js";
import { course, face, matrix, readable } from "/seat/screen-drawn.js";

const DOTS = 10; // of one sector that are drawn one by one
const SECTORS = ["industry", "administration", "academia", "npo", "resident"];

/** @param words say and of; @param ask the findings of the place, by name; @param card one by its id */
export function scenes(words, ask, card) {
  const { say, of, language } = words;
  const form = (options) => new Intl.DateTimeFormat(language === "ja" ? "ja-JP" : "en-GB", { timeZone: "UTC", year: "numeric", month: "long", ...options });
  const dayOf = (iso) => iso ? form({ day: "numeric", weekday: "short" }).format(Date.parse(`${iso}T00:00:00Z`)) : "–";
  const month = (iso) => dated(iso, language);
  const part = (name, ...children) => el("div", { className: name }, ...children);

  /** Words with what was typed in bold and blue. */
  function strong(sentence, typed) {
    let rest = sentence;
    const found = [];
    for (const one of typed) {
      const at = one ? rest.indexOf(one) : -1;
      if (at < 0) continue;
      found.push(rest.slice(0, at), el("b", {}, one));
      rest = rest.slice(at + one.length);
    }
    return [...found, rest];
  }

  const draw = {
    chart({ indicator }) {
      const one = ask(indicator)?.[0];
      if (!one) return [el("p", {}, say("seat.loading"))];
      return [part("scene finding-large",
        el("h2", {}, one.finding), el("p", { className: "beside" }, one.chance), el("p", { className: "note" }, one.measure), picture(one), el("p", { className: "note" }, legend(one, say)),
        one.question ? el("p", { className: "question" }, one.question) : null, el("p", { className: "note source" }, `${say("seat.source")}${one.source}`))];
    },

    card({ card: id }) {
      const one = card(id);
      if (!one) return [];
      const sector = one.chips.find((chip) => chip.sector);
      return [part("scene one-card", sector ? sectorChip(words, sector.sector) : null,
        one.title ? el("h2", {}, of(one.title)) : null, one.quote ? el("p", { className: "quote" }, `「${of(one.quote)}」`) : null,
        one.text ? el("p", { className: one.title ? "text" : "text first" }, of(one.text)) : null,
        one.evidence.map((proof) => evidence(words, { ...proof, source: "" })))];
    },

    tables({ rows }) {
      const few = rows.some((row) => row.words === null);
      return [el("ol", { className: `scene tables${rows.length > 6 ? "" : " few"}` }, rows.map((row) => el("li", {}, el("h2", {}, say("tables.at", { n: row.table })), el("span", {}, say("tables.people", { n: row.seats })),
        el("p", {}, el("b", {}, row.words === null ? "–" : String(row.words)), row.words === null ? "" : say("tables.unit"))))), few ? el("p", { className: "note" }, `– ${say("tables.few")}`) : null].filter(Boolean);
    },

    person(one) {
      const quote = language === "ja" ? ["「", ...strong(of(one.quote), one.strong), "」"] : ["“", ...strong(of(one.quote), one.strong), "”"];
      return [part("scene person",
        part("who", face(one.name), part("", el("h2", {}, one.name, el("small", {}, say("screen.invented"))), el("p", {}, one.life))),
        el("p", { className: "quote" }, quote),
        el("aside", {},
          one.count ? [el("h3", {}, of(one.asked)), el("p", { className: "number" }, of(one.count)), el("p", { className: "note" }, of(one.source))] : el("p", { className: "note" }, say("screen.unchecked")),
          el("ul", {}, one.marks.map((mark) => el("li", {}, el("span", { className: mark.yes ? "mark yes" : "mark" }, `${mark.yes ? "✓" : "–"} ${of(mark.of)}`), el("span", {}, of(mark.words)))))),
        one.issue ? el("p", { className: "foot" }, el("span", {}, say("screen.from_issue")), el("b", {}, of(one.issue))) : null)];
    },

    weighing(one, room) {
      return [part("scene", el("ul", { className: "names rows" }, one.names.map((name) => el("li", {}, name)))), el("p", { className: "wrote" }, say("screen.weighed_by", { n: one.said, of: room?.seats ?? 0 }))];
    },

    weighed(one) {
      const named = readable(one.spots);
      const chosen = one.spots.filter((spot) => spot.chosen), apart = one.spots.filter((spot) => spot.apart).slice(0, 2);
      return [part("scene weighed", matrix(one.spots, words, named), part("right",
        chosen.map((spot) => part("taken", el("p", {}, say("act.chosen_use_case")), el("h2", {}, spot.title))),
        named ? null : el("ol", { className: "legend" }, one.spots.map((spot) => el("li", {}, spot.title))),
        apart.map((spot) => el("p", {}, of(spot.apart))),
        el("p", { className: "note" }, say("screen.mean", { n: one.n }))))];
    },

    aim(one) {
      const line = course(one, words, month), unit = of(one.unit);
      const fact = (name, value) => value ? el("div", {}, el("dt", {}, say(`screen.${name}`)), el("dd", {}, value)) : null;
      return [part("scene aim", one.decided ? el("p", { className: "decided" }, say("act.chosen_kpi")) : null,
        el("h2", {}, say(one.base ? "screen.kpi_aim" : "screen.kpi_only", { title: one.title, base: one.base, aim: one.aim, unit })),
        part("middle", line, el("dl", {}, fact("review", one.review && dayOf(one.review)), fact("due", !line && one.due && dayOf(one.due)), fact("owner", one.owner), fact("rule", one.rule))),
        one.chain.length > 1 ? el("ol", { className: "chain" }, one.chain.map((box) => el("li", {}, el("small", {}, say(`section.${box.type}`)), el("span", {}, of(box.words))))) : null)];
    },

    closing(one) {
      const kpi = one.kpi, decided = kpi || one.decided;
      return [part("scene closing",
        el("section", {}, el("h3", {}, say("screen.decided")), el("h2", {}, of(one.decided) || say("screen.decided_none")),
          kpi ? el("p", {}, say(kpi.base ? "screen.kpi_aim" : "screen.kpi_only", { title: kpi.title, base: kpi.base, aim: kpi.aim, unit: of(kpi.unit) }), kpi.due ? say("screen.until", { day: month(kpi.due) }) : "") : null,
          decided && kpi?.review ? part("taken", el("p", {}, say("screen.look")), el("h2", {}, dayOf(kpi.review)), el("p", {}, say("screen.look_note"))) : null),
        el("section", {}, el("h3", {}, say("screen.promises")),
          one.promises.length ? el("ul", { className: "rows" }, one.promises.map((row) => el("li", {}, sectorChip(words, row.sector), el("p", {}, row.what, el("small", {}, row.who)), el("b", {}, row.due ? say("screen.by", { day: month(row.due) }) : "")))) : el("p", {}, say("screen.promises_none"))),
        el("p", { className: "foot" }, one.left ? say("screen.left", { n: one.left }) : "", say("screen.record")))];
    },
  };

  /** The titles of what is found, to choose from; what people have chosen of the numbers. */
  function titles(chosen) {
    const found = ask("");
    if (!found) return [el("p", {}, say("seat.loading"))];
    return [part("scene titles", el("p", { className: "task" }, say("screen.which")), el("ul", { className: "found" }, found.map((one) => el("li", {}, el("h2", {}, one.finding))))),
      chosen.length ? el("p", { className: "picked" }, el("b", {}, say("screen.chosen", { n: chosen.length })), ` ${chosen.slice(0, 4).join(say("screen.comma"))}`) : null];
  }

  /** An opened vote: what was chosen first and framed, then the most dots, by sector in columns. */
  function votes(result, chosen) {
    const taken = new Set(chosen.map((one) => one.id));
    const by = (row) => SECTORS.map((sector) => {
      const n = row.chips.find((chip) => chip.words?.sector?.key === `section.${sector}`)?.words.n ?? 0;
      return el("span", { className: sector }, n ? [el("b", {}, say(`section.${sector}`)), n <= DOTS ? "●".repeat(n) : `● ${n}`] : "");
    });
    const rows = [...result.links].sort((a, b) => taken.has(b.to) - taken.has(a.to) || b.n - a.n);
    return [part("scene", el("ol", { className: "votes rows" }, rows.map((row) => el("li", { className: taken.has(row.to) ? "taken" : "" },
      taken.has(row.to) ? el("p", { className: "label" }, of(chosen.find((one) => one.id === row.to).label)) : null,
      el("p", { className: "words" }, of(row.label)), el("p", { className: "by" }, by(row)), el("p", { className: "n" }, el("b", {}, String(row.n)), say("screen.votes")))))),
      el("p", { className: "note" }, `${of(result.text)}${say("screen.not_alone")}`)];
  }

  return { draw: (scene, room) => draw[scene.kind]?.(scene, room) ?? [], titles, votes, dayOf };
}
