// Choosing workers, and the charts of the last day. A canvas shows the rows that are in sight alone,
// so that a fleet of thousands scrolls as one of ten does.
import { colour } from "./loss.js";
import { once } from "../pictures/viewer.js";
import { duration } from "../words.js";

const ROW = 20; // pixels
const AXIS = 22;
const LOOK_MS = 60_000;
const DONE = "succeeded";
const BROKEN = ["failed", "lost", "crashed", "hung"];
const HOUR = 3600;
const CHART = 190;

const fleet = document.getElementById("fleet");
const day = document.querySelector("[data-day]");
const gantt = day.querySelector("[data-gantt]");
const canvas = gantt.querySelector("canvas");
const hour = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
let told = null; // what the server said last
let rows = []; // of each worker, its attempts
const charts = {};

function choose() {
  const boxes = [...fleet.querySelectorAll(".worker input")];
  const chosen = boxes.filter((box) => box.checked);
  fleet.querySelector(".bulk")?.classList.toggle("ready", chosen.length > 0);
  const count = fleet.querySelector("[data-count-chosen]");
  if (count) count.textContent = chosen.length ? `${chosen.length} chosen` : "";
  const all = fleet.querySelector("[data-choose-all]");
  if (all) all.hidden = chosen.length === boxes.length;
  const longest = fleet.querySelector("[data-longest]");
  const seconds = Math.max(0, ...chosen.map((box) => Number(box.dataset.seconds ?? 0)));
  if (longest) longest.textContent = seconds ? `, in about ${duration(seconds)}` : "";
}

fleet.addEventListener("change", choose);
fleet.addEventListener("click", ({ target }) => {
  if (!target.closest("[data-choose-all]")) return;
  for (const box of fleet.querySelectorAll(".worker input")) box.checked = true;
  choose();
});
document.addEventListener("htmx:after:swap", choose);
choose();

// Where things are on the canvas.
function measure() {
  const width = gantt.clientWidth;
  const names = Math.min(190, width / 3);
  const begin = told.now - told.seconds;
  return { width, names, at: (time) => names + ((Math.max(time, begin) - begin) / told.seconds) * (width - names) };
}

function draw() {
  if (!told) return;
  const { width, names, at } = measure();
  const height = Math.min(gantt.clientHeight, rows.length * ROW + AXIS);
  const sharp = devicePixelRatio;
  canvas.width = width * sharp;
  canvas.height = height * sharp;
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  const pen = canvas.getContext("2d");
  pen.scale(sharp, sharp);
  pen.font = `11px ${getComputedStyle(document.body).fontFamily}`;
  pen.textBaseline = "middle";
  const paint = { ink: colour("--ink"), soft: colour("--ink-soft"), rule: colour("--rule"), edge: colour("--edge"), live: colour("--live"), bad: colour("--bad") };
  hours(pen, at, height, paint);
  const first = Math.floor(gantt.scrollTop / ROW);
  const last = Math.min(rows.length, first + Math.ceil(height / ROW) + 1);
  pen.save();
  pen.beginPath();
  pen.rect(0, AXIS, width, height - AXIS);
  pen.clip();
  for (let number = first; number < last; number += 1) {
    const top = AXIS + number * ROW - gantt.scrollTop;
    for (const span of rows[number]) bar(pen, span, at, top, paint);
    pen.fillStyle = paint.ink;
    pen.fillText(short(pen, told.workers[number], names - 12), 6, top + ROW / 2);
  }
  pen.restore();
}

function hours(pen, at, height, paint) {
  const step = (at(told.now) - at(told.now - HOUR) > 22 ? 3 : 6) * HOUR;
  pen.strokeStyle = paint.rule;
  pen.fillStyle = paint.soft;
  pen.textAlign = "center";
  for (let time = Math.ceil((told.now - told.seconds) / step) * step; time < told.now; time += step) {
    const x = Math.round(at(time)) + 0.5;
    pen.beginPath();
    pen.moveTo(x, AXIS);
    pen.lineTo(x, height);
    pen.stroke();
    pen.fillText(hour.format(time * 1000), x, AXIS / 2);
  }
  pen.textAlign = "start";
}

