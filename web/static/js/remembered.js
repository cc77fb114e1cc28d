// What a person entered before, in fields of popovers that ask for it again: kept in this browser.
const fields = (place) => place.querySelectorAll("[data-remembered]");

function opened({ target, newState }) {
  if (newState !== "open") return;
  for (const field of fields(target)) {
    const { dataset: { remembered } } = field;
    if (field.ariaInvalid) localStorage.removeItem(remembered); // it was no good
    else field.value ||= localStorage.getItem(remembered) ?? "";
  }
}

export function remember() {
  document.addEventListener("beforetoggle", opened, true);
  document.addEventListener("submit", ({ target }) => {
    for (const field of fields(target)) localStorage.setItem(field.dataset.remembered, field.value);
  });
}
