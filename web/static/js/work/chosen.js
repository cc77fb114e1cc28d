// Choosing renders in the history: one, with Shift all between two, or all that are shown.
const form = document.getElementById("choose");
const bar = form?.querySelector("[data-choose-bar]");
const told = bar?.querySelector("[data-chosen]");
const asking = told?.textContent;
const all = bar?.querySelector("[data-all]");
let last = null; // the box that was clicked before

const boxes = () => [...form.querySelectorAll("input[name=job]")];

// A render that was chosen on a page before this one is chosen here, once it is shown.
function join() {
  for (const kept of form.querySelectorAll("input[name=job][hidden]")) {
    const shown = document.getElementById(`pick-${kept.value}`);
    if (!shown) continue;
    shown.checked = kept.checked;
    kept.remove();
  }
}

function count() {
  join();
  const every = boxes();
  if (!every.length) return location.reload(); // the sheet is empty, or there is more of it
  const chosen = every.filter(({ checked }) => checked).length;
  bar.classList.toggle("ready", chosen > 0);
  form.classList.toggle("choosing", chosen > 0);
  all.firstElementChild.checked = chosen === every.length;
  all.firstElementChild.indeterminate = chosen > 0 && chosen < every.length;
  for (const button of bar.querySelectorAll("[data-two]")) button.hidden = chosen !== 2;
  told.textContent = chosen > 2 ? `${chosen} chosen; two can be compared.` : chosen ? `${chosen} chosen.` : asking;
}

function click({ target, shiftKey }) {
  if (target.name !== "job") return;
  const every = boxes();
  const ends = [every.indexOf(last), every.indexOf(target)].sort((a, b) => a - b);
  if (shiftKey && ends[0] >= 0) for (const box of every.slice(ends[0], ends[1])) box.checked = target.checked;
  last = target;
  count();
}

if (form) {
  all.hidden = false;
  all.addEventListener("change", ({ target }) => {
    for (const box of boxes()) box.checked = target.checked;
    count();
  });
  form.addEventListener("click", click);
  document.addEventListener("htmx:after:swap", count);
  document.querySelector("#zip form")?.addEventListener("formdata", ({ formData }) => {
    for (const { checked, value } of boxes()) if (checked) formData.append("job", value);
  });
  count();
}
