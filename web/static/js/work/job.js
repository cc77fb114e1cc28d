// The page of one job: live numbers, the newest preview, the loss, and the picture in depth.
import { lookAgain } from "../live.js";
import { deep, pictureOf, show, tools } from "../pictures/viewer.js";
import { drawLoss } from "./loss.js";
import { softProof } from "../pictures/softproof.js";
import { eta, step } from "../words.js";

const page = document.getElementById("job");
const id = page.dataset.job;
const stage = document.getElementById("stage");
let looking = null; // the picture shown in depth
let latest = null; // the best picture of the job that the page has shown by itself
let viewer = null; // a promise of one
let told = null; // the newest progress

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
}

// What the server wrote before it knew of the newest progress takes nothing back.
function swapped() {
  settle();
  if (told && page.querySelector(".standing .state.running")) progress(told);
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
  // As in depth: enlarged, an artist wants to see the pixels.
  still.classList.toggle("sharp", still.clientWidth * devicePixelRatio > 1.5 * fresh.naturalWidth);
  const rung = page.querySelector("[data-follow] img");
  if (rung) rung.src = url;
  else if (page.querySelector(".rung.now")) lookAgain(); // it gets its picture
}

function open() {
  const place = Object.assign(document.createElement("div"), { className: "deep" });
  stage.append(place);
  return deep(place, stage.dataset.title).then((made) => {
    tools(made, stage);
    return made;
  });
}

async function look(picture) {
  if (looking === picture.id) return;
  looking = picture.id;
  mark();
  if (proof) proof.place.hidden = false;
  viewer ??= open();
  const gone = () => document.getElementById("still")?.remove();
  const whole = await show(await viewer, { ...picture, seen: proof?.query() }, gone);
  if (whole) stage.dataset.deep = picture.id;
}

// The picture that is looked at, in other colours: until they are there, those that it has stay.
async function seeAs(query) {
  const id = looking;
  if (id && await show(await viewer, { id, seen: query })) stage.dataset.seen = query;
}

const proof = softProof(stage.querySelector("[data-softproof]"), seeAs);

// Shows the newest preview again, instead of a scale that was chosen.
async function follow() {
  const made = await viewer;
  if (proof) proof.place.hidden = true;
  [looking, viewer] = [null, null];
  made?.destroy();
  for (const part of stage.querySelectorAll(".deep, .stage-tools")) part.remove();
  delete stage.dataset.deep;
  settle();
}

function mark() {
  for (const link of page.querySelectorAll("[data-look]")) {
    link.toggleAttribute("aria-current", link.dataset.picture === looking);
  }
}

// A picture that the page has not had before is shown; one that was chosen stays meanwhile.
function settle() {
  const { preview: live, picture } = stage.dataset;
  if ("film" in stage.dataset) return end();
  if (live && !viewer) preview(live);
  else if (!live && picture && picture !== latest) look(pictureOf(stage, document.getElementById("still")?.src));
  if (!live) latest = picture;
  mark();
  end();
}

let lives = "live" in stage.dataset; // when the page looked last
const allowed = () => "Notification" in window && Notification.permission === "granted";

// Who looks at something else is told: by the tab's title, and aloud where that is allowed.
function end() {
  const ended = lives && !("live" in stage.dataset);
  lives = "live" in stage.dataset;
  if (!ended) return;
  const said = `${page.querySelector(".standing .state").textContent}: ${stage.dataset.title}`;
  document.title = `${said} · Brushfarm`;
  if (document.hidden && allowed()) new Notification(said, { tag: id });
}

let loss = null;
const chart = document.getElementById("loss"); // renders have one
if (chart) drawLoss(chart).then((drawn) => { loss = drawn; });

document.addEventListener("live", ({ detail: { kind, data } }) => {
  if (data.job_id !== id) return;
  if (kind === "progress") {
    progress(told = data);
    if (data.loss != null) loss?.add(data.done ?? 0, data.loss);
  }
  if (kind === "preview" && data.url) {
    stage.dataset.preview = data.url;
    if (!viewer && !("film" in stage.dataset)) preview(data.url); // of a film, film.js shows it
  }
});
page.addEventListener("click", (event) => {
  const link = event.target.closest("[data-look], [data-follow]");
  if (!link || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  if ("follow" in link.dataset) follow();
  else look(pictureOf(link, link.querySelector("img").src));
});
document.addEventListener("htmx:after:swap", swapped);
settle();
