// What Streamlit itself says, in Japanese: it has no words of its own to choose. A text is changed in
// its node, so that Streamlit may change it again; what people and pages write is never a whole text of these.
const SAID = new Map(Object.entries({
  "Press Enter to apply": "Enterで決まります", "Press Enter to submit form": "Enterで出せます",
  "Press Ctrl+Enter to apply": "Ctrl＋Enterで決まります", "Press ⌘+Enter to apply": "⌘＋Enterで決まります",
  "Press Ctrl+Enter to submit form": "Ctrl＋Enterで出せます", "Press ⌘+Enter to submit form": "⌘＋Enterで出せます",
  "Skip to main content": "本文へ", "Logo": "つどい", "Navigate to home page": "はじめの画面へ", "App pages": "ページ", "Main menu": "メニュー", "Sidebar": "メニュー", "Running": "読みこんでいます", "Running...": "読みこんでいます…", "Stop": "止める",
  "Connecting": "つないでいます", "Please wait...": "お待ちください…", "Connection error": "つながりません",
  "Choose an option": "えらんでください", "Choose options": "えらんでください", "Choose or add an option": "えらぶか、書いてください",
  "No results": "見つかりません", "No options to select": "えらべるものがありません", "Select all": "ぜんぶえらぶ", "Select matches": "見つかったものをえらぶ",
  "Clear all": "ぜんぶ消す", "Clear value": "消す", "Clear selection": "えらびなおす", "Clear entry": "消す", "Clear date": "日付を消す", "Clear dates": "日付を消す",
  "Upload": "ファイルをえらぶ", "Browse files": "ファイルをえらぶ", "Add files": "ファイルをえらぶ", "Drag and drop a file here": "ここにファイルを置けます", "Drag and drop files here": "ここにファイルを置けます", "File Uploader": "ファイル",
  "Increment": "ふやす", "Decrement": "へらす", "Show password": "パスワードを見せる", "Hide password": "パスワードをかくす", "Show password text": "パスワードを見せる", "Hide password text": "パスワードをかくす",
  "Choose date": "日付をえらぶ", "Choose date range": "日付をえらぶ", "Date range": "期間", "Open calendar": "カレンダーを出す", "Previous": "前の月", "Next": "次の月", "Previous month": "前の月", "Next month": "次の月",
  "Fullscreen": "大きく見る", "View fullscreen": "大きく見る", "Close fullscreen": "もとの大きさにもどす", "Exit fullscreen": "もとの大きさにもどす",
  "Download as CSV": "CSVで保存", "Download as PNG": "PNGで保存", "Save as SVG": "SVGで保存", "Save as PNG": "PNGで保存", "View Source": "図の設計を見る", "View Compiled Vega": "Vegaを見る", "Open in Vega Editor": "Vegaの編集で見る", "Copy Vega-Lite spec": "図の設計を写す", "Click to view actions": "図の保存など",
  "Search": "さがす", "Close Search": "さがすのをやめる", "Show/hide columns": "列を出す・かくす", "Hide column": "列をかくす", "Pin column": "列を固定する", "Unpin column": "列の固定をやめる", "Autosize": "幅を合わせる", "Format": "表しかた", "Sort ascending": "小さい順にならべる", "Sort descending": "大きい順にならべる", "Copy column name": "列の名前を写す", "Dataframe column menu": "列のメニュー", "Statistics": "数のまとめ", "Button action menu": "メニュー",
  "Copy to clipboard": "写す", "Copied": "写しました", "Copied!": "写しました", "Close": "とじる", "Cancel": "やめる", "Remove": "はずす", "Link to heading": "見出しへのリンク", "Collapse sidebar": "メニューをとじる", "Expand sidebar": "メニューを出す", "Open sidebar": "メニューを出す", "Close sidebar": "メニューをとじる",
  "Page not found": "ページが見つかりません", "The page that you have requested does not seem to exist. Running the app's main page.": "そのページはありません。はじめの画面を出します。",
  "Connection lost. Please wait for the app to reconnect, then try again.": "つながりが切れました。つながるのを待って、もう一度おしてください。", "Connection timed out.": "つながりません。", "Connection timed out": "つながりません", "Bad message format": "届いたものを読めませんでした", "Show more": "もっと見る", "Show less": "少なくする",
  "All selected options have been cleared.": "ぜんぶ消しました。", "Open": "出す", "open": "出す", "file upload": "ファイルをえらぶ", "year": "年", "month": "月", "day": "日", "Today": "今日", "Use arrow keys to navigate dates. Enter to select. Escape to close.": "矢印キーで日を動かし、Enterで決め、Escでとじます。", "Calendar": "カレンダー", "Select...": "えらんでください", "Change": "えらびなおす", "Error": "入れられません。", "Dismiss": "とじる",
}));
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const date = (month, day, year) => `${year}年${MONTHS.indexOf(month) + 1}月${day ? `${day}日` : ""}`;
const WEEK = { Monday: "月", Tuesday: "火", Wednesday: "水", Thursday: "木", Friday: "金", Saturday: "土", Sunday: "日" };
const DAY = `(?:(${Object.keys(WEEK).join("|")}), )?(${MONTHS.join("|")}) (\\d{1,2}), (\\d{4})`;
const OUTSIDE = String.raw`^(?:Error)?:? ?(Number is|Date set) (?:(?:below|above|outside) the|outside) allowed range\.`;
const LIMITS = String.raw` Please (?:enter a value|select a date) (greater than or equal to|less than or equal to|on or after|on or before|between) (\S+?)(?: and (\S+?))?\.$`;
const PATTERNS = [
  [new RegExp(OUTSIDE + LIMITS), (all, what, side, one, other) => `${other ? `${one}から${other}まで` : /before|less/.test(side) ? `${one}まで` : /after/.test(side) ? `${one}から` : `${one}以上`}の${what[0] === "N" ? "数" : "日"}にしてください（いまのは使われません）。`],
  [new RegExp(`${OUTSIDE}$`), (all, what) => `入れられない${what[0] === "N" ? "数" : "日"}です（使われません）。`],
  [new RegExp(`^(Selected Date: |Today, )?${DAY}( selected)?(?:, .*)?$`), (all, what, week, month, day, year) => `${what?.startsWith("Sel") ? "えらんだ日：" : what ? "今日、" : ""}${date(month, day, year)}${week ? `（${WEEK[week]}）` : ""}`],
  [new RegExp(`^Selected Range: ${DAY} to ${DAY}$`), (all, w1, m1, d1, y1, w2, m2, d2, y2) => `えらんだ期間：${date(m1, d1, y1)}から${date(m2, d2, y2)}`],
  [new RegExp(`^(${MONTHS.join("|")}) (\\d{4})$`), (all, month, year) => date(month, "", year)],
  [/^• ((?:[A-Z0-9]+)(?:, [A-Z0-9]+)*)$/, (all, kinds) => `・形：${kinds}`],
  [/^(\d+(?:\.\d+)?) ?([KMG]B) per file(?: • (.+))?$/, (all, size, unit, kinds) => `1つ${size}${unit}まで${kinds ? `（${kinds}）` : ""}`],
  [/^Limit (\d+(?:\.\d+)?) ?([KMG]B) per file(?: • (.+))?$/, (all, size, unit, kinds) => `1つ${size}${unit}まで${kinds ? `（${kinds}）` : ""}`],
  [/^You can only select up to (\d+) options?\..*$/, (all, n) => `えらべるのは${n}こまでです。`],
  [/^Remove (.+)$/, (all, what) => `${what}をはずす`],
  [/^Remove file (.+)$/, (all, what) => `${what}をはずす`],
  [/^You have requested page \/.+, but no corresponding file .*$/, () => "そのページはありません。はじめの画面を出します。"],
  [/^(\d+) more$/, (all, n) => `ほか${n}`],
  [/^option (.+), selected\.$/, (all, what) => `${what}をえらびました。`],
  [/^Selected (.+)\. (.+)$/, (all, what) => `えらんだもの：${what}`],
];
const NAMES = ["aria-label", "placeholder", "title", "alt"];
const FREE = "textarea, [contenteditable], script, style, .board, .vega-embed svg";

