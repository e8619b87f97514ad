// The seat page: one board for one workshop, in the language of the browser.

import board from "/seat/board.js";
import * as dom from "/seat/dom.js";
import { look } from "/seat/safe.js";
import * as view from "/seat/view.js";

look();
const workshop = decodeURIComponent(location.pathname.split("/")[2]);
const data = { workshop, language: dom.pageLanguage(), mode: "seat", parts: { dom, view } };
board({ data, parentElement: document.getElementById("board") });
