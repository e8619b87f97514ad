// Words that look like somebody real are asked about before they are sent.

import { button } from "/seat/dom.js";

/** Whether it is asked, once; offline nobody asks. @param send what sends it all the same */
export async function asked(board, { kind, event, note, fields }, send) {
  const { say } = board.words, late = new Promise((go) => setTimeout(go, 2000, {})); // a slow network keeps nobody waiting
  const told = await Promise.race([board.post("look", "", { kind, event }), late]);
  if (!told.warns?.length) return false;
  /** Numbers and addresses are taken out at once; what only looks like a name is left to who wrote it. */
  const mend = () => {
    note.textContent = "";
    for (const { field, box } of fields) if (told.mended[field.name]) { box.value = told.mended[field.name]; box.oninput(); }
    (fields.find(({ field }) => told.mended[field.name]) ?? fields[0]).box.focus();
  };
  note.replaceChildren(say("seat.real"), " ", told.warns.map((one) => say(`seat.real_${one}`)).join("・"), " ",
    button({ className: "plain", textContent: say("seat.mend") }, mend),
    button({ className: "plain", textContent: say("seat.send_anyway") }, send));
  note.scrollIntoView({ block: "center" }); // below the last field of a long form, above its buttons
  return true;
}
