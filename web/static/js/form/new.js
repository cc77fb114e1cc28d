// The form: pictures by drop, paste or choice; sliders beside numbers; what it will cost.
import { paint } from "./brush.js";
import { shape as framed } from "./crop.js";
import { keep, restore } from "./keep.js";
import { say } from "../toasts.js";
import { prints } from "../words.js";

const form = document.getElementById("new");
const settings = document.getElementById("settings");
const TYPING_MS = 350; // what is typed is asked about when nothing follows it, all else at once
let due = 0;
let arriving = 0; // pictures, or groups of them, that are on their way
let wanted = null; // the button that was pressed meanwhile

const estimate = (ms) => {
  clearTimeout(due);
  due = setTimeout(() => form.dispatchEvent(new Event("estimate")), ms);
};

// Pictures

const placeOf = (slot) => form.querySelector(`.slot[data-slot="${slot}"]`);

function send(field, value, slot, bar) {
  return new Promise((resolve, reject) => {
    const body = new FormData();
    body.append(field, value);
    const request = new XMLHttpRequest();
    request.open("POST", `/new/pictures/${slot}`);
    request.setRequestHeader("HX-Request", "true");
    request.upload.onprogress = ({ loaded, total }) => { if (bar) bar.value = (100 * loaded) / total; };
    request.onload = () => (request.status < 300 ? resolve(request.responseText) : reject(request.responseText));
    request.onerror = () => reject(null);
    request.send(body);
  });
}

// Sends one file and returns what to show for it; nothing where it is refused, which is said.
const take = (file, slot) => asked("file", file, file.name, slot);

async function asked(field, value, name, slot) {
  const bar = placeOf(slot)?.querySelector("progress");
  if (bar) Object.assign(bar, { hidden: false, value: 0 });
  try {
    return await send(field, value, slot, bar);
  } catch (html) {
    if (html?.includes('class="toast"')) document.getElementById("toasts").insertAdjacentHTML("beforeend", html);
    else say(`${name} did not arrive. Check the connection and try again.`);
  } finally {
    if (bar) bar.hidden = true;
  }
}

// Waits for the work that brings pictures, and then renders if that was wanted meanwhile; a
// picture that did not come (false) is said already, and the render waits for a decision.
async function bring(work) {
  arriving += 1;
  const whole = await work.finally(() => { arriving -= 1; });
  if (wanted && !whole) say("Not submitted: a picture did not arrive.");
  if (!whole) wanted = null;
  if (!wanted || !arriving) form.classList.remove("waiting");
  if (wanted && !arriving) form.requestSubmit(wanted);
}

function lay(html, slot) {
  if (!html) return false;
  const place = placeOf(slot);
  const tray = place.querySelector("[data-tray]");
  const several = place.classList.contains("several");
  const focused = place.contains(document.activeElement);
  if (!several) tray.replaceChildren();
  tray.insertAdjacentHTML("beforeend", html);
  place.classList.add("filled");
  suit();
  dress();
  if (focused && !several) tray.querySelector("[data-remove]").focus(); // what had it is hidden
  touched();
  return true;
}

// A film has other settings than a photo: they come when it comes, and go with it.
function suit() {
  const film = form.querySelector("[data-film]")?.dataset.film ?? "";
  if (film === settings.dataset.suits) return;
  settings.dataset.suits = film;
  const own = (name) => name === "content" || settings.querySelector(`[name="${CSS.escape(name)}"]`);
  const entered = new URLSearchParams([...new FormData(form), ["content", ""]].filter(([name]) => own(name)));
  htmx.ajax("GET", `/new/settings?${entered}`, { target: "#settings", swap: "innerHTML" });
}

