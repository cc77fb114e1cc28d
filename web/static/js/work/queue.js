// The queue: its numbers while one looks, choosing, and its order by dragging or Alt with arrows.
import { eta } from "../words.js";

const queue = document.getElementById("queue");
let moving = null;

function choose() {
  const chosen = queue.querySelectorAll(".row input:checked").length;
  const bulk = queue.querySelector(".bulk");
  if (!chosen && bulk?.contains(document.activeElement)) document.getElementById("main").focus({ preventScroll: true });
  bulk?.classList.toggle("ready", chosen > 0);
  const count = queue.querySelector("[data-count-chosen]");
  if (count) count.textContent = chosen ? `${chosen} chosen` : "";
}

function dress() {
  for (const grip of queue.querySelectorAll("[data-grip]")) grip.hidden = false;
  choose();
}

function place(row, before) {
  htmx.ajax("POST", "/queue/move", {
    values: { job: row.dataset.job, ahead_of: before?.dataset.job ?? "" },
    target: "#queue", swap: "innerMorph",
  });
}

const rowAt = (y) => [...queue.querySelectorAll(".row[data-waiting]")].find((row) => {
  const box = row.getBoundingClientRect();
  return y < box.top + box.height / 2;
});

queue.addEventListener("pointerdown", (event) => {
  const grip = event.target.closest("[data-grip]");
  if (!grip) return;
  event.preventDefault();
  moving = grip.closest(".row");
  moving.classList.add("moving");
  grip.setPointerCapture(event.pointerId);
});
queue.addEventListener("pointermove", (event) => {
  if (!moving) return;
  const target = rowAt(event.clientY);
  for (const row of queue.querySelectorAll(".row")) row.classList.toggle("target", row === target);
});
queue.addEventListener("pointerup", (event) => {
  if (!moving) return;
  const [row, target] = [moving, rowAt(event.clientY)];
  moving = null;
  for (const one of queue.querySelectorAll(".row")) one.classList.remove("moving", "target");
  if (target !== row) place(row, target);
});
queue.addEventListener("keydown", (event) => {
  if (!event.altKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
  const way = event.key === "ArrowUp" ? "up" : "down";
  const button = event.target.closest(".row")?.querySelector(`[data-way=${way}]`);
  if (!button) return;
  event.preventDefault();
  button.click();
});
queue.addEventListener("change", choose);
document.addEventListener("htmx:after:swap", dress);
dress();

document.addEventListener("live", ({ detail: { kind, data } }) => {
  if (kind !== "progress") return;
  const row = document.getElementById(`row-${data.job_id}`);
  if (!row) return;
  const bar = row.querySelector("[data-bar]");
  if (bar) bar.value = data.done ?? 0;
  const left = row.querySelector("[data-eta]");
  if (left) left.textContent = eta(data);
});
