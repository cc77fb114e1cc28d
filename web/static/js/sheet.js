// Choosing two pictures on the contact sheet.
const form = document.getElementById("choose");

function count() {
  const bar = form.querySelector("[data-choose-bar]");
  const chosen = form.querySelectorAll(".pick input:checked").length;
  const already = Number(bar.dataset.already ?? 0);
  const wanted = 2 - already;
  bar.classList.toggle("ready", chosen === wanted);
  form.classList.toggle("choosing", chosen > 0);
  const text = chosen === 0 ? `Choose ${wanted === 2 ? "two pictures to compare them" : "one picture"}.`
    : chosen < wanted ? "And one more." : chosen > wanted ? `Only ${wanted}, please.` : "";
  bar.querySelector("[data-chosen]").textContent = text;
}

form?.addEventListener("change", count);
if (form) count();
