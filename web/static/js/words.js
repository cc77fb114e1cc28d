// The same words as web/dashboard/words.py, for numbers that change while one looks.
export function duration(seconds) {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  const hours = Math.floor(seconds / 3600);
  if (hours < 24) return `${hours} h ${Math.floor((seconds % 3600) / 60)} min`;
  return `${Math.round(seconds / 8640) / 10} days`;
}

export function eta(progress) {
  if (progress.eta_seconds == null) {
    return progress.stage ? progress.stage[0].toUpperCase() + progress.stage.slice(1) : "";
  }
  return `about ${duration(progress.eta_seconds)} left`;
}

export function step(progress) {
  if (progress.photos > 1) return `Photo ${progress.photo} of ${progress.photos}`;
  if (progress.frames) {
    const pass = progress.passes ? `, pass ${progress.pass_number} of ${progress.passes}` : "";
    return `Frame ${progress.frame} of ${progress.frames}${pass}`;
  }
  if (progress.scale == null) return progress.iteration ? `Step ${progress.iteration} of ${progress.iterations}` : "";
  return `Scale ${progress.scale} of ${progress.scales}, ${progress.width} × ${progress.height} px, step ${progress.iteration} of ${progress.iterations}`;
}

export function prints(width, height, dpi) {
  const inches = [width / dpi, height / dpi];
  const centimetres = inches.map((side) => (side * 2.54).toFixed(1)).join(" × ");
  return `${centimetres} cm (${inches.map((side) => side.toFixed(1)).join(" × ")} in)`;
}

const clock = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

export function localTimes(root = document) {
  for (const time of root.querySelectorAll("time[datetime]")) {
    time.textContent = clock.format(new Date(time.dateTime));
  }
}
