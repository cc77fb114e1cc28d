// Two pictures, one view: what one shows, the other shows, whatever their sizes.
import { link, open } from "./pair.js";
import { pictureOf, show, tools } from "./viewer.js";

const BLINK_MS = 900;
const root = document.querySelector(".compare");
const table = document.getElementById("table");
const panes = { a: document.getElementById("pane-a"), b: document.getElementById("pane-b") };
const seam = document.getElementById("seam");
const slide = document.getElementById("at");
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
const asked = new URLSearchParams(location.search);
const viewers = {};
let lead = () => {}; // lets one of the two viewers be followed by the other
let blinking = 0;
let due = 0;

const shown = (letter) => panes[letter].dataset.picture;

// The view is kept in the address, so that it survives a reload and can be sent to somebody.
function keep() {
  clearTimeout(due);
  due = setTimeout(() => {
    const { x, y } = viewers.a.viewport.getCenter(true);
    const view = { x, y, z: viewers.a.viewport.getZoom(true), at: Number(slide.value) / 100 };
    const query = new URLSearchParams([["p", shown("a")], ["p", shown("b")], ["mode", root.dataset.mode]]);
    for (const [name, value] of Object.entries(view)) query.set(name, Number(value.toFixed(5)));
    history.replaceState(null, "", `?${query}`);
  }, 200);
}

function draw() {
  const share = Number(slide.value);
  const curtain = root.dataset.mode === "curtain";
  panes.a.style.clipPath = curtain ? `inset(0 ${100 - share}% 0 0)` : "";
  seam.style.left = curtain ? `${share}%` : "";
  slide.hidden = !curtain;
}

function turn(shown) {
  root.dataset.shown = shown ?? (root.dataset.shown === "a" ? "b" : "a");
}

function choose(mode) {
  root.dataset.mode = mode;
  clearInterval(blinking);
  turn("a");
  if (mode === "blink" && !calm) blinking = setInterval(turn, BLINK_MS);
  draw();
  requestAnimationFrame(() => {
    viewers.b?.forceResize();
    viewers.a?.forceResize();
    lead(0);
  });
}

function drag(event) {
  const box = table.getBoundingClientRect();
  slide.value = (100 * (event.clientX - box.left)) / box.width;
  draw();
  keep();
}

for (const input of document.querySelectorAll("input[name=mode]")) {
  input.addEventListener("change", () => choose(input.value));
}
// Another stage of the same render takes the place of this one, and the view stays.
for (const select of document.querySelectorAll("[data-stage-of]")) {
  select.addEventListener("change", async () => {
    const letter = select.dataset.stageOf;
    const { picture, width, height } = select.selectedOptions[0].dataset;
    Object.assign(panes[letter].dataset, { picture, width, height });
    await ready;
    show(viewers[letter], pictureOf(panes[letter], `/pictures/${picture}-1024.webp`));
    keep();
  });
}
document.querySelector("[data-swap]").addEventListener("click", (event) => {
  event.preventDefault();
  const query = new URLSearchParams(location.search);
  query.delete("p");
  for (const letter of ["b", "a"]) query.append("p", shown(letter));
  location.search = query;
});
document.querySelector("[data-another]").addEventListener("click", ({ currentTarget }) => {
  currentTarget.href = `/compare?p=${shown("a")}`;
});
seam.addEventListener("pointerdown", (event) => {
  if (root.dataset.mode !== "curtain") return;
  seam.setPointerCapture(event.pointerId);
  seam.onpointermove = drag;
});
seam.addEventListener("pointerup", () => { seam.onpointermove = null; });
slide.addEventListener("input", () => { draw(); keep(); });
addEventListener("keydown", (event) => {
  if (event.key !== " " || event.target.closest("a, button, input, select, summary")) return;
  event.preventDefault();
  if (root.dataset.mode !== "blink") document.querySelector("input[name=mode][value=blink]").click();
  clearInterval(blinking);
  turn();
});

if (asked.has("at")) slide.value = 100 * Number(asked.get("at"));
draw();
const ready = Promise.all(["b", "a"].map(async (letter) => { viewers[letter] = await open(panes[letter]); }));
await ready;
tools(viewers.a, table).addEventListener("click", () => lead(0), true);
if (asked.has("z")) {
  const point = new OpenSeadragon.Point(Number(asked.get("x")), Number(asked.get("y")));
  viewers.a.viewport.zoomTo(Number(asked.get("z")), null, true);
  viewers.a.viewport.panTo(point, true);
}
lead = link([viewers.a, viewers.b], keep);
choose(root.dataset.mode);
root.dataset.ready = "";
