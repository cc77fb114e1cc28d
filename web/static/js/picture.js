// One picture in depth.
import { deep, tiles, tools } from "./viewer.js";

const stage = document.getElementById("stage");
const address = await tiles(stage.dataset.picture);
const place = Object.assign(document.createElement("div"), { className: "deep" });
stage.append(place);
const viewer = await deep(place, address);
stage.querySelector(".still").remove();
tools(viewer, stage);
