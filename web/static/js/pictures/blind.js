// Two looks at 100 %, moving together; arrow keys answer unless a picture has the focus and moves.
import { link, open } from "./pair.js";
import { tools, zoomTo } from "./viewer.js";

const KEYS = { ArrowLeft: "left", ArrowRight: "right", ArrowDown: "equal" };
const table = document.getElementById("table");

addEventListener("keydown", (event) => {
  if (!(event.key in KEYS) || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("[data-keys], dialog, input, select, textarea")) return;
  event.preventDefault();
  document.querySelector(`[data-answer=${KEYS[event.key]}]`).click();
});

const viewers = await Promise.all([...table.querySelectorAll(".pane")].map(open));
const lead = link(viewers);
tools(viewers[0], table).addEventListener("click", () => lead(0), true);
lead(0);
zoomTo(viewers[0], 1);
table.dataset.ready = "";
