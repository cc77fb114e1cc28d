// Two viewers that show the same place of two pictures, whatever their sizes.
import { deep, pictureOf, show } from "./viewer.js";

const HANDS = ["canvas-press", "canvas-scroll", "canvas-key", "canvas-double-click", "canvas-pinch"];

// Resolves as soon as there is something to see; the tiles may follow.
export async function open(pane) {
  const still = pane.querySelector(".still");
  const place = Object.assign(document.createElement("div"), { className: "deep" });
  pane.append(place);
  const viewer = await deep(place, pane.dataset.name);
  await new Promise((begun) => show(viewer, pictureOf(pane, still.src), begun));
  still.remove();
  return viewer;
}

// The one that is touched leads, the other follows. Returns how to let one of them (0 or 1) lead.
export function link(viewers, moved = () => {}) {
  let leader = 0;
  // OpenSeadragon's viewport measures in widths of the picture: the same numbers fit any size.
  const follow = (which) => {
    if (which !== leader) return;
    const from = viewers[which].viewport;
    const to = viewers[1 - which].viewport;
    to.zoomTo(from.getZoom(true), null, true);
    to.panTo(from.getCenter(true), true);
    moved();
  };
  viewers.forEach((viewer, which) => {
    for (const hand of HANDS) viewer.addHandler(hand, () => { leader = which; });
    viewer.addHandler("update-viewport", () => follow(which));
  });
  return (which) => { leader = which; follow(which); };
}
