// What was changed of the look, step by step: back and forth again.

const form = document.getElementById("new");
const buttons = { undo: form.querySelector("[data-undo]"), redo: form.querySelector("[data-redo]") };
const NAMES = ["recipe.", "quick.", "frame.", "sheet.", "preset", "print_size", "dpi", "axis", "values"];
const MOST = 100; // steps
let steps = [];
let at = -1;

const fields = () => [...form.elements].filter(({ name, type }) => type !== "file" && NAMES.some((start) => name?.startsWith(start)));
const present = () => JSON.stringify(fields().map(({ name, type, value, checked }) => [name, type === "checkbox" ? checked : value]));

function mark() {
  buttons.undo.disabled = at < 1;
  buttons.redo.disabled = at > steps.length - 2;
}

function note() {
  const now = present();
  if (now === steps[at]) return;
  steps = [...steps.slice(0, at + 1), now].slice(-MOST);
  at = steps.length - 1;
  mark();
}

function go(way) {
  if (!steps[at + way]) return;
  at += way;
  const wanted = JSON.parse(steps[at]);
  mark();
  if (fields().some(({ name }, index) => name !== wanted[index]?.[0])) return ask(wanted);
  for (const [index, field] of fields().entries()) {
    const [name, value] = wanted[index] ?? [];
    if (name !== field.name) continue;
    if (field.type === "checkbox") field.checked = value;
    else field.value = value;
    const slide = form.querySelector(`[data-slides="${CSS.escape(name)}"]`);
    if (slide) slide.value = value.replace(",", ".");
  }
  const preset = form.elements.preset.value;
  for (const link of form.querySelectorAll("#settings .choice a")) {
    if (link.getAttribute("hx-get").endsWith(`to=${preset}`)) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  form.elements["frame.x"].dispatchEvent(new Event("input", { bubbles: true }));
}

// Another quality may have other settings: then the server shows them, filled in.
function ask(wanted) {
  const said = wanted.filter(([, value]) => value !== false).map(([name, value]) => [name, String(value)]);
  const content = form.querySelector("input[name=content]")?.value ?? "";
  const entered = new URLSearchParams([...said, ["content", content]]);
  htmx.ajax("GET", `/new/settings?${entered}`, { target: "#settings", swap: "innerHTML" });
}

buttons.undo.closest("[hidden]").hidden = false;
buttons.undo.addEventListener("click", () => go(-1));
buttons.redo.addEventListener("click", () => go(1));
form.addEventListener("change", () => setTimeout(note)); // once others have followed it
form.addEventListener("click", ({ target }) => { if (target.closest("[data-size]")) setTimeout(note); });
document.addEventListener("htmx:after:swap", ({ target }) => { if (target.id === "settings") setTimeout(note); });
note();
