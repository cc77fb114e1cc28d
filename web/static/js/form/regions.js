// The regions of a picture: asked for once, then looked at until a worker has found them.
const LOOK_MS = 300;
const AWAY = "The farm did not answer. Check the connection and try again.";

const pause = () => new Promise((done) => setTimeout(done, LOOK_MS));

// Returns them as a mask; `tell` hears what they wait for. Fails with a sentence.
export async function find(picture, count, tell, signal) {
  const ask = (address, more) => fetch(address, { ...more, signal }).catch(() => { throw new Error(AWAY); });
  let answer = await ask("/regions", { method: "POST", body: new URLSearchParams({ picture, count }) });
  while (answer.status === 202) {
    tell((await answer.json()).detail);
    await pause();
    answer = await ask(answer.url);
  }
  if (answer.ok) return answer.blob();
  throw new Error((await answer.json()).detail);
}