// As many of the files as there is room for; of the others it is said that there is none.
function fitting(files, slot) {
  const place = placeOf(slot);
  if (place.querySelector("input[name=style]")) {
    say("Remove the style first, to choose paintings by themselves.");
    return [];
  }
  const most = Number(place.dataset.most) || 1;
  const room = most === 1 ? 1 : most - place.querySelectorAll("[data-taken]").length;
  const left = files.length - room;
  if (left > 0 && most === 1) say(`One picture at a time: ${files[0].name} is taken, and ${left} more ${left === 1 ? "is" : "are"} not.`);
  else if (left > 0) say(`${place.dataset.full}: ${left} of these ${left === 1 ? "is" : "are"} not taken.`);
  return files.slice(0, Math.max(room, 0));
}

// Several photos at once are a series: the first is where it was dropped, the others beside it.
async function place(files, slot) {
  if (slot !== "content" || files.length < 2) return put(files, slot);
  document.getElementById("series").open = true;
  const first = await put(files.slice(0, 1), slot);
  return await put(files.slice(1), "photos") && first;
}

// One after the other: each is there as soon as it is checked, and a bad one keeps none out.
async function put(files, slot) {
  let whole = true;
  for (const file of fitting(files, slot)) whole = lay(await take(file, slot), slot) && whole;
  placeOf(slot).querySelector(".ask input").value = "";
  return whole;
}

async function putMask(file, slot) {
  const html = await take(file, slot);
  const place = placeOf("style").querySelector(`.mask[data-slot="${slot}"]`);
  if (html && place) {
    place.outerHTML = html;
    placeOf("style").querySelector(`.mask[data-slot="${slot}"] [data-remove-mask]`).focus();
    dress();
  }
  touched();
  return Boolean(html);
}

// A mask that is painted here comes in like one that is a file.
async function putPainted(button) {
  const own = button.closest(".mask");
  const slot = (own ?? button.closest(".slot")).dataset.slot;
  const picture = (own ? button : form.querySelector("input[name=content]"))?.closest("[data-taken]").querySelector("img");
  if (!picture) return say("Choose the photo first: its mask is painted over it.");
  const there = form.elements[slot]?.value;
  const file = await paint(picture.src.replace(/-\d+\.webp/, "-1024.webp"), button.dataset.paint, `${slot.split(".")[0]}.png`, there && `/api/v1/assets/${there}/content`);
  if (file) bring(own ? putMask(file, slot) : put([file], slot));
}

// The photo's transparency becomes its mask, and the photo opaque: both regions are painted.
async function putCutout() {
  const photo = form.querySelector("input[name=content]");
  if (!photo) return say("Choose the photo first: its transparency becomes the mask.");
  const mask = await asked("cutout", photo.value, "The mask", "content_mask");
  return lay(mask, "content_mask") && lay(await asked("cutout", photo.value, "The photo", "content"), "content");
}

// Where the painting acts, so that the photo's faces stay.
async function putFaces() {
  const photo = form.querySelector("input[name=content]");
  if (!photo) return say("Choose the photo first: its faces are looked for.");
  return lay(await asked("faces", photo.value, "The faces", "strength"), "strength");
}

// A picture that was dropped beside every place: an old render brings its settings, else it is
// the photo first and paintings after that.
async function anywhere(files) {
  const [first, ...rest] = [...files.filter(isFilm), ...files.filter((file) => !isFilm(file))];
  const slot = form.querySelector("input[name=content]") && !isFilm(first) ? "style" : "content";
  const html = await take(first, slot);
  const link = html?.match(/\/new\?picture=\w+/)?.[0];
  if (link && !form.querySelector("[data-taken]")) return location.assign(link);
  if (link) htmx.ajax("GET", link.replace("/new?", "/new/settings?"), { target: "#settings", swap: "innerHTML" });
  else lay(html, slot);
  return await put(rest, "style") && Boolean(html);
}

const isFilm = (file) => file.type.startsWith("video/") || /\.(mp4|mov|mkv|webm)$/i.test(file.name);

// Those of the files that may be pictures; of the others it is said that they are none.
function pictures(list) {
  const isPicture = (file) => file.name.toLowerCase().endsWith(".zip") || file.type.startsWith("image/") || isFilm(file) || form.querySelector("[type=file]").accept.split(",").some((suffix) => file.name.toLowerCase().endsWith(suffix));
  for (const { name } of [...list].filter((file) => !isPicture(file))) say(`${name} is no picture that is taken.`);
  return [...list].filter(isPicture);
}

