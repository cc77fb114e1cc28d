// A mask is painted over its picture: strokes with hard or soft edges, each of which can be undone.
import { flood } from "./flood.js";
import { find } from "./regions.js";

const dialog = document.getElementById("brush");
const canvas = dialog.querySelector("canvas");
const under = dialog.querySelector("img");
const ring = dialog.querySelector(".brush-ring");
const colors = dialog.querySelector("[data-colors]");
const button = (name) => dialog.querySelector(`[data-brush=${name}]`);
const pen = canvas.getContext("2d");
const MOST_UNDONE = 30;
const FILLS_PX = 9; // of the ring where a region is filled
const STEP = 0.02; // of the width, that an arrow key moves the brush
const REGIONS = { "#000000": "Erase: the rest", "#ff0000": "Red", "#00ff00": "Green", "#0000ff": "Blue", "#ffff00": "Yellow", "#00ffff": "Cyan", "#ff00ff": "Magenta", "#ffffff": "White" };
const STRENGTH = { "#000000": "Keep the photo", "#808080": "Half", "#ffffff": "Erase: paint fully" };
const SORTS = {
  regions: { names: REGIONS, ground: "#000000", begin: "#ff0000", help: "Give each region a colour. The same colour of the paintings’ masks goes there; what stays unpainted is a region, too." },
  strength: { names: STRENGTH, ground: "#ffffff", begin: "#000000", help: "The painting acts everywhere. Paint where the photo shall stay as it is." },
};

let before = []; // what undo goes back to, the newest last
let at = [0, 0]; // where the keyboard's brush is, in the canvas' pixels
let finish = () => {};
let search = null; // for regions, under way

const color = () => colors.querySelector(":checked").value;
const width = () => Math.max(1, (Number(dialog.querySelector("#brush-size").value) / 100) ** 2 * Math.max(canvas.width, canvas.height));
const fills = () => dialog.querySelector("[name=brush-tool]:checked").value === "fill";
const soft = () => Number(dialog.querySelector("#brush-soft").value) / 100;

function copy() {
  const kept = Object.assign(document.createElement("canvas"), { width: canvas.width, height: canvas.height });
  kept.getContext("2d").drawImage(canvas, 0, 0);
  return kept;
}

function remember() {
  before = [...before, copy()].slice(-MOST_UNDONE);
  button("undo").disabled = false;
}

// Draws a whole stroke anew over what was there before it, so that its soft edge has one depth.
function stroke(points) {
  const [ground] = before.slice(-1);
  pen.filter = "none";
  pen.drawImage(ground, 0, 0);
  if (soft()) pen.filter = `blur(${soft() * width() / 6}px)`;
  Object.assign(pen, { lineCap: "round", lineJoin: "round", strokeStyle: color(), lineWidth: width() * (1 - soft() / 2) });
  pen.beginPath();
  pen.moveTo(points[0][0] + 0.01, points[0][1]); // a way of no length has no ends to draw
  for (const [x, y] of points) pen.lineTo(x, y);
  pen.stroke();
  pen.filter = "none";
}

function undo() {
  const last = before.pop();
  if (last) pen.drawImage(last, 0, 0);
  button("undo").disabled = !before.length;
}

function fill() {
  remember();
  pen.fillStyle = color();
  pen.fillRect(0, 0, canvas.width, canvas.height);
}

function fillRegion(point) {
  remember();
  flood(pen, point, color());
}

const tell = (text) => { dialog.querySelector("[data-said]").textContent = text; };

// What a worker finds is laid over all that was painted, as one more stroke.
async function layRegions() {
  if (search) return;
  const own = search = new AbortController();
  const picture = under.src.match(/(\w+)-\d+\.webp/)[1];
  try {
    tell("Asking for regions…");
    const mask = URL.createObjectURL(await find(picture, dialog.querySelector("#brush-count").value, tell, own.signal));
    const image = await loaded(mask);
    if (own.signal.aborted) return;
    remember();
    pen.imageSmoothingEnabled = false; // its colours stay flat
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(mask);
    tell("What looks alike has one colour. Go on with the brush, or take it back with Undo.");
  } catch (error) {
    if (!own.signal.aborted) tell(error.message);
  } finally {
    if (search === own) search = null;
  }
}

