// The disk fills while people write. The program may make no file longer than a limit, as on a disk without room; what was confirmed before
// is there afterwards, what was refused is not, and the person is told.
import assert from 'node:assert/strict'
import { chmodSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { cairn, folder, program, serve } from './cairn.mjs'
import { Browser } from './person.mjs'

/** The program in a shell that lets it write no file beyond so many blocks of 512 bytes, and tells it so by an error instead of ending it. */
function cramped(folder, blocks) {
  const path = join(folder, 'cairn-cramped')
  writeFileSync(path, `#!/bin/sh\ntrap '' XFSZ\nulimit -f ${blocks}\nexec '${program}' "$@"\n`)
  chmodSync(path, 0o755)
  return path
}

async function signedIn(url, data, account) {
  const visitor = new Browser(url)
  const second = await visitor.post('/sign-in', await visitor.get('/sign-in'), account)
  const code = cairn(data, 'user', 'code', account.address).out.trim().split(/\s/)[0]
  assert.equal((await visitor.post('/sign-in/code', second, { code })).status, 200)
  return visitor
}

test('when the disk is full the person is told that nothing was kept, and what was confirmed before is there afterwards', { timeout: 120_000 }, async (t) => {
  const top = folder(t), data = join(top, 'data')
  const made = cairn(data, 'demo', '--cases', '12', '--seed', '3')
  assert.equal(made.status, 0, made.err)
  const [, address, password] = made.out.match(/(manager@eastmarch\.example)\s+(\S+)/)
  const account = { address, password }

  // Room for the write-ahead log to grow by about half a megabyte.
  const server = await serve({ after: (work) => t.after(work), program: cramped(top, Math.ceil(statSync(join(data, 'cairn.db')).size / 512) + 1024) }, data)
  const visitor = await signedIn(server.url, data, account)
  const list = await visitor.get('/cases')
  const code = list.html.match(/\/cases\/(EM-[\d-]+)/)?.[1]
  assert.ok(code, `${list.status} ${list.html.slice(0, 600)}`)
  const path = `/cases/${code}/action/new`
  const kept = []
  let refused
  for (let number = 1; number <= 400 && !refused; ++number) {
    const page = await visitor.get(path)
    if (page.status >= 500) { refused = page; break }  // Reading a case is recorded first: it stops with the writing.
    const what = `Step ${number} of an invented plan. ${'See the siblings and write down what they say. '.repeat(150)}`
    const answer = await visitor.post(path, page, { 'action.0.what': what, 'action.0.owner': 'Social care' }, { follow: false })
    if (answer.status === 303) kept.push(answer.location)
    else refused = answer
  }
  assert.ok(refused, 'the disk filled')
  assert.ok(kept.length > 2, `only ${kept.length} were kept before`)
  assert.match(refused.html, /<h1[^>]*>Nothing can be saved just now<\/h1>/)
  assert.match(refused.html, /What you just sent was not saved\./)
  const after = await visitor.get(path)
  assert.match(after.html, /Nothing can be saved just now/, 'it says so until somebody has made room')
  assert.equal((await fetch(`${server.url}/`)).status, 200, 'the public collection can still be read')
  await server.stop()

  const again = await serve(t, data)
  visitor.url = again.url  // Still signed in: the session was confirmed too.
  for (const place of kept) assert.equal((await visitor.get(place)).status, 200, `${place} was confirmed`)
  const listed = new Set()
  for (let page = 1; page <= 50; ++page) {
    const found = [...(await visitor.get(`/cases/${code}/action?page=${page}`)).html.matchAll(/\/action\/([0-9a-f]{32})"/g)].map(([, id]) => id)
    if (found.every((id) => listed.has(id))) break
    found.forEach((id) => listed.add(id))
  }
  const mine = kept.map((place) => place.match(/[0-9a-f]{32}/)?.[0]).filter(Boolean)
  for (const id of mine) assert.ok(listed.has(id))
  await again.stop()
  const verified = cairn(data, 'verify')
  assert.equal(verified.status, 0, verified.out + verified.err)
})
