// The proof beside the settings: asked for as soon as there are a photo and a painting.
const form = document.getElementById("new");
const figure = document.getElementById("proof");
const image = figure.querySelector("img");
const LOOK_MS = 80; // between looks while it is made
const NAMES = /^(content|painting|style|style\.\w+|weight\.\w+|recipe\.color)$/;
let wanted = "";

const pause = () => new Promise((done) => setTimeout(done, LOOK_MS));

function asked() {
  const fields = [...new FormData(form)].filter(([name, value]) => NAMES.test(name) && value);
  const names = fields.map(([name]) => name);
  return names.includes("content") && names.some((name) => name.startsWith("style")) ? String(new URLSearchParams(fields)) : "";
}

// The picture, or nothing where there is none or it is not wanted any more.
async function made(query) {
  while (query === wanted) {
    const answer = await fetch(`/proof?${query}`);
    if (answer.status === 200) return answer.blob();
    if (answer.status !== 202) return null;
    await pause();
  }
  return null;
}

async function renew() {
  const query = asked();
  if (query === wanted) return;
  wanted = query;
  figure.classList.add("stale");
  const picture = query && await made(query).catch(() => null);
  if (query !== wanted) return;
  figure.hidden = !picture;
  if (!picture) return;
  URL.revokeObjectURL(image.src);
  image.src = URL.createObjectURL(picture);
  await image.decode();
  [image.width, image.height] = [image.naturalWidth, image.naturalHeight];
  figure.classList.remove("stale");
}

form.addEventListener("touched", renew);
renew();