const place = ({ clientX, clientY }) => {
  const { left, top, width: wide, height: tall } = canvas.getBoundingClientRect();
  return [(clientX - left) / wide * canvas.width, (clientY - top) / tall * canvas.height];
};

function show([x, y]) {
  at = [Math.min(Math.max(x, 0), canvas.width), Math.min(Math.max(y, 0), canvas.height)];
  const scale = canvas.clientWidth / canvas.width;
  const side = `${fills() ? FILLS_PX : width() * scale}px`;
  ring.hidden = false;
  Object.assign(ring.style, { width: side, height: side, left: `${at[0] * scale}px`, top: `${at[1] * scale}px` });
}

canvas.addEventListener("pointerdown", (event) => {
  if (fills()) return fillRegion(place(event));
  canvas.setPointerCapture(event.pointerId);
  remember();
  const points = [place(event)];
  stroke(points);
  const move = (moved) => { points.push(place(moved)); stroke(points); };
  canvas.addEventListener("pointermove", move);
  canvas.addEventListener("lostpointercapture", () => canvas.removeEventListener("pointermove", move), { once: true });
});
canvas.addEventListener("pointermove", (event) => show(place(event)));

function act() {
  if (fills()) return fillRegion(at);
  remember();
  stroke([at]);
}

const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
canvas.addEventListener("keydown", (event) => {
  const way = WAYS[event.key];
  if (way) show(at.map((value, axis) => value + way[axis] * STEP * canvas.width));
  else if (event.key === " ") act();
  else return;
  event.preventDefault();
});
dialog.addEventListener("keydown", (event) => {
  if (event.key !== "z" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  undo();
});
dialog.addEventListener("close", () => { search?.abort(); search = null; finish(null); });
button("regions").addEventListener("click", layRegions);
button("undo").addEventListener("click", undo);
button("fill").addEventListener("click", fill);
button("cancel").addEventListener("click", () => dialog.close());
button("keep").addEventListener("click", () => canvas.toBlob((blob) => { finish(blob); dialog.close(); }, "image/png"));

function choices({ names, begin }) {
  colors.replaceChildren(...Object.entries(names).map(([value, name]) => {
    const label = document.createElement("label");
    const input = Object.assign(document.createElement("input"), { type: "radio", name: "brush-color", value, checked: value === begin });
    const swatch = Object.assign(document.createElement("span"), { className: "brush-swatch" });
    swatch.style.background = value;
    label.append(input, swatch, name);
    return label;
  }));
  for (const input of colors.querySelectorAll("input")) input.setAttribute("form", "brush-alone"); // no field of the form around
}

const loaded = async (source) => {
  const image = new Image();
  image.src = source;
  await image.decode();
  return image;
};

// Lets a mask be painted over a picture, beginning with one that is there; null if it is not kept.
export async function paint(picture, sort, name, mask) {
  const image = await loaded(picture);
  const { ground, help } = SORTS[sort];
  under.src = picture;
  Object.assign(canvas, { width: image.naturalWidth, height: image.naturalHeight });
  pen.fillStyle = ground;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  if (mask) pen.drawImage(await loaded(mask), 0, 0, canvas.width, canvas.height);
  before = [];
  button("undo").disabled = true;
  at = [canvas.width / 2, canvas.height / 2];
  ring.hidden = true;
  dialog.querySelector("#brush-help").textContent = help;
  dialog.querySelector("[data-regions]").hidden = sort !== "regions";
  tell("");
  choices(SORTS[sort]);
  dialog.showModal();
  canvas.focus();
  const blob = await new Promise((done) => { finish = done; });
  return blob && new File([blob], name, { type: "image/png" });
}
