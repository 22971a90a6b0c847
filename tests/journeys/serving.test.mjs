import assert from 'node:assert/strict'
import { test } from 'node:test'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { cairn, files, folder, json, jsonl, program, report, serve } from './cairn.mjs'

const catalogue = (from, to, extra = {}) => ({
  'c.jsonl': jsonl(...Array.from({ length: to - from }, (_, i) => ({
    id: `L-${from + i}`, title: `Child ${from + i}`, year: 2000 + ((from + i) % 25), nation: 'England', files: [{ path: `r${from + i}.txt`, kind: 'overview' }] }))),
  ...Object.fromEntries(Array.from({ length: to - from }, (_, i) => [`r${from + i}.txt`,
    report(`Child ${from + i}`, `The appointments of family ${from + i} were missed in month ${i % 12}.`, `Word number w${from + i}x stands here alone.`)])),
  ...extra,
})

test('the API and the command line give the same answer', async (t) => {
  const data = folder(t)
  json(data, 'import', files(folder(t), catalogue(0, 5)))
  const server = await serve(t, data)
  const over = await (await fetch(`${server.url}/api/v1/search?q=appointments`)).json()
  const shell = json(data, 'search', 'appointments').value
  assert.equal(over.total, shell.total)
  assert.deepEqual(over.results.map((r) => r.reference), shell.results.map((r) => r.reference))
})

test('the filter of ages goes from the youngest on, whatever their counts', async (t) => {
  const data = folder(t)
  const records = ['6 to 10', '16 to 17', '16 to 17', 'Under 1', '11 to 15', '1 to 5', '16 to 17'].map((age_band, i) => ({ id: `A-${i}`, title: `Child ${i}`, subjects: [{ age_band }] }))
  json(data, 'import', files(folder(t), { 'c.jsonl': jsonl(...records) }))
  const server = await serve(t, data)
  const page = await (await fetch(`${server.url}/search`)).text()
  const shown = [...page.matchAll(/name="age"[^>]*><span[^>]*>([^<]+)</g)].map(([, band]) => band)
  assert.deepEqual(shown, ['Under 1', '1 to 5', '6 to 10', '11 to 15', '16 to 17'])
})

test('a command hands its work to the running server, and what it brought in is found at once', async (t) => {
  const data = folder(t)
  const server = await serve(t, data)
  const { value, status } = json(data, 'import', files(folder(t), catalogue(0, 3)))
  assert.equal(status, 0)
  assert.equal(value.in, 3)
  assert.equal((await (await fetch(`${server.url}/api/v1/search?q=w2x`)).json()).total, 1)
})

test('stored files are read again by the running server, and what says the same changes nothing', async (t) => {
  const data = folder(t)
  json(data, 'import', files(folder(t), catalogue(0, 3)))
  const server = await serve(t, data)
  const before = (await (await fetch(`${server.url}/api/v1/search?q=*`)).json()).results.map((r) => r.reference)
  assert.deepEqual(json(data, 'record', 'reread').value, { read: 0, same: 0, refused: [] })
  assert.deepEqual(json(data, 'record', 'reread', '--all').value, { read: 0, same: 3, refused: [] })
  assert.deepEqual(json(data, 'record', 'reread', before[0]).value, { read: 0, same: 1, refused: [] })
  assert.deepEqual((await (await fetch(`${server.url}/api/v1/search?q=*`)).json()).results.map((r) => r.reference), before)
})

test('a second server on the same folder is refused in words', async (t) => {
  const data = folder(t)
  await serve(t, data)
  const { status, err } = cairn(data, 'serve', '--port', '0')
  assert.equal(status, 1)
  assert.match(err, /in use by cairn serve/)
})

test('import, search and rebuild go on together while readers ask', async (t) => {
  const data = folder(t)
  json(data, 'import', files(folder(t), catalogue(0, 30)))
  const server = await serve(t, data)
  let asked = 0, wrong = 0, going = true
  const reader = async () => {
    while (going) {
      const answer = await fetch(`${server.url}/api/v1/search?q=appointments&limit=5`)
      const body = answer.ok ? await answer.json() : null
      asked++
      if (!body || body.total < 30) wrong++
    }
  }
  const readers = Array.from({ length: 6 }, reader)
  const more = files(folder(t), catalogue(30, 60))
  const run = (...words) => new Promise((done) => spawn(program, ['--data', data, ...words], { stdio: 'ignore' }).on('exit', done))
  const statuses = await Promise.all([run('import', more), run('index', 'rebuild')])
  going = false
  await Promise.all(readers)
  assert.deepEqual(statuses, [0, 0])
  assert.ok(asked > 20, `${asked} answers`)
  assert.equal(wrong, 0)
  assert.equal((await (await fetch(`${server.url}/api/v1/search?q=appointments`)).json()).total, 60)
})

test('SIGTERM ends the server with status 0 and nothing is lost', async (t) => {
  const data = folder(t)
  const server = await serve(t, data)
  json(data, 'import', files(folder(t), catalogue(0, 3)))
  assert.deepEqual(await server.stop(), { code: 0, signal: null })
  assert.equal(json(data, 'search', '*').value.total, 3)
})

test('an import killed at any moment and run again ends with the same collection', async (t) => {
  const from = files(folder(t), catalogue(0, 12))
  const whole = folder(t)
  json(whole, 'import', from)
  const shape = (data) => json(data, 'search', '*', '--limit', '50', '--sort', 'title').value.results.map((r) => [r.id, r.title, r.year])
  const expected = shape(whole)
  const kills = Number(process.env.CAIRN_KILLS ?? 100)
  for (let round = 0, left = kills; left > 0; round++) {
    const data = folder(t)
    for (let i = 0; i < 20 && left > 0; i++, left--) {
      const child = spawn(program, ['--data', data, 'import', from], { stdio: 'ignore' })
      const ended = new Promise((done) => child.on('exit', done))
      await new Promise((later) => setTimeout(later, ((round * 20 + i) * 37) % 400))
      child.kill('SIGKILL')
      await ended
    }
    const { value } = json(data, 'import', from)
    assert.deepEqual(value.refused, [])
    assert.deepEqual(shape(data), expected, `after the kills of round ${round}`)
    assert.equal(cairn(data, 'index', 'verify').status, 0)
  }
})
