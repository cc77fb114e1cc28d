// One event stream for all tabs of this browser: browsers allow only six connections to a server.
const PAUSE_MS = 3000;
const ports = new Set();
let source = null;
let heard = false;

function tell(message) {
  for (const port of ports) port.postMessage(message);
}

function listen() {
  source = new EventSource("/api/v1/events");
  source.onopen = () => tell({ kind: heard ? "back" : "open" });
  source.onerror = () => {
    tell({ kind: "lost" });
    if (source.readyState === EventSource.CLOSED) setTimeout(restart, PAUSE_MS);
  };
  for (const kind of ["snapshot", "resync", "state", "progress", "preview", "artifact"]) {
    source.addEventListener(kind, (event) => {
      heard = true;
      tell({ kind, data: JSON.parse(event.data) });
    });
  }
}

function restart() {
  source?.close();
  source = null;
  if (ports.size) listen();
}

function leave(port) {
  ports.delete(port);
  if (!ports.size) restart();
}

self.onconnect = ({ ports: [port] }) => {
  ports.add(port);
  port.onmessage = ({ data }) => data === "bye" && leave(port);
  if (!source) listen(); // and hear a snapshot
  else port.postMessage({ kind: "joined" });
};
