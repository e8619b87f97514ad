// After the meeting: what became of one's own words, as the page of one's own data tells it.

import { el, pageLanguage } from "/seat/dom.js";

export async function fates(at, { area }, { say }, workshop) {
  at.title.textContent = say("seat.to_mine");
  at.step.textContent = `${area} · ${say("seat.ended")}`;
  if (at.after.asked) return;
  at.after.asked = true;
  try {
    const page = new DOMParser().parseFromString(await (await fetch(`/w/${workshop}/mine?language=${pageLanguage()}`)).text(), "text/html");
    const told = page.querySelector(".fates-mine");
    document.head.append(el("link", { rel: "stylesheet", href: "/seat/fates.css" }));
    if (told) at.after.replaceChildren(told);
  } catch { at.after.asked = false; } // again with the next news
}
