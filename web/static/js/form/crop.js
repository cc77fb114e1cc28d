// The part of the photo that is rendered: a frame to drag, beside the fields that say the same.

const form = document.getElementById("new");
const place = form.querySelector("[data-cropper]");
const canvas = place.querySelector("canvas");
const frame = place.querySelector(".crop-frame");
const field = (name) => form.elements[`frame.${name}`];
const number = (name) => Number(field(name).value);
const photo = () => form.querySelector("input[name=content]");
const image = () => photo()?.closest("[data-taken]").querySelector("img");

// Width by height of the proportions, as farm/engine/prepress/frame.py reads them.
function ratio(width, height) {
  const aspect = field("aspect").value;
  if (!aspect) return width / height;
  const [, one, between, two] = aspect.match(/^([\d.]+)([x:])([\d.]+)$/) ?? [];
  if (between === ":") return one / two;
  const [short, long] = between ? [Number(one), Number(two)].sort((a, b) => a - b) : [1, Math.SQRT2];
  return width < height ? short / long : long / short;
}

// Where the frame lies on the turned photo, in its pixels.
function box(width, height) {
  const angle = Math.abs(number("tilt")) * Math.PI / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const shape = ratio(width, height);
  const tall = Math.min(width / (shape * cos + sin), height / (shape * sin + cos)) / number("zoom");
  const wide = tall * shape;
  const across = [wide * cos + tall * sin, wide * sin + tall * cos];
  const free = [Math.max(0, width - across[0]), Math.max(0, height - across[1])];
  return { wide, tall, free, x: free[0] * number("x") + across[0] / 2, y: free[1] * number("y") + across[1] / 2 };
}

function turned() {
  const { width, height } = photo().dataset;
  const sides = [Number(width), Number(height)];
  return number("turn") % 180 ? sides.reverse() : sides;
}

// Width and height in pixels of what is rendered of the photo's file.
export function shape() {
  if (!photo()) return null;
  const { wide, tall } = box(...turned());
  return [Math.max(1, Math.round(wide)), Math.max(1, Math.round(tall))];
}

function paint() {
  const source = image();
  place.hidden = !source;
  if (!source?.complete || !source.naturalWidth) return source?.addEventListener("load", paint, { once: true });
  const [width, height] = turned();
  const factor = Math.min(1, 800 / Math.max(width, height));
  canvas.width = Math.round(width * factor);
  canvas.height = Math.round(height * factor);
  const pen = canvas.getContext("2d");
  pen.translate(canvas.width / 2, canvas.height / 2);
  pen.rotate(number("turn") * Math.PI / 180);
  const [across, down] = number("turn") % 180 ? [canvas.height, canvas.width] : [canvas.width, canvas.height];
  pen.drawImage(source, -across / 2, -down / 2, across, down);
  const { wide, tall, x, y } = box(width, height);
  const part = (value, whole) => `${100 * value / whole}%`;
  Object.assign(frame.style, {
    width: part(wide, width), height: part(tall, height), left: part(x - wide / 2, width), top: part(y - tall / 2, height),
    rotate: `${-number("tilt")}deg`,
  });
}

const clamped = (value, low, high) => Math.min(Math.max(value, low), high);

// Drags the frame, or by its corner makes it larger and smaller.
frame.addEventListener("pointerdown", (event) => {
  event.preventDefault();
  frame.setPointerCapture(event.pointerId);
  const scale = turned()[0] / canvas.clientWidth; // pixels of the photo a pixel of the screen
  const begun = { x: event.clientX, y: event.clientY, place: box(...turned()), at: [number("x"), number("y")], zoom: number("zoom") };
  const resizes = event.target.matches(".crop-corner");
  const move = ({ clientX, clientY }) => {
    const [dx, dy] = [(clientX - begun.x) * scale, (clientY - begun.y) * scale];
    if (resizes) field("zoom").value = clamped(begun.zoom * begun.place.wide / Math.max(1, begun.place.wide + 2 * dx), 1, 10);
    else for (const [index, [name, way]] of [["x", dx], ["y", dy]].entries()) {
      if (begun.place.free[index]) field(name).value = clamped(begun.at[index] + way / begun.place.free[index], 0, 1);
    }
    field("x").dispatchEvent(new Event("input", { bubbles: true }));
  };
  frame.addEventListener("pointermove", move);
  frame.addEventListener("lostpointercapture", () => frame.removeEventListener("pointermove", move), { once: true });
});

form.addEventListener("input", ({ target }) => { if (target.name?.startsWith("frame.")) paint(); });
form.addEventListener("touched", paint);
document.getElementById("crop").addEventListener("toggle", paint);
paint();
