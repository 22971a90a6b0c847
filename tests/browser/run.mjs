// Runs every browser test against a server on a free port over a temporary demonstration folder:  node run.mjs [node --test options]
// With CAIRN_URL set, against that server. CAIRN_PROGRAM names the program; build/release/cairn unless given.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const top = resolve(here, "../..");
const program = process.env.CAIRN_PROGRAM ?? join(top, "build/release/cairn");

async function freePort() {
  const probe = createServer();
  await new Promise((ready) => probe.listen(0, "127.0.0.1", ready));
  const { port } = probe.address();
  await new Promise((closed) => probe.close(closed));
  return port;
}

/** Fills a data folder with the fictional demonstration; ends the run with the program's own words if that fails. */
function fill(data) {
  const made = spawnSync(program, ["--data", data, "demonstration"], { encoding: "utf8" });
  if (made.status !== 0) throw new Error(`the demonstration was not taken in: ${made.stdout}${made.stderr}`);
}

async function start(data) {
  const port = await freePort();
  const server = spawn(program, ["--data", data, "serve", "--port", String(port), ...(process.env.CAIRN_SERVE_OPTIONS?.split(" ") ?? [])], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [server.stdout, server.stderr]) stream.on("data", (bytes) => (said = (said + bytes).slice(-20_000)));
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 400 && server.exitCode === null; ++tries) {
    if (await fetch(`${url}/readyz`).then((answer) => answer.ok, () => false)) return { url, stop: () => server.kill("SIGTERM") };
    await new Promise((later) => setTimeout(later, 50));
  }
  server.kill("SIGKILL");
  throw new Error(`the server was not ready: ${said}`);
}

function runTests(url) {
  const tests = ["specimen.test.mjs", "pages.test.mjs"].map((file) => join(here, file));
  const run = spawnSync(process.execPath, ["--test", "--test-concurrency=1", ...process.argv.slice(2), ...tests], { stdio: "inherit", env: { ...process.env, CAIRN_URL: url } });
  return run.status ?? 1;
}

if (!existsSync(join(here, "node_modules"))) {
  const installed = spawnSync("npm", ["ci"], { cwd: here, stdio: "inherit" });
  if (installed.status !== 0) process.exit(installed.status ?? 1);
}
if (process.env.CAIRN_URL) process.exit(runTests(process.env.CAIRN_URL));
const data = mkdtempSync(join(tmpdir(), "cairn-demonstration-"));
let server;
try {
  fill(data);
  server = await start(data);
  process.exitCode = runTests(server.url);
} finally {
  server?.stop();
  rmSync(data, { recursive: true, force: true });
}
