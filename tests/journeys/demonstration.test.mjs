// A demonstration folder: invented cases enter it and no other, in any number, and go on after a stop.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { cairn, files, folder, json, jsonl, program, report, serve } from './cairn.mjs'

/** A data folder inside a folder that goes, since its keys lie beside it. */
const inside = (t) => join(folder(t), 'data')

function bytesOf(path) {
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath ?? entry.path, entry.name), 'latin1'))
    .join('\n')
}

test('as many invented cases are made as were asked for, and asked again none is made twice', (t) => {
  const data = inside(t)
  assert.deepEqual(json(data, 'demo', '--cases', '40', '--seed', '7').value, { new: true, made: 40, found: 0 })
  assert.deepEqual(json(data, 'demo', '--cases', '60', '--seed', '7').value, { new: false, made: 20, found: 40 })
  assert.ok(existsSync(`${data}.keys/installation.key`), 'the keys lie beside the data folder')
})

test('accounts are printed once, with addresses that belong to nobody and secrets that an app takes', (t) => {
  const data = inside(t)
  const first = cairn(data, 'demo', '--cases', '1')
  assert.equal(first.status, 0, first.err)
  const lines = first.out.split('\n').filter((line) => line.includes('@'))
  assert.ok(lines.length >= 22, 'one for each role')
  for (const line of lines) assert.match(line, /^ {2}\S.*, .* {2}[a-z.]+@(eastmarch|westmarch|panel)\.example +[a-z]+-[a-z]+-[a-z]+-\d\d +[A-Z2-7]{32}$/)
  assert.ok(!cairn(data, 'demo', '--cases', '2').out.includes('@'))
})

test('no name of an invented case is readable in the data folder', (t) => {
  const data = inside(t)
  assert.equal(cairn(data, 'demo', '--cases', '30').status, 0)
  const bytes = bytesOf(data)
  assert.ok(bytes.includes('Robin Sedge'), 'accounts are plain')
  assert.ok(!bytes.includes('Fictional-'), 'surnames of invented children begin so')
})

test('a folder that holds something real is refused and is not marked', async (t) => {
  const source = files(folder(t), { 'a.jsonl': jsonl({ id: '1', title: 'Invented for a test', year: 2025, area: 'Eastmarch', nation: 'England', files: [{ path: 'a.txt' }] }), 'a.txt': report('Invented for a test', 'One finding stands here.') })
  const data = inside(t)
  assert.equal(cairn(data, 'import', join(source, 'a.jsonl')).status, 0)
  const refused = cairn(data, 'demo', '--cases', '5')
  assert.equal(refused.status, 1)
  assert.match(refused.err, /is no demonstration/)
  const server = await serve(t, data)
  assert.equal(cairn(data, 'demo', '--cases', '5').status, 1, 'nor while a server owns it')
  assert.doesNotMatch(await (await fetch(`${server.url}/`)).text(), /Demonstration data/)
})

test('a demonstration that is being served takes more cases', async (t) => {
  const data = inside(t)
  assert.equal(cairn(data, 'demo', '--cases', '5').status, 0)
  await serve(t, data)
  assert.deepEqual(json(data, 'demo', '--cases', '25').value, { new: false, made: 20, found: 5 })
})

test('killed halfway it goes on where it was', async (t) => {
  const data = inside(t)
  const child = spawn(program, ['--data', data, 'demo', '--cases', '1500', '--seed', '3'], { stdio: 'ignore' })
  const ended = new Promise((done) => child.on('exit', done))
  for (let tries = 0; tries < 400 && !(existsSync(`${data}.keys/cases`) && readdirSync(`${data}.keys/cases`).length > 300); tries++) await new Promise((later) => setTimeout(later, 25))
  child.kill('SIGKILL')
  await ended
  const { made, found } = json(data, 'demo', '--cases', '1500', '--seed', '3').value
  assert.equal(made + found, 1500)
  assert.ok(made > 0, 'it was killed before its end')
})
