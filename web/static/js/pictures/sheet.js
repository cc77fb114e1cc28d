// Choosing two pictures, on the contact sheet or in a grid.
const form = () => document.getElementById("choose"); // a grid's comes anew with the news

function count() {
  const bar = form()?.querySelector("[data-choose-bar]");
  if (!bar) return;
  const chosen = form().querySelectorAll("input[name=p]:checked").length;
  const wanted = 2 - Number(bar.dataset.already ?? 0);
  bar.classList.toggle("ready", chosen === wanted);
  bar.querySelector("button").disabled = chosen !== wanted;
  form().classList.toggle("choosing", chosen > 0);
  const text = chosen === 0 ? `Choose ${wanted === 2 ? "two pictures to compare them" : "one picture"}.`
    : chosen < wanted ? "And one more." : chosen > wanted ? `Only ${wanted}, please: ${chosen} are chosen.` : "";
  bar.querySelector("[data-chosen]").textContent = text;
}

document.addEventListener("change", count);
document.addEventListener("htmx:after:swap", count);
count();
