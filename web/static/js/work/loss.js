// The loss over the render, on a logarithmic scale.
import { once } from "../pictures/viewer.js";

const MOST = 800; // points

export const colour = (name) => {
  const probe = document.createElement("i");
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
};

const short = (value) => (value == null ? "" : value >= 0.01 && value < 1e4 ? String(Number(value.toPrecision(3))) : value.toExponential(1));

function options(width) {
  const soft = colour("--ink-soft");
  const axis = { stroke: soft, font: "11px Instrument Sans", grid: { stroke: colour("--rule"), width: 1 }, ticks: { show: false } };
  return {
    width, height: 150, padding: [8, 14, 0, 0], legend: { show: false },
    cursor: { y: false, points: { size: 6 } },
    scales: { x: { time: false, range: (_, first, last) => [0, Math.max(last, 0.01)] }, y: { distr: 3 } },
    axes: [
      { ...axis, size: 24, values: (_, ticks) => ticks.map((tick) => `${Number((tick * 100).toPrecision(3))} %`) },
      { ...axis, size: 46, values: (_, ticks) => ticks.map((tick) => short(tick)) },
    ],
    series: [
      { label: "Done", value: (_, value) => (value == null ? "" : `${Math.floor(value * 100)} %`) },
      { label: "Loss", stroke: colour("--ink"), width: 1.5, points: { show: false }, value: (_, value) => short(value) },
    ],
  };
}

export async function drawLoss(host) {
  const points = JSON.parse(host.dataset.curve);
  const data = [points.map((point) => point[0]), points.map((point) => point[1])];
  let chart = null;
  const draw = async () => {
    await once("/static/vendor/uplot/uPlot.iife.min.js");
    host.replaceChildren();
    chart = new window.uPlot(options(host.clientWidth), data, host);
    chart.root.setAttribute("role", "img");
    chart.root.setAttribute("aria-label", "Loss over the render");
  };
  // The library is loaded only for eyes that look: a finished job's curve is folded away.
  const fold = host.closest("details");
  const wanted = () => fold.open && data[0].length > 1;
  if (wanted()) await draw();
  fold.addEventListener("toggle", () => !chart && wanted() && draw());
  addEventListener("resize", () => chart?.setSize({ width: host.clientWidth, height: 150 }));
  return {
    async add(done, loss) {
      if (data[0].length && done <= data[0].at(-1)) return;
      data[0].push(done);
      data[1].push(loss);
      if (data[0].length > MOST) for (const row of data) row.splice(0, row.length, ...row.filter((_, at) => at % 2));
      if (!chart && wanted()) await draw();
      else chart?.setData(data);
    },
  };
}
