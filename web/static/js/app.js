// What every page does: live news, times in the reader's zone, shortcuts, messages.
import { start } from "./live.js";
import { AWAY, guard } from "./reach.js";
import { remember } from "./remembered.js";
import { retireAll, say } from "./toasts.js";
import { localTimes } from "./words.js";

const PAGES = { n: "/new", q: "/queue", h: "/history", s: "/styles", c: "/compare" };

function typing(target) {
  return target.matches("input, select, textarea, [contenteditable]") || target.closest("dialog, [popover]");
}

function shortcut(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (event.key === "?") document.getElementById("keys").showModal();
  else if (event.key === "/") find(event);
  else if (PAGES[event.key] && !event.target.closest("[data-keys]")) location.assign(PAGES[event.key]);
}

function find(event) {
  event.preventDefault();
  const search = document.querySelector("input[type=search]");
  if (search) search.focus();
  else location.assign("/history?find");
}

document.documentElement.classList.add("js");
for (const button of document.querySelectorAll("[data-open-keys]")) {
  button.hidden = false;
  button.addEventListener("click", () => document.getElementById("keys").showModal());
}
document.addEventListener("keydown", shortcut);
document.addEventListener("click", ({ target }) => target.closest("[data-dismiss]")?.closest(".toast").remove());
// An order given in a popover closes it, and the focus goes back to where it was.
document.addEventListener("click", ({ target }) => target.closest("[popover] button")?.closest("[popover]").hidePopover());
document.addEventListener("htmx:after:swap", () => localTimes());
// What a person asked of nobody is said; what a page asks by itself it asks again.
document.addEventListener("htmx:error", ({ detail: { ctx } = {} }) => {
  const orders = ctx?.request?.method?.toUpperCase() === "POST" && ctx.target?.id !== "estimate";
  if (ctx && !ctx.response && (orders || ctx.sourceEvent?.isTrusted)) say(AWAY);
});
guard();
for (const button of document.querySelectorAll("[data-notify]")) {
  button.hidden = !("Notification" in window) || Notification.permission !== "default";
  button.addEventListener("click", () => Notification.requestPermission().then(() => { button.hidden = true; }));
}
// The look changes at once; the button stays for browsers without scripts.
document.addEventListener("change", ({ target }) => {
  if (!target.form?.matches("[data-look]")) return;
  document.documentElement.dataset[target.name] = target.value;
  document.cookie = `${target.name}=${target.value}; path=/; max-age=31536000; samesite=lax`;
});
document.addEventListener("htmx:after:request", ({ target }) => target.closest?.("[data-once]")?.closest(".toast")?.remove());
retireAll();
remember();
// A form that was refused is shown as it was sent, also in a popover; the focus goes to what is wrong.
const refused = document.querySelector("[popover][data-refused]");
const source = refused && document.querySelector(`[popovertarget="${refused.id}"]`);
source?.scrollIntoView({ block: "center" });
refused?.showPopover({ source });
(refused?.querySelector("[aria-invalid]") ?? document.getElementById("problem"))?.focus();
// On a narrow screen the bar scrolls: it begins where one is.
const bar = document.querySelector(".bar");
bar.scrollLeft = (bar.querySelector("[aria-current]")?.offsetLeft ?? 0) - bar.clientWidth / 2;
localTimes();
if ("live" in document.documentElement.dataset) start();
