// Sends the camera's frames to be painted, one at a time, and shows what comes back.
const camera = document.getElementById("camera");
const picture = document.getElementById("picture");
const pace = document.getElementById("pace");
const start = document.getElementById("start");
const frame = document.createElement("canvas");
const PAUSE = 500; // ms, where the line is full

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

function taken() {
  frame.width = camera.videoWidth;
  frame.height = camera.videoHeight;
  frame.getContext("2d").drawImage(camera, 0, 0);
  return new Promise((done) => frame.toBlob(done, "image/jpeg", 0.9));
}

async function painted() {
  const answer = await fetch("style", { method: "POST", body: await taken() });
  if (answer.status === 503) {
    await pause(PAUSE);
    return;
  }
  if (!answer.ok) throw new Error((await answer.json()).detail);
  const image = await createImageBitmap(await answer.blob());
  picture.width = image.width;
  picture.height = image.height;
  picture.getContext("2d").drawImage(image, 0, 0);
  picture.dataset.painted = String(Number(picture.dataset.painted ?? 0) + 1);
}

start.addEventListener("click", async () => {
  start.disabled = true;
  try {
    camera.srcObject = await navigator.mediaDevices.getUserMedia({ video: { width: 640, height: 480 } });
    await camera.play();
    for (;;) {
      const begun = performance.now();
      await painted();
      pace.textContent = `${(1000 / (performance.now() - begun)).toFixed(1)} pictures a second`;
    }
  } catch (error) {
    pace.textContent = error.message;
    start.disabled = false;
  }
});
