// Streamlit's menu knows pages, not meetings. Whatever leads to another page gets the meeting
// and the language on its way, so that each page is one step back and may open in its own tab.
const KEPT = ["workshop", "language"]; // as in address.py, in this order
const LINKS = "[data-testid^=stTopNav], [data-testid^=stSidebarNavLink], [data-testid^=stPageLink]";

function along(address) {
  const here = new URLSearchParams(location.search);
  const there = new URL(address, location.href);
  if (there.pathname === location.pathname) return address;
  for (const name of KEPT) {
    if (here.has(name) && !there.searchParams.has(name)) there.searchParams.set(name, here.get(name));
  }
  return there.href;
}

export default () => {
  if (window.staysInMeeting) return; // once in a tab
  window.staysInMeeting = true;
  const push = history.pushState.bind(history);
  history.pushState = (state, title, address) => push(state, title, along(address ?? location.href));
  for (const kind of ["auxclick", "contextmenu"]) {
    const send = (event) => {
      const link = event.target.closest?.("a[href]");
      if (link?.matches(LINKS)) link.href = along(link.href);
    };
    document.addEventListener(kind, send, { capture: true });
  }
};
