// One picture in depth.
import { deep, pictureOf, show, tools } from "./viewer.js";

const stage = document.getElementById("stage");
const still = stage.querySelector(".still");
const place = Object.assign(document.createElement("div"), { className: "deep" });
stage.append(place);
const viewer = await deep(place);
tools(viewer, stage);
await show(viewer, pictureOf(stage, still.src), () => still.remove());