// The files of a folder and of those in it, without hidden ones.
async function within(entry) {
  if (entry.isFile) return [await new Promise((done, fail) => entry.file(done, fail))];
  const reader = entry.createReader();
  const found = [];
  for (let part; !part || part.length;) {
    part = await new Promise((done, fail) => reader.readEntries(done, fail));
    found.push(...part);
  }
  return (await Promise.all(found.filter(({ name }) => !name.startsWith(".")).map(within))).flat();
}

async function dropped({ items, files }) {
  const plain = [...files];
  const entries = [...items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.some((entry) => entry.isDirectory)) return plain;
  return (await Promise.all(entries.map(within))).flat();
}

async function receive(files, slot) {
  const found = pictures(await files);
  if (!found.length) return true;
  return slot ? place(found, slot) : anywhere(found);
}

addEventListener("dragover", (event) => {
  if (![...event.dataTransfer.types].includes("Files")) return;
  event.preventDefault();
  form.classList.add("dragging");
  for (const drop of form.querySelectorAll(".drop")) drop.classList.toggle("over", drop.contains(event.target));
});
const calm = () => {
  form.classList.remove("dragging");
  for (const drop of form.querySelectorAll(".over")) drop.classList.remove("over");
};
addEventListener("dragleave", (event) => event.relatedTarget || calm());
addEventListener("drop", (event) => {
  calm();
  if (!event.dataTransfer.files.length) return;
  event.preventDefault();
  bring(receive(dropped(event.dataTransfer), event.target.closest?.(".slot")?.dataset.slot));
});
addEventListener("paste", (event) => {
  if (!event.clipboardData.files.length) return;
  event.preventDefault();
  const files = pictures(event.clipboardData.files);
  if (files.length) bring(put(files, form.querySelector("input[name=content]") ? "style" : "content"));
});
form.addEventListener("change", ({ target }) => {
  if (target.type !== "file" || !target.files.length || !target.closest(".slot")) return; // a profile comes with the form
  if (target.matches("[data-mask]")) bring(putMask(target.files[0], target.closest(".mask").dataset.slot));
  else bring(place([...target.files], target.closest(".slot").dataset.slot));
});
form.addEventListener("submit", (event) => {
  if (!arriving) return;
  event.preventDefault();
  if (!wanted) say("Waits for the pictures that are on their way, and renders then.");
  wanted = event.submitter ?? form.querySelector(".primary");
  form.classList.add("waiting");
});
// Enter renders, but in the name of a preset, which it keeps.
form.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.target.matches("#keep-look input")) return;
  event.preventDefault();
  form.requestSubmit(event.target.closest("#keep-look").querySelector("[type=submit]"));
});
form.addEventListener("click", ({ target }) => {
  const remove = target.closest("[data-remove]");
  if (remove) {
    const place = remove.closest(".slot");
    remove.closest("[data-taken]").remove();
    place.classList.toggle("filled", Boolean(place.querySelector("[data-taken]")));
    place.querySelector(".ask input").focus();
    suit();
    touched();
  }
  if (target.closest("[data-cutout]")) bring(putCutout());
  if (target.closest("[data-faces]")) bring(putFaces());
  if (target.closest("[data-paint]")) putPainted(target.closest("[data-paint]"));
  const mask = target.closest("[data-remove-mask]")?.closest(".mask");
  if (mask) { mask.replaceChildren(); touched(); }
});

// Settings

function dress() {
  for (const button of form.querySelectorAll("[data-paint], [data-cutout], [data-faces]")) button.hidden = false;
  for (const slide of settings.querySelectorAll("[data-slides]")) slide.hidden = false;
  for (const papers of settings.querySelectorAll("[data-papers]")) papers.hidden = false;
  const sizes = settings.querySelector("[data-sizes]");
  if (sizes) sizes.hidden = false;
}

