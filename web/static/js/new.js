// The form: pictures by drop, paste or choice; sliders beside numbers; what it will cost.
import { prints } from "./words.js";

const form = document.getElementById("new");
const settings = document.getElementById("settings");
const ESTIMATE_MS = 350;
let due = 0;

const estimate = () => {
  clearTimeout(due);
  due = setTimeout(() => form.dispatchEvent(new Event("estimate")), ESTIMATE_MS);
};

// Pictures

function send(files, slot, bar) {
  return new Promise((resolve, reject) => {
    const body = new FormData();
    for (const file of files) body.append("file", file);
    const request = new XMLHttpRequest();
    request.open("POST", `/new/pictures/${slot}`);
    request.setRequestHeader("HX-Request", "true");
    request.upload.onprogress = ({ loaded, total }) => { if (bar) bar.value = (100 * loaded) / total; };
    request.onload = () => (request.status < 300 ? resolve(request.responseText) : reject(request.responseText));
    request.onerror = () => reject(null);
    request.send(body);
  });
}

function say(html) {
  const toasts = document.getElementById("toasts");
  if (html?.includes('class="toast"')) toasts.insertAdjacentHTML("beforeend", html);
  else {
    const toast = Object.assign(document.createElement("div"), { className: "toast", textContent: "The upload did not arrive. Check the connection and try again." });
    toast.setAttribute("role", "alert");
    toasts.append(toast);
  }
}

async function put(files, slot) {
  const place = form.querySelector(`.slot[data-slot="${slot}"]`);
  const bar = place.querySelector("progress");
  bar.hidden = false;
  bar.value = 0;
  try {
    const html = await send(files, slot, bar);
    const tray = place.querySelector("[data-tray]");
    if (!place.classList.contains("several")) tray.replaceChildren();
    tray.insertAdjacentHTML("beforeend", html);
    place.classList.add("filled");
    changed();
  } catch (html) {
    say(html);
  } finally {
    bar.hidden = true;
    place.querySelector(".ask input").value = "";
  }
}

async function putMask(input) {
  const place = input.closest(".mask");
  try {
    place.outerHTML = await send(input.files, place.dataset.slot);
    changed();
  } catch (html) {
    say(html);
  }
}

// A picture that was dropped beside every place: an old render brings its settings, else it is
// the photo first and paintings after that.
async function anywhere(files) {
  const first = document.createElement("template");
  try {
    first.innerHTML = await send([files[0]], "content");
  } catch (html) {
    return say(html);
  }
  const link = first.content.querySelector("a[href^='/new?picture=']");
  const empty = !form.querySelector("[data-taken]");
  if (link && empty) return location.assign(link.href);
  if (link) return htmx.ajax("GET", link.getAttribute("href").replace("/new?", "/new/settings?"), { target: "#settings", swap: "innerHTML" });
  const photo = !form.querySelector("input[name=content]");
  if (photo) await put([files[0]], "content");
  const rest = photo ? files.slice(1) : files;
  if (rest.length) await put(rest, "style");
}

const pictures = (list) => [...(list ?? [])].filter((file) => file.type.startsWith("image/") || /\.tiff?$/i.test(file.name));

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
  const files = pictures(event.dataTransfer.files);
  if (!event.dataTransfer.files.length) return;
  event.preventDefault();
  const slot = event.target.closest?.(".slot")?.dataset.slot;
  if (files.length) slot ? put(slot === "style" ? files : [files[0]], slot) : anywhere(files);
});
addEventListener("paste", (event) => {
  const files = pictures(event.clipboardData.files);
  if (!files.length) return;
  event.preventDefault();
  put(files, form.querySelector("input[name=content]") ? "style" : "content");
});
form.addEventListener("change", ({ target }) => {
  if (target.type !== "file" || !target.files.length) return;
  if (target.matches("[data-mask]")) putMask(target);
  else put([...target.files], target.closest(".slot").dataset.slot);
});
form.addEventListener("click", ({ target }) => {
  const remove = target.closest("[data-remove]");
  if (remove) {
    const place = remove.closest(".slot");
    remove.closest("[data-taken]").remove();
    place.classList.toggle("filled", Boolean(place.querySelector("[data-taken]")));
    place.querySelector(".ask input").focus();
    changed();
  }
  const mask = target.closest("[data-remove-mask]")?.closest(".mask");
  if (mask) { mask.replaceChildren(); changed(); }
});

// Settings

function dress() {
  for (const slide of settings.querySelectorAll("[data-slides]")) slide.hidden = false;
  const sizes = settings.querySelector("[data-sizes]");
  if (sizes) sizes.hidden = false;
}

function size() {
  const own = form.elements["recipe.size"];
  const target = Number(own.value);
  for (const button of settings.querySelectorAll("[data-size]")) {
    button.setAttribute("aria-pressed", String(Number(button.dataset.size) === target));
  }
  const photo = form.querySelector("input[name=content]");
  const line = settings.querySelector("[data-print]");
  if (!line || !target) return;
  const [width, height] = photo ? [Number(photo.dataset.width), Number(photo.dataset.height)] : [3, 2];
  const factor = target / Math.max(width, height);
  const shape = [Math.round(width * factor), Math.round(height * factor)];
  line.textContent = photo ? `${shape.join(" × ")} px prints at 300 dpi as ${prints(...shape)}` : `Longer edge; at 300 dpi ${prints(target, target).replace(/ × [\d.]+/g, "")}`;
}

function changed() {
  size();
  estimate();
}

form.addEventListener("input", ({ target }) => {
  if (target.dataset.slides) form.elements[target.dataset.slides].value = target.value;
  else if (target.name) {
    const slide = settings.querySelector(`[data-slides="${CSS.escape(target.name)}"]`);
    if (slide) slide.value = target.value;
  }
  changed();
});
form.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-size]");
  if (!button) return;
  form.elements["recipe.size"].value = button.dataset.size;
  changed();
});
document.addEventListener("htmx:after:swap", ({ target }) => {
  if (target.id === "estimate") return;
  dress();
  changed();
});
dress();
changed();
document.getElementById("problem")?.focus();
