// News of the farm, handed on as events of `document`: "live" with each piece of news, and "news"
// on the body when a page should look again (state, pictures, after a lost connection, or once
// it hears: what came since the server wrote it is not told again).
const SETTLE_MS = 400;
let due = 0;

export function lookAgain() {
  clearTimeout(due);
  due = setTimeout(() => document.body.dispatchEvent(new Event("news")), SETTLE_MS);
}

function hear({ kind, data }) {
  const banner = document.querySelector("[data-link]");
  if (banner) banner.hidden = kind !== "lost";
  if (kind === "lost" || kind === "open") return;
  if (data) document.dispatchEvent(new CustomEvent("live", { detail: { kind, data } }));
  if (kind !== "progress" && kind !== "preview") lookAgain();
}

function follow() {
  const worker = new SharedWorker("/static/js/live-worker.js", { name: "live" });
  worker.port.onmessage = ({ data }) => hear(data);
  addEventListener("pagehide", () => worker.port.postMessage("bye"));
  addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
}

export function start() {
  if ("SharedWorker" in window) follow();
  else setInterval(lookAgain, 5000);
  document.addEventListener("visibilitychange", () => document.hidden || lookAgain());
  addEventListener("online", lookAgain);
}
