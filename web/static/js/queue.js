// The queue's numbers while one looks.
import { eta } from "./words.js";

document.addEventListener("live", ({ detail: { kind, data } }) => {
  if (kind !== "progress") return;
  const row = document.getElementById(`row-${data.job_id}`);
  if (!row) return;
  const bar = row.querySelector("[data-bar]");
  if (bar) bar.value = data.done ?? 0;
  const left = row.querySelector("[data-eta]");
  if (left) left.textContent = eta(data);
});