function size() {
  const own = form.elements["recipe.size"];
  const target = Number(own.value);
  for (const button of settings.querySelectorAll("[data-size]")) {
    button.setAttribute("aria-pressed", String(Number(button.dataset.size) === target));
  }
  const photo = framed();
  const line = settings.querySelector("[data-print]");
  if (!line || !target) return;
  const [width, height] = photo ?? [3, 2];
  const factor = target / Math.max(width, height);
  const shape = [Math.round(width * factor), Math.round(height * factor)];
  const dpi = Number(form.elements.dpi?.value) || 300;
  line.textContent = photo ? `${shape.join(" × ")} px prints at ${dpi} dpi as ${prints(...shape, dpi)}` : `Longer edge; at ${dpi} dpi ${prints(target, target, dpi).replace(/ × [\d.]+/g, "")}`;
}

const INCHES = { in: 1, cm: 1 / 2.54, mm: 1 / 25.4 };

// A length on paper decides the pixels, at the resolution that is chosen.
function paper() {
  const [, length, unit] = (form.elements.print_size?.value ?? "").trim().match(/^([\d.,]+) ?(cm|mm|in)$/) ?? [];
  const dpi = Number(form.elements.dpi?.value) || 300;
  if (length) form.elements["recipe.size"].value = Math.round(Number(length.replace(",", ".")) * INCHES[unit] * dpi);
}

// The longer edge with which the photo fits on a paper, in its own shape.
function fitOn([short, long]) {
  const [width, height] = framed() ?? [long, short];
  const shape = Math.max(width, height) / Math.min(width, height);
  return `${Math.floor(Math.min(long, short * shape) * 10) / 10} cm`;
}

function changed(ms = 0) {
  paper();
  size();
  estimate(ms);
}

// Something was entered: from now on the server keeps the form for who comes back to it.
function touched(ms = 0) {
  form.elements.touched.value = "yes";
  form.dispatchEvent(new Event("touched"));
  changed(ms);
}

form.addEventListener("input", ({ target }) => {
  if (target.dataset.slides) form.elements[target.dataset.slides].value = target.value;
  else if (target.name) {
    const slide = settings.querySelector(`[data-slides="${CSS.escape(target.name)}"]`);
    if (slide) slide.value = target.value.replace(",", ".");
  }
  touched(TYPING_MS);
});
// Pixels that are given by hand, or by a button, are no longer those of a paper.
const unprinted = () => { if (form.elements.print_size) form.elements.print_size.value = ""; };
form.addEventListener("input", ({ target }) => { if (target.name === "recipe.size") unprinted(); }, true);
form.addEventListener("change", ({ target }) => {
  if (!target.matches("[data-papers]") || !target.value) return;
  form.elements.print_size.value = fitOn(target.value.split(" ").map(Number));
  target.value = "";
  touched();
});
// A grid over a choice begins with all that there is to choose.
form.addEventListener("change", ({ target }) => {
  if (target.name !== "axis") return;
  target.closest(".axis").querySelector("[name=values]").value = target.selectedOptions[0].dataset.words ?? "";
  touched();
});
form.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-size]");
  if (!button) return;
  form.elements["recipe.size"].value = button.dataset.size;
  unprinted();
  touched();
});
// While the farm is away nobody knows what the render takes; when it is back, it is asked again.
document.addEventListener("htmx:error", ({ detail: { ctx } = {} }) => {
  if (ctx?.target?.id !== "estimate" || ctx.response) return;
  ctx.target.textContent = "The farm does not answer: what the render takes is told once it does.";
  document.body.addEventListener("news", () => estimate(0), { once: true });
});
document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => {
  if (ctx.target !== settings) return; // the page renews other parts by itself
  dress();
  touched();
});
dress();
keep(form);
if (!restore()) changed(); // what is shown now would be kept over what was entered
const { type } = performance.getEntriesByType("navigation")[0];
if (type === "back_forward") document.querySelector("[data-last]")?.click(); // back from its job