const japanese = (text) => {
  const plain = text.trim();
  if (!/[A-Za-z]/.test(plain)) return null;
  if (SAID.has(plain)) return SAID.get(plain);
  for (const [pattern, said] of PATTERNS) if (pattern.test(plain)) return plain.replace(pattern, said);
  return null;
};

/** The empty parts of a date, which one types into. */
const PARTS = { yyyy: "年", mm: "月", dd: "日" };

function word(node) {
  if (node.nodeType === Node.TEXT_NODE) {
    const part = PARTS[node.data] && node.parentElement?.closest("[role=spinbutton]");
    const found = part ? PARTS[node.data] : japanese(node.data);
    if (found !== null && found !== node.data && (part || !node.parentElement?.closest(FREE))) node.data = found;
  } else if (node.nodeType === Node.ELEMENT_NODE && !node.matches("script, style")) {
    for (const name of NAMES) {
      const said = node.getAttribute(name), found = said ? japanese(said) : null;
      if (found !== null && found !== said) node.setAttribute(name, found);
    }
  }
}

function all(root) {
  word(root);
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  while (walk.nextNode()) word(walk.currentNode);
}

let watching = null;

export default ({ data }) => {
  document.documentElement.lang = data.language;
  watching?.disconnect();
  watching = null;
  if (data.language !== "ja") return;
  all(document.body);
  watching = new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === "childList") addedNodes.forEach(all);
      else word(target);
    }
  });
  watching.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: NAMES });
};
