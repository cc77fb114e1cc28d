// How a picture would look in another colour space: on paper, or on another screen.
export function softProof(place, changed) {
  if (!place) return null; // of a film there is none
  const button = place.querySelector("button");
  const choices = place.querySelector("[data-choices]");
  const on = () => button.getAttribute("aria-pressed") === "true";
  const query = () => {
    if (!on()) return "";
    const ticked = [...choices.querySelectorAll("input:checked")].map(({ name }) => [name, "true"]);
    return `?${new URLSearchParams([["profile", choices.querySelector("select").value], ...ticked])}`;
  };
  button.addEventListener("click", () => {
    button.setAttribute("aria-pressed", String(!on()));
    choices.hidden = !on();
    changed(query());
  });
  choices.addEventListener("change", () => changed(query()));
  return { place, query };
}
