// The player of a film's page: painted frames while they come, then the film, beside the one as it was.
const stage = document.getElementById("stage");
const reel = () => document.querySelector(".reel"); // none once the job is deleted, here or elsewhere
const source = document.getElementById("source");
const still = document.getElementById("frame");
let at = 0; // the frame that is shown, from 0
let turning = 0; // the clock that turns frames
let follows = true; // whatever is newest, until somebody chooses a frame

const frames = () => Number(stage.dataset.frames);
const first = () => Number(stage.dataset.first); // of a part of a film
const painted = () => document.getElementById("painted");
const middle = (number) => ((number + 0.5) * Number(stage.dataset.seconds)) / Number(stage.dataset.all);
const numbers = (text) => text?.split(" ").map(Number) ?? [];
const counts = () => numbers(stage.dataset.shotsPainted);
// Which frame of the whole clip one is; a film that was ended early has the painted ones of each shot.
const place = (number) => {
  if (!("closed" in stage.dataset && stage.dataset.shots)) return first() + number;
  let left = number;
  for (const [shot, begin] of numbers(stage.dataset.shots).entries()) {
    if (left < counts()[shot]) return begin + left;
    left -= counts()[shot];
  }
  return number;
};
const address = (number) =>
  `/api/v1/jobs/${stage.dataset.job}/artifacts/frame-${String(place(number) + 1).padStart(5, "0")}.png`;
// How many frames can be looked at; of shots that are painted side by side, all that are to come.
const ready = () => (stage.dataset.shots ? frames() : Number(stage.dataset.painted));
const has = (number) => !stage.dataset.shots || "closed" in stage.dataset
  || numbers(stage.dataset.shots).some((begin, shot) => number >= begin && number < begin + counts()[shot]);

function picture(url) {
  still.src = url;
  still.hidden = false;
}

function go(number) {
  at = Math.max(0, Math.min(number, Math.max(ready(), 1) - 1));
  if (source) source.currentTime = middle(place(at));
  if (painted()) painted().currentTime = middle(at);
  else if (ready() && has(at)) picture(address(at));
  else still.hidden = true;
  tell();
}

// What lies over the frame that is shown: how it moved, or what was hidden in the one before.
function lay() {
  const over = document.getElementById("overlay");
  const what = reel().querySelector("[data-overlay]")?.value;
  const moving = painted() && !painted().paused;
  over.hidden = !what || moving;
  const url = `/films/${stage.dataset.clip}/${place(at) + 1}-${what}.webp`;
  if (!over.hidden && !over.src.endsWith(url)) over.src = url;
}

const caption = (text) => {
  const words = reel()?.querySelector("[data-play] span");
  if (words) words.textContent = text;
};

function tell() {
  const bar = reel();
  if (!bar) return;
  const chosen = bar.querySelector("[data-frame]");
  if (chosen) chosen.value = place(at) + 1;
  lay();
  bar.querySelector("[data-scrub]").max = Math.max(ready(), 1);
  bar.querySelector("[data-scrub]").value = at + 1;
  bar.querySelector("[data-at]").textContent = `${at + 1} of ${frames()}`;
  bar.querySelector("[data-play]").disabled = !painted() && ready() < 2;
}

function curtain(share) {
  for (const one of stage.querySelectorAll(".painted")) one.style.clipPath = `inset(0 0 0 ${share}%)`;
}

// The film is there: it takes the place of its frames.
function arrive() {
  if (!stage.dataset.result || painted()) return;
  const film = Object.assign(document.createElement("video"), {
    id: "painted", className: "screen painted", playsInline: true, preload: "auto", src: stage.dataset.result,
  });
  film.setAttribute("aria-label", stage.dataset.title);
  stage.append(film);
  still.hidden = true;
  watch(film);
}

function watch(film) {
  const say = () => caption(film.paused ? "Play" : "Pause");
  const begin = middle(first()) - middle(0);
  film.addEventListener("play", () => { source?.play().catch(() => {}); say(); });
  film.addEventListener("pause", () => { source?.pause(); if (source) source.currentTime = begin + film.currentTime; say(); });
  film.addEventListener("timeupdate", () => {
    at = Math.min(frames() - 1, Math.floor(film.currentTime / (middle(1) - middle(0))));
    tell();
  });
}

// Frames one by one, where there is no film yet, or none that a browser plays.
function flip() {
  if (turning) {
    clearInterval(turning);
    turning = 0;
  } else {
    follows = false;
    if (at >= ready() - 1) at = -1;
    turning = setInterval(() => {
      if (painted() || at >= ready() - 1) return flip();
      go(at + 1);
    }, 1000 * (middle(1) - middle(0)));
  }
  caption(turning ? "Pause" : "Play");
}

function play() {
  const film = painted();
  if (!film) return flip();
  if (!film.paused) film.pause();
  else film.play();
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest(".reel button");
  if (!button) return;
  if ("play" in button.dataset) return play();
  follows = false;
  painted()?.pause();
  go(at + Number(button.dataset.by));
});
document.addEventListener("input", ({ target }) => {
  if ("curtain" in target.dataset) curtain(target.value);
  if ("scrub" in target.dataset) {
    follows = false;
    go(Number(target.value) - 1);
  }
});
document.addEventListener("change", ({ target }) => { if ("overlay" in target.dataset) lay(); });
document.addEventListener("keydown", (event) => {
  const by = { ",": -1, ".": 1 }[event.key];
  if (!by || event.target.closest("input, select, textarea")) return;
  follows = false;
  painted()?.pause();
  go(at + by);
});
document.addEventListener("live", ({ detail: { kind, data } }) => {
  if (data.job_id !== stage.dataset.job || painted()) return;
  if (kind === "preview" && data.url && follows) picture(data.url);
  if (kind === "progress" && data.painted != null) {
    stage.dataset.painted = Math.max(ready(), data.painted);
    if (follows) at = Math.max(0, ready() - 1);
    tell();
  }
});
document.addEventListener("htmx:after:swap", () => { arrive(); tell(); });

if (painted()) watch(painted());
else if (stage.dataset.preview) picture(stage.dataset.preview);
else if (stage.dataset.shots) go(0);
else if (ready()) go(ready() - 1);
tell();
