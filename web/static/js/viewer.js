// A picture of any size as tiles, with zoom that means something: 100 % is one pixel to one pixel.
const POLL_MS = 600;
const CALM = matchMedia("(prefers-reduced-motion: reduce)");

export const once = (path) => (once[path] ??= new Promise((resolve, reject) => {
  const script = Object.assign(document.createElement("script"), { src: path });
  script.onload = resolve;
  script.onerror = reject;
  document.head.append(script);
}));

// Waits until the server has cut the picture; returns the address of its description.
export async function tiles(id, cancelled = () => false) {
  const address = `/pictures/${id}.dzi`;
  for (;;) {
    const answer = await fetch(address);
    if (answer.status === 200) return address;
    if (answer.status !== 202) throw new Error((await answer.text()).slice(0, 200));
    await new Promise((wake) => setTimeout(wake, POLL_MS));
    if (cancelled()) return null;
  }
}

// The library would add an inline style, which our policy forbids, unless it finds one like this.
function standIn() {
  if (document.querySelector("style[data-openseadragon-mobile-css]")) return;
  const style = document.createElementNS("urn:brushfarm", "style");
  style.setAttribute("data-openseadragon-mobile-css", "true");
  document.head.append(style);
}

export async function deep(element, address, options = {}) {
  standIn();
  await once("/static/vendor/openseadragon/openseadragon.min.js");
  const viewer = window.OpenSeadragon({
    element,
    tileSources: address,
    drawer: "canvas",
    showNavigationControl: false,
    animationTime: CALM.matches ? 0 : 0.5,
    springStiffness: 9,
    immediateRender: true,
    viewportMargins: { left: 24, top: 24, right: 24, bottom: 24 },
    visibilityRatio: 0.5,
    minZoomImageRatio: 0.7,
    maxZoomPixelRatio: 8,
    zoomPerScroll: 1.25,
    gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true },
    imageLoaderLimit: 6,
    ...options,
  });
  viewer.canvas.setAttribute("role", "application");
  viewer.canvas.setAttribute("aria-label", options.label ?? "Picture: arrows move, plus and minus zoom");
  viewer.canvas.dataset.keys = "";
  viewer.addHandler("canvas-key", (event) => key(viewer, event));
  await new Promise((resolve, reject) => {
    viewer.addOnceHandler("open", resolve);
    viewer.addOnceHandler("open-failed", ({ message }) => reject(new Error(message)));
  });
  viewer.addHandler("update-viewport", () => sharpen(viewer));
  return viewer;
}

// Zoom as a factor of one picture pixel per screen pixel.
export function scale(viewer, current = true) {
  const zoom = viewer.viewport.viewportToImageZoom(viewer.viewport.getZoom(current));
  return zoom * devicePixelRatio;
}

export function zoomTo(viewer, factor) {
  viewer.viewport.zoomTo(viewer.viewport.imageToViewportZoom(factor / devicePixelRatio));
  viewer.viewport.applyConstraints();
}

export function tools(viewer, host) {
  const bar = document.createElement("div");
  bar.className = "stage-tools";
  const shown = document.createElement("span");
  shown.className = "numbers";
  const say = () => { shown.textContent = `${Math.round(scale(viewer) * 100)} %`; };
  bar.append(
    tool("Whole picture", "Fit", () => viewer.viewport.goHome()),
    tool("One pixel to one", "1:1", () => zoomTo(viewer, 1)),
    tool("Further", "−", () => viewer.viewport.zoomBy(0.7)),
    tool("Closer", "+", () => viewer.viewport.zoomBy(1.4)),
    shown,
  );
  viewer.addHandler("update-viewport", say);
  say();
  host.append(bar);
  return bar;
}

function tool(name, text, act) {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", title: name, textContent: text });
  button.setAttribute("aria-label", name);
  button.addEventListener("click", act);
  return button;
}

function key(viewer, event) {
  const pressed = event.originalEvent.key;
  if (pressed === "1") zoomTo(viewer, 1);
  if (pressed === "b") nextSurround();
  if (pressed === "1" || pressed === "b") event.preventDefaultAction = true;
}

// Beyond 100 % an artist wants to see the pixels, not a blur between them.
function sharpen(viewer) {
  const smooth = scale(viewer) < 1.5;
  if (viewer.smooth === smooth) return;
  viewer.smooth = smooth;
  viewer.drawer.setImageSmoothingEnabled(smooth);
}

const SURROUNDS = ["theme", "black", "dark", "middle", "light", "white"];

export function nextSurround() {
  const root = document.documentElement.dataset;
  root.surround = SURROUNDS[(SURROUNDS.indexOf(root.surround) + 1) % SURROUNDS.length];
  document.cookie = `surround=${root.surround}; path=/; max-age=31536000; samesite=lax`;
}
