// Messages over the page, which go by themselves.
const TOAST_MS = 12000;
const toasts = document.getElementById("toasts");

export function say(text) {
  if ([...toasts.querySelectorAll("span")].some((said) => said.textContent === text)) return; // still there
  const notice = document.getElementById("notice").content.cloneNode(true);
  notice.querySelector("span").textContent = text;
  toasts.append(notice);
}

function retire(toast) {
  setTimeout(() => toast.matches(":hover, :focus-within") ? retire(toast) : toast.remove(), TOAST_MS);
}

// Each that comes, by whoever's hand, is taken away a while later.
export function retireAll() {
  for (const toast of toasts.children) retire(toast);
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) for (const node of addedNodes) if (node.nodeType === 1) retire(node);
  }).observe(toasts, { childList: true });
}
