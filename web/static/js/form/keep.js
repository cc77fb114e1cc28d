// What was entered and is not answered yet goes along when the page is left: to the server, which
// may come to it only after the next page was asked for, and to that page, if it is this one again.
const LEFT = "left";
const FRESH_MS = 10_000; // later the server has it, or something newer

export function keep(form) {
  let entered = 0, sent = 0, kept = 0; // changes so far: made, sent to the server, and answered
  form.addEventListener("touched", () => { entered += 1; });
  form.addEventListener("estimate", () => { sent = entered; });
  document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => {
    if (ctx.target.id === "estimate") kept = sent;
  });
  document.addEventListener("submit", (event) => { if (!event.defaultPrevented) kept = entered; });
  addEventListener("beforeunload", () => {
    if (kept === entered) return;
    const texts = [...new FormData(form)].filter(([, value]) => typeof value === "string");
    const told = new URLSearchParams(texts);
    navigator.sendBeacon("/new/estimate", told);
    sessionStorage.setItem(LEFT, JSON.stringify([location.href, Date.now(), `${told}`]));
  });
}

// Shows what was entered here a moment ago; false where nothing was.
export function restore() {
  const [address, at, told] = JSON.parse(sessionStorage.getItem(LEFT) ?? "[]");
  sessionStorage.removeItem(LEFT);
  if (address !== location.href || Date.now() - at > FRESH_MS) return false;
  const body = new URLSearchParams(told);
  fetch("/new/estimate", { method: "POST", body }).finally(() => location.reload());
  return true;
}