function bar(pen, [, started, ended, outcome], at, top, paint) {
  const left = at(started);
  const width = Math.max(at(ended ?? told.now) - left, 1.5);
  const box = [left, top + 4, width, ROW - 8];
  if (!ended) pen.fillStyle = paint.live;
  else if (outcome === DONE) pen.fillStyle = paint.soft;
  else if (BROKEN.includes(outcome)) pen.fillStyle = paint.bad;
  else {
    pen.strokeStyle = paint.edge;
    pen.strokeRect(box[0] + 0.5, box[1] + 0.5, Math.max(width - 1, 1), ROW - 9);
    return;
  }
  pen.fillRect(...box);
}

function short(pen, text, width) {
  let shown = text;
  while (shown.length > 4 && pen.measureText(shown).width > width) shown = `${shown.slice(0, -2)}…`;
  return shown;
}

function under(event) {
  const box = gantt.getBoundingClientRect();
  const number = Math.floor((event.clientY - box.top - AXIS + gantt.scrollTop) / ROW);
  const x = event.clientX - box.left;
  const { at } = measure();
  const near = (span) => x >= at(span[1]) - 2 && x <= at(span[2] ?? told.now) + 2;
  return rows[number]?.find(near);
}

gantt.addEventListener("pointermove", (event) => {
  const span = told && under(event);
  gantt.style.cursor = span?.[5] ? "pointer" : "";
  if (!span) return;
  const [row, started, ended, outcome, kind] = span;
  const what = ended ? outcome.replaceAll("_", " ") : "at work";
  day.querySelector("[data-told]").textContent = `${told.workers[row]}: ${kind}, from ${hour.format(started * 1000)}, ${duration((ended ?? told.now) - started)}, ${what}`;
});
gantt.addEventListener("click", (event) => {
  const span = told && under(event);
  if (span?.[5]) location.assign(`/jobs/${span[5]}`);
});
gantt.addEventListener("scroll", () => requestAnimationFrame(draw));

function plot(name, host, series, data) {
  if (charts[name]) return charts[name].setData(data);
  const soft = colour("--ink-soft");
  const axis = { stroke: soft, font: "11px Instrument Sans", grid: { stroke: colour("--rule"), width: 1 }, ticks: { show: false } };
  charts[name] = new window.uPlot({
    width: host.clientWidth, height: CHART, padding: [8, 14, 0, 0],
    cursor: { y: false, points: { size: 6 } },
    scales: { y: { range: (_, least, most) => [0, Math.max(most ?? 0, 1) * 1.05] } },
    axes: [{ ...axis, size: 40 }, { ...axis, size: 46 }],
    series: [{ label: "At" }, ...series.map(([label, tone]) => ({ label, stroke: colour(tone), width: 1.5, points: { show: false }, spanGaps: label === "Wait" }))],
  }, data, host);
}

async function look() {
  const answer = await fetch("/fleet/day", { headers: { Accept: "application/json" } }).catch(() => null);
  if (!answer?.ok) return;
  told = await answer.json();
  day.hidden = !told.workers.length;
  rows = told.workers.map(() => []);
  for (const span of told.spans) rows[span[0]].push(span);
  gantt.querySelector(".height").style.height = `${rows.length * ROW + AXIS}px`;
  const sum = `${told.spans.length} ${told.spans.length === 1 ? "attempt" : "attempts"} of ${told.workers.length} ${told.workers.length === 1 ? "worker" : "workers"}`;
  day.querySelector("[data-sum]").textContent = sum;
  canvas.setAttribute("aria-label", sum);
  draw();
  const column = (at) => told.minutes.map((minute) => minute[at]);
  day.querySelector(".charts").hidden = told.minutes.length < 2;
  if (told.minutes.length < 2) return;
  await once("/static/vendor/uplot/uPlot.iife.min.js");
  plot("queue", day.querySelector("[data-queue]"), [["Waiting", "--ink"], ["Running", "--live"], ["Workers", "--edge"]], [column(0), column(1), column(2), column(3)]);
  plot("pickup", day.querySelector("[data-pickup]"), [["Wait", "--ink"]], [column(0), column(4)]);
}

addEventListener("resize", () => {
  draw();
  for (const chart of Object.values(charts)) chart.setSize({ width: chart.root.parentElement.clientWidth, height: CHART });
});
setInterval(() => document.hidden || look(), LOOK_MS);
look();
