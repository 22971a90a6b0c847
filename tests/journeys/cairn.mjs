// Starts the program as a user would, on folders of its own.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, mkdirSync, writeFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const top = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
export const program = process.env.CAIRN_PROGRAM ?? join(top, 'build/release/cairn')

/** A folder that goes when the test ends. */
export function folder(t) {
  const path = mkdtempSync(join(tmpdir(), 'cairn-journey-'))
  // The keys stand beside a data folder.
  t.after(() => [path, `${path}.keys`].forEach((one) => rmSync(one, { recursive: true, force: true })))
  return path
}

/** Writes files {name: text or bytes} into a folder and returns it. */
export function files(into, contents) {
  for (const [name, text] of Object.entries(contents)) {
    mkdirSync(dirname(join(into, name)), { recursive: true })
    writeFileSync(join(into, name), text)
  }
  return into
}

/** Runs a command to its end: {status, out, err}. */
export function cairn(data, ...words) {
  const done = spawnSync(program, ['--data', data, ...words], { encoding: 'utf8', timeout: 120_000, maxBuffer: 64 << 20 })
  if (done.error) throw done.error
  return { status: done.status, signal: done.signal, out: done.stdout, err: done.stderr }
}

/** The same with --json, parsed. */
export function json(data, ...words) {
  const done = cairn(data, ...words, '--json')
  try {
    return { ...done, value: JSON.parse(done.out) }
  } catch (fault) {
    throw new Error(`not JSON (${fault.message}), status ${done.status}: ${done.out.slice(0, 400)} ${done.err.slice(0, 800)}`)
  }
}

export async function freePort() {
  const probe = createServer()
  await new Promise((ready) => probe.listen(0, '127.0.0.1', ready))
  const { port } = probe.address()
  await new Promise((closed) => probe.close(closed))
  return port
}

/** A running server on a data folder: {url, stop(), kill(), process}. `t.program`: another way to start it. */
export async function serve(t, data, ...words) {
  const port = await freePort()
  // Tests ask for more in a minute than any reader: this address has no limits, as a load generator has none.
  const env = { ...process.env, CAIRN_LIMITS_EXEMPT: '127.0.0.1' }
  const child = spawn(t.program ?? program, ['--data', data, 'serve', '--port', String(port), ...words], { stdio: ['ignore', 'pipe', 'pipe'], env })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => { said = (said + bytes).slice(-20000) })
  const ended = new Promise((done) => child.on('exit', (code, signal) => done({ code, signal })))
  const url = `http://127.0.0.1:${port}`
  const server = {
    url, process: child, ended, said: () => said,
    stop: async () => { child.kill('SIGTERM'); return ended },
    kill: async () => { child.kill('SIGKILL'); return ended },
  }
  t.after(() => { if (child.exitCode === null) child.kill('SIGKILL') })
  for (let tries = 0; tries < 200; tries++) {
    if (child.exitCode !== null) throw new Error(`the server ended at once: ${said}`)
    try {
      if ((await fetch(`${url}/readyz`)).ok) return server
    } catch { /* not listening yet */ }
    await new Promise((later) => setTimeout(later, 50))
  }
  throw new Error(`the server was not ready within ten seconds: ${said}`)
}

/** Twelve plain sentences about an invented review, so that a text file is long enough to be a report. */
export function report(title, ...own) {
  return [
    title, '', '1. Introduction', '',
    '1.1 This invented review was written for a test and describes nobody.', '',
    '1.2 It looks at how services worked together around one child and one family.', '',
    '2. Findings', '',
    ...own.flatMap((sentence, i) => [`2.${i + 1} ${sentence}`, '']),
    '3. Recommendations', '',
    'Recommendation 1: The partnership should agree by March how missed appointments are shared between services.', '',
    'Recommendation 2: The health board should test by September whether the change has reached families.', '',
  ].join('\n')
}

export const jsonl = (...records) => records.map((record) => JSON.stringify(record)).join('\n') + '\n'
