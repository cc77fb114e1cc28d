// The page of one job: live numbers, the newest preview, the loss, and the picture in depth.
import { deep, tiles, tools } from "./viewer.js";
import { drawLoss } from "./loss.js";
import { eta, step } from "./words.js";

const page = document.getElementById("job");
const id = page.dataset.job;
const stage = document.getElementById("stage");
let looking = null; // the picture shown in depth
let viewer = null;

const set = (selector, text) => {
  const element = page.querySelector(selector);
  if (element && element.textContent !== text) element.textContent = text;
};

function progress(data) {
  const bar = page.querySelector("[data-bar]");
  const done = data.done ?? 0; // before the first step there is none
  if (bar) bar.value = done;
  set("[data-done]", `${Math.floor(done * 100)} %`);
  set("[data-eta]", eta(data));
  set("[data-step]", step(data));
  if (data.loss != null) loss?.add(done, data.loss);
}

async function preview(url) {
  const fresh = new Image();
  fresh.src = url;
  await fresh.decode().catch(() => {});
  const still = document.getElementById("still") ?? stage.appendChild(Object.assign(document.createElement("img"), {
    id: "still", className: "still", width: stage.dataset.width, height: stage.dataset.height,
    alt: `${stage.dataset.title}, as it looks now`,
  }));
  still.src = url;
}

async function look(picture) {
  if (looking === picture) return;
  looking = picture;
  mark();
  const address = await tiles(picture, () => looking !== picture);
  if (!address || looking !== picture) return;
  if (viewer) return replace(address);
  const place = Object.assign(document.createElement("div"), { className: "deep" });
  stage.append(place);
  viewer = await deep(place, address, { label: `${stage.dataset.title}: arrows move, plus and minus zoom` });
  document.getElementById("still")?.remove();
  tools(viewer, stage);
  stage.dataset.deep = picture;
}

// Shows another scale at the same place of the picture.
function replace(address) {
  const bounds = viewer.viewport.getBounds(true);
  const chosen = looking;
  viewer.addOnceHandler("open", () => {
    viewer.viewport.fitBounds(bounds, true);
    stage.dataset.deep = chosen;
  });
  viewer.open(address);
}

function mark() {
  for (const link of page.querySelectorAll("[data-look]")) {
    link.toggleAttribute("aria-current", link.dataset.look === looking);
  }
}

function settle() {
  const live = stage.dataset.preview;
  if (live && !viewer) preview(live);
  else if (!live && stage.dataset.picture) look(stage.dataset.picture);
  mark();
}

let loss = null;
drawLoss(document.getElementById("loss")).then((chart) => { loss = chart; });

document.addEventListener("live", ({ detail: { kind, data } }) => {
  if (data.job_id !== id) return;
  if (kind === "progress") progress(data);
  if (kind === "preview" && data.url) {
    stage.dataset.preview = data.url;
    if (!viewer) preview(data.url);
  }
});
page.addEventListener("click", (event) => {
  const link = event.target.closest("[data-look]");
  if (!link || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  look(link.dataset.look);
});
document.addEventListener("htmx:after:swap", settle);
settle();
