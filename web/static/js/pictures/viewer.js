// A picture of any size as tiles, with zoom that means something: 100 % is one pixel to one pixel.
const POLL_MS = 600;
const STEP = 1.4; // of the zoom, by button or key
const CALM = matchMedia("(prefers-reduced-motion: reduce)");

export const once = (path) => (once[path] ??= new Promise((resolve, reject) => {
  const script = Object.assign(document.createElement("script"), { src: path });
  script.onload = resolve;
  script.onerror = reject;
  document.head.append(script);
}));

// `seen` is a query that says how: as another space would show it.
const address = ({ id, seen = "" }) => `/pictures/${id}.dzi${seen}`;

// Whether the server has cut the picture into tiles; if not, it has begun to.
async function cut(picture) {
  const answer = await fetch(address(picture));
  if (answer.status !== 200 && answer.status !== 202) throw new Error((await answer.text()).slice(0, 200));
  return answer.status === 200;
}

// A picture of which only a small version is there, at its full measures: one tile, drawn larger.
async function early({ width, height, still }) {
  const image = new Image();
  image.src = still;
  await image.decode();
  const { naturalWidth, naturalHeight } = image;
  return {
    width, height, tileSize: Math.max(width, height), minLevel: 0, maxLevel: 0,
    getTileUrl: () => still,
    getTileBounds: (level, x, y, ofFile) => (ofFile
      ? new OpenSeadragon.Rect(0, 0, naturalWidth, naturalHeight)
      : new OpenSeadragon.Rect(0, 0, 1, height / width)),
  };
}

// Lays a picture over what the viewer shows; resolves once it is there, and only it.
function lay(viewer, tileSource) {
  const beneath = Array.from({ length: viewer.world.getItemCount() }, (_, at) => viewer.world.getItemAt(at));
  return new Promise((resolve, reject) => viewer.addTiledImage({
    tileSource,
    success: ({ item }) => item.whenFullyLoaded(() => {
      for (const old of beneath) viewer.world.removeItem(old);
      resolve();
    }),
    error: ({ message }) => reject(new Error(message)),
  }));
}

// Shows a picture ({ id, width, height, still, seen }) at once as far as it is there, then in depth, at
// the same zoom and place. Returns false where another picture was asked for meanwhile.
export async function show(viewer, picture, begun = () => {}) {
  const wanted = address(picture);
  viewer.wanted = wanted;
  const stale = () => viewer.wanted !== wanted;
  if (!await cut(picture)) {
    if (!stale() && picture.still) await early(picture).then((source) => lay(viewer, source)).then(begun, () => {});
    do {
      await new Promise((wake) => setTimeout(wake, POLL_MS));
      if (stale()) return false;
    } while (!await cut(picture));
  }
  if (stale()) return false;
  await lay(viewer, wanted);
  begun();
  return !stale();
}

// What an element says of its picture.
export const pictureOf = ({ dataset }, still) => ({
  id: dataset.picture, width: Number(dataset.width), height: Number(dataset.height), still,
});

// The library would add an inline style, which our policy forbids, unless it finds one like this.
function standIn() {
  if (document.querySelector("style[data-openseadragon-mobile-css]")) return;
  const style = document.createElementNS("urn:brushfarm", "style");
  style.setAttribute("data-openseadragon-mobile-css", "true");
  document.head.append(style);
}

export async function deep(element, label = "Picture") {
  standIn();
  await once("/static/vendor/openseadragon/openseadragon.min.js");
  const viewer = window.OpenSeadragon({
    element,
    drawer: "canvas",
    showNavigationControl: false,
    animationTime: CALM.matches ? 0 : 0.5,
    springStiffness: 9,
    immediateRender: true,
    viewportMargins: { left: 24, top: 24, right: 24, bottom: 24 },
    visibilityRatio: 0.5,
    minZoomImageRatio: 0.7,
    maxZoomPixelRatio: 32,
    zoomPerScroll: 1.25,
    gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true },
    imageLoaderLimit: 6,
    silenceMultiImageWarnings: true,
  });
  viewer.canvas.setAttribute("role", "application");
  viewer.canvas.setAttribute("aria-label", `${label}: arrows move, plus and minus zoom`);
  viewer.canvas.dataset.keys = "";
  viewer.addHandler("canvas-key", (event) => key(viewer, event));
  viewer.addHandler("update-viewport", () => sharpen(viewer));
  return viewer;
}

// Zoom as a factor of one picture pixel per screen pixel.
export function scale(viewer) {
  const zoom = viewer.viewport.viewportToImageZoom(viewer.viewport.getZoom(true));
  return zoom * devicePixelRatio;
}

export function zoomTo(viewer, factor) {
  const { viewport } = viewer;
  const zoom = viewport.imageToViewportZoom(factor / devicePixelRatio);
  viewport.minZoomLevel = Math.min(zoom, viewport.minZoomImageRatio * viewport.getHomeZoom()); // a proof is small
  viewport.zoomTo(zoom);
  viewport.applyConstraints();
}

function closer(viewer, factor) {
  viewer.viewport.zoomBy(factor);
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
    tool("Further", "−", () => closer(viewer, 1 / STEP)),
    tool("Closer", "+", () => closer(viewer, STEP)),
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
  if (pressed === "+" || pressed === "=") closer(viewer, STEP);
  if (pressed === "-") closer(viewer, 1 / STEP);
  if ("1b+=-".includes(pressed)) event.preventDefaultAction = true;
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
