// A form is sent only to a farm that answers: the browser's own page of an error would take the
// place of this one, and with it what was entered.
import { say } from "./toasts.js";

const PATIENCE_MS = 10_000;
export const AWAY = "The farm does not answer: nothing was changed. Try again in a moment.";
let asking = false;
let reached = null; // the form that may be sent

const answers = () => fetch("/healthz", { cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MS) })
  .then(({ ok }) => ok, () => false);

async function send(form, submitter) {
  asking = true;
  if (await answers()) {
    reached = form;
    form.requestSubmit(submitter);
    reached = null;
  } else say(AWAY);
  asking = false;
}

export function guard() {
  document.addEventListener("submit", (event) => {
    const { target: form, submitter } = event;
    if (event.defaultPrevented || form.getAttribute("method") !== "post" || form === reached) return;
    event.preventDefault();
    if (!asking) send(form, submitter);
  });
}
