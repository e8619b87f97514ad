// Beside a record that a link shows: when the link is taken back or its day is over, the page
// goes and says so.
const ENDED = 4410;
const [, path] = location.pathname.match(/^(\/r\/[^/]+)/);

const hold = () => {
  const socket = new WebSocket(`${location.origin.replace(/^http/, "ws")}${path}/live`);
  socket.onclose = ({ code }) => {
    if (code === ENDED) location.reload();
    else setTimeout(hold, 5000 + Math.random() * 5000);
  };
};
hold();
