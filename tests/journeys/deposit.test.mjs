// A report reaches the collection on the screen, and a review goes from one installation to another, signed; the acknowledgement comes
// back. Names and places are invented.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { join } from 'node:path'
import { readFileSync, writeFileSync } from 'node:fs'
import { cairn, folder, report, serve } from './cairn.mjs'
import { accountsIn, signedInTo } from './person.mjs'

const site = {}
const cleaning = []
const t = { after: (work) => cleaning.unshift(work) }

before(async () => {
  site.place = folder(t)
  site.data = join(site.place, 'giver')
  const made = cairn(site.data, 'demo', '--cases', '1')
  assert.equal(made.status, 0, made.err)
  site.accounts = accountsIn(made.out)
  site.server = await serve(t, site.data)
  site.url = site.server.url
  site.cataloguer = await signedInTo(site, Object.keys(site.accounts).find((address) => address.startsWith('cataloguer@')))
})
after(async () => {
  for (const work of cleaning) await work()
})

const told = (data, ...words) => {
  const done = cairn(data, 'deposit', ...words)
  assert.equal(done.status, 0, done.err)
  return done.out
}
const keyOf = (data) => told(data, 'key').match(/[0-9a-f]{64}/)[0]

test('a report is brought in on the screen, each suggestion is decided beside its words, and only then is the review public', async () => {
  const { cataloguer } = site
  const title = 'Child Hazel, local child safeguarding practice review'
  const entry = await cataloguer.postFile('/deposit', await cataloguer.get('/deposit'), {}, 'hazel.txt',
    report(title, 'Adultification shaped how the school saw her.', 'Information sharing between agencies failed twice.'))
  assert.match(entry.path, /^\/deposit\/[0-9a-f]+$/, entry.html.slice(0, 2000))
  assert.match(entry.html, /Adultification shaped how the school saw her/, 'the words it was read from stand beside the suggestion')
  assert.throws(() => cataloguer.fields(entry, `${entry.path}/publish`), /no form/, 'nothing is published while a suggestion is open')
  const decisions = Object.fromEntries([...entry.html.matchAll(/name="(decision-\d+)"/g)].map(([, name]) => [name, 'rejected']))
  assert.ok(Object.keys(decisions).length > 0)
  await cataloguer.post(`${entry.path}/decide`, entry, decisions)
  const written = await cataloguer.post(entry.path, await cataloguer.get(entry.path), { title, year: '2026', abstract: 'A girl of nine', permission: 'granted' })
  assert.equal(written.status, 200)
  const published = await cataloguer.post(`${entry.path}/publish`, written, {})
  site.review = published.html.match(/\/reviews\/(\d{4}\/\d+)/)[1]
  const page = await fetch(`${site.url}/reviews/${site.review}`)
  assert.equal(page.status, 200)
  assert.match(await page.text(), /Child Hazel, local child safeguarding practice review/)
})

test('a signed deposit goes from one installation to another, and the acknowledgement comes back with the day', async () => {
  const taker = join(site.place, 'taker')
  const file = join(site.place, 'hazel.cairn.json')
  assert.match(told(site.data, 'export', site.review, file, '--to', 'Eastmarch library'), /is in/)
  const stranger = cairn(taker, 'deposit', 'import', file)
  assert.notEqual(stranger.status, 0, 'whose key nobody trusted is not believed')
  assert.match(stranger.err, /key/)
  told(taker, 'trust', keyOf(site.data), '--name', 'Giver')

  const damaged = join(site.place, 'damaged.json')
  writeFileSync(damaged, readFileSync(file, 'utf8').replace('A girl of nine', 'A girl of five'))
  assert.notEqual(readFileSync(damaged, 'utf8'), readFileSync(file, 'utf8'))
  const refused = cairn(taker, 'deposit', 'import', damaged)
  assert.notEqual(refused.status, 0)
  assert.match(refused.err, /record/, 'it says which part was changed')

  assert.match(told(taker, 'import', file), /waits on the cataloguers’ desk|waits on the cataloguers' desk/)
  const again = cairn(taker, 'deposit', 'import', file)
  assert.notEqual(again.status, 0)
  assert.match(again.err, /came in before/)

  const back = `${file}.acknowledgement.json`
  assert.notEqual(cairn(site.data, 'deposit', 'import', back).status, 0, 'an acknowledgement is believed only under a trusted key')
  told(site.data, 'trust', keyOf(taker), '--name', 'Eastmarch library')
  assert.match(told(site.data, 'import', back), /Acknowledged on \d{4}-\d{2}-\d{2}/)
  assert.match((await site.cataloguer.get('/deposit/out')).html, /Eastmarch library[\s\S]*Acknowledged/)
})
