// Asks one question after the other; both pictures stand at 100 % and move together.
const KEYS = { ArrowLeft: "left", ArrowRight: "right", ArrowDown: "equal" };
const pictures = document.getElementById("pictures");
const count = document.getElementById("count");
const sides = [...document.querySelectorAll(".side")];
const buttons = [...document.querySelectorAll("[data-choice]")];
let key = null;
let busy = true;

async function ask(answer) {
  const found = await answer.json();
  if (!answer.ok) throw new Error(found.detail);
  key = found.key;
  if (!key) return tell(found.of);
  await Promise.all(["left", "right"].map((side) => shown(side)));
  sides.forEach((side, index) => {
    side.scrollTo(0, 0);
    side.querySelector("p").textContent = found.looks[index];
  });
  pictures.hidden = busy = false;
  count.textContent = `${found.of - found.left + 1} of ${found.of}`;
}

async function shown(side) {
  const image = document.getElementById(side);
  image.src = `pictures/${key}/${side}`;
  await image.decode();
  image.width = image.naturalWidth / devicePixelRatio; // a pixel of the picture is one of the screen
}

async function tell(answered) {
  count.textContent = `${answered} answered`;
  pictures.hidden = true;
  buttons.forEach((button) => { button.hidden = true; });
  const { pairs } = await (await fetch("result")).json();
  document.getElementById("pairs").replaceChildren(...pairs.map((sentence) => {
    const line = document.createElement("li");
    line.textContent = sentence;
    return line;
  }));
  document.getElementById("result").hidden = false;
}

async function vote(choice) {
  if (busy || !key) return;
  busy = true;
  try {
    const headers = { "Content-Type": "application/json" };
    await ask(await fetch("votes", { method: "POST", headers, body: JSON.stringify({ key, choice }) }));
  } catch (error) {
    busy = false;
    count.textContent = error.message;
  }
}

buttons.forEach((button) => button.addEventListener("click", () => vote(button.dataset.choice)));
document.addEventListener("keydown", (event) => {
  if (!(event.key in KEYS) || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  event.preventDefault();
  vote(KEYS[event.key]);
});
sides.forEach((side, index) => side.addEventListener("scroll", () => {
  sides[1 - index].scrollTo(side.scrollLeft, side.scrollTop);
}));

ask(await fetch("question")).catch((error) => { count.textContent = error.message; });
