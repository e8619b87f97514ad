// The seat page: one board for one workshop, in the language of the browser.

import board from "/seat/board.js";
import { pageLanguage } from "/seat/dom.js";
import { look } from "/seat/safe.js";

look();
const workshop = decodeURIComponent(location.pathname.split("/")[2]);
board({ data: { workshop, language: pageLanguage(), mode: "seat" }, parentElement: document.getElementById("board") });
