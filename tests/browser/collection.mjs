// The collection that the browser tests read: the fictional demonstration, loaded once into a temporary folder and served on a free port.
// CAIRN_PROGRAM names the program (build/release/cairn unless given); CAIRN_URL a server that runs already, which is then left alone.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const top = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const program = process.env.CAIRN_PROGRAM ?? join(top, "build/release/cairn");

async function freePort() {
  const probe = createServer();
  await new Promise((ready) => probe.listen(0, "127.0.0.1", ready));
  const { port } = probe.address();
  await new Promise((closed) => probe.close(closed));
  return port;
}

/** Runs a command to its end; what it said is the fault if it fails. */
function run(data, ...words) {
  const done = spawnSync(program, ["--data", data, ...words], { encoding: "utf8" });
  if (done.status !== 0) throw new Error(`cairn ${words.join(" ")} ended with ${done.status}: ${done.error ?? ""}${done.stdout}${done.stderr}`);
}

async function started(data) {
  const port = await freePort();
  // A browser test asks for more in a minute than any reader: this address has no limits, as a load generator has none.
  const env = { ...process.env, CAIRN_LIMITS_EXEMPT: "127.0.0.1" };
  const server = spawn(program, ["--data", data, "serve", "--port", String(port), "--pseudo-language"], { stdio: ["ignore", "pipe", "pipe"], env });
  let said = "";
  for (const stream of [server.stdout, server.stderr]) stream.on("data", (bytes) => (said = (said + bytes).slice(-20_000)));
  const ended = new Promise((done) => server.on("exit", done));
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 600 && server.exitCode === null; ++tries) {
    if (await fetch(`${url}/readyz`).then((answer) => answer.ok, () => false)) return { url, stop: () => (server.kill("SIGTERM"), ended) };
    await new Promise((later) => setTimeout(later, 50));
  }
  server.kill("SIGKILL");
  throw new Error(`the server was not ready: ${said}`);
}

/** `{ url, stop() }` of a server that holds the demonstration. */
export async function openCollection() {
  if (process.env.CAIRN_URL) return { url: process.env.CAIRN_URL.replace(/\/$/, ""), stop: async () => {} };
  const folder = mkdtempSync(join(tmpdir(), "cairn-demonstration-"));
  const data = join(folder, "data");  // Its keys lie beside it.
  const clear = () => rmSync(folder, { recursive: true, force: true });
  try {
    run(data, "demonstration", join(top, "demonstration"));
    const server = await started(data);
    return { url: server.url, stop: async () => (await server.stop(), clear()) };
  } catch (fault) {
    clear();
    throw fault;
  }
}

/** What the collection's own interface answers: `{ results, facets, … }`. */
export async function search(url, words, fields = {}) {
  const answer = await fetch(`${url}/api/v1/search?${new URLSearchParams({ q: words, limit: "100", ...fields })}`);
  return answer.json();
}
