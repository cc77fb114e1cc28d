// The connected region of one colour gets another; its soft edge keeps its shares of both.
const NOISE = 24; // of 255, up to which a pixel is wholly of a colour: JPEG masks have some

const CHANNELS = [0, 1, 2];
const parsed = (color) => CHANNELS.map((channel) => parseInt(color.slice(1 + 2 * channel, 3 + 2 * channel), 16));

// How far a colour is from the region’s, 0..1, towards the edge of all colours: those of the brush
// are its corners, so that this is the share of the colour beside it in a blend.
function away(pixels, at, from) {
  let most = 0;
  for (const channel of CHANNELS) {
    const step = pixels[at + channel] - from[channel];
    if (step) most = Math.max(most, Math.abs(step) / (step > 0 ? 255 - from[channel] : from[channel]));
  }
  return most;
}

export function flood(pen, [x, y], color) {
  const { width, height } = pen.canvas;
  const image = pen.getImageData(0, 0, width, height);
  const pixels = image.data.slice();
  const start = Math.min(Math.floor(y), height - 1) * width + Math.min(Math.floor(x), width - 1);
  const from = pixels.slice(4 * start, 4 * start + 3);
  const to = parsed(color);
  const around = (at) => [at % width ? at - 1 : at, (at + 1) % width ? at + 1 : at, at < width ? at : at - width, at + width < width * height ? at + width : at];
  const isOf = (at) => CHANNELS.every((channel) => Math.abs(pixels[4 * at + channel] - from[channel]) <= NOISE);
  const isFlat = (at) => around(at).every((beside) => CHANNELS.every((channel) => pixels[4 * at + channel] === pixels[4 * beside + channel]));

  const seen = new Uint8Array(width * height);
  const due = [[start, 0]]; // pixels, and how far away the ones were from which they are reached
  while (due.length) {
    const [at, before] = due.pop();
    const share = isOf(at) ? 0 : away(pixels, 4 * at, from);
    // An edge is followed outward alone: behind it another region of this colour may begin.
    if (seen[at] || share < before || share >= 1 || (share && isFlat(at))) continue;
    seen[at] = 1;
    for (const channel of CHANNELS) {
      const other = share && from[channel] + (pixels[4 * at + channel] - from[channel]) / share;
      image.data[4 * at + channel] = to[channel] * (1 - share) + other * share;
    }
    for (const beside of around(at)) if (!seen[beside]) due.push([beside, share]);
  }
  pen.putImageData(image, 0, 0);
}
