// A report reaches the collection on the screen, and a review goes from one installation to another, signed; the acknowledgement comes
// back. Names and places are invented.
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { join } from 'node:path'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cairn, folder, report } from './cairn.mjs'
import { unzip } from './zip.mjs'
import { accountsAlone, demonstrationSite, wholeFile } from './office.mjs'
import { signedInTo } from './person.mjs'

const site = {}
const t = wholeFile()

before(async () => {
  site.place = folder(t)
  await demonstrationSite(t, site, { place: site.place, made: accountsAlone })
  site.cataloguer = await signedInTo(site, Object.keys(site.accounts).find((address) => address.startsWith('cataloguer@')))
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
  assert.match(entry.html, /<mark>Adultification<\/mark> shaped how the school saw her/, 'the words it was read from stand beside the suggestion')
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

  const parcel = JSON.parse(readFileSync(file, 'utf8'))
  const part = Object.keys(parcel.parts).find((name) => name.startsWith('file/'))
  const bytes = Buffer.from(parcel.parts[part], 'base64')
  bytes[bytes.length - 2] ^= 1
  writeFileSync(damaged, readFileSync(file, 'utf8').replace(parcel.parts[part], bytes.toString('base64')))
  const changed = cairn(taker, 'deposit', 'import', damaged)
  assert.notEqual(changed.status, 0)
  assert.ok(changed.err.includes(part), `it names the file that was changed: ${changed.err}`)

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

test('the package for e-mail has the report, the record for people and for machines, permission, contact and whether anonymous; what it says can be brought in', async () => {
  const { cataloguer } = site
  const page = await cataloguer.get('/deposit/out')
  const typed = { reference: site.review, recipient: 'National collection', contact_name: 'The partnership office', contact_address: 'office@eastmarch.example', permission: 'May be shown until 2031', way: 'mail' }
  const answer = await fetch(`${site.url}/deposit/out`, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ ...cataloguer.fields(page, '/deposit/out'), ...typed }),
    headers: { cookie: [...cataloguer.cookies].map(([name, value]) => `${name}=${value}`).join('; '), 'sec-fetch-site': 'same-origin', origin: 'null' } })
  assert.equal(answer.status, 200)
  assert.match(answer.headers.get('content-disposition'), /^attachment; filename="deposit-\d{4}-\d+\.zip"$/)
  const parts = unzip(Buffer.from(await answer.arrayBuffer()))
  assert.deepEqual(Object.keys(parts).sort(), ['permission.txt', 'record.docx', 'record.jsonl', 'report-1.txt'])
  assert.match(parts['report-1.txt'].toString(), /Adultification shaped how the school saw her/)
  const note = parts['permission.txt'].toString()
  for (const words of ['May be shown until 2031', 'The partnership office office@eastmarch.example', 'Anonymous: no']) assert.ok(note.includes(words), words)
  assert.match(unzip(parts['record.docx'])['word/document.xml'].toString(), /Child Hazel, local child safeguarding practice review/)
  const record = JSON.parse(parts['record.jsonl'].toString())
  assert.deepEqual(record.files.map((one) => one.path ?? one), ['report-1.txt'])

  const opened = join(site.place, 'opened')
  mkdirSync(opened)
  for (const name of ['record.jsonl', 'report-1.txt']) writeFileSync(join(opened, name), parts[name])
  const taken = cairn(join(site.place, 'reader'), 'import', opened)
  assert.equal(taken.status, 0, taken.err + taken.out)
  assert.match((await cataloguer.get('/deposit/out')).html, /National collection[\s\S]*By e-mail/)
})

test('a review that came in twice becomes one: the records are joined, and the address of the second leads to the first', async () => {
  const { cataloguer } = site
  const title = 'Hazel: a second copy of the same review'
  const text = report(title, 'Adultification shaped how the school saw her.', 'Nobody asked what she wanted.')
  const entry = await cataloguer.postFile('/deposit', await cataloguer.get('/deposit'), {}, 'hazel-again.txt', text)
  await cataloguer.post(`${entry.path}/decide`, entry, Object.fromEntries([...entry.html.matchAll(/name="(decision-\d+)"/g)].map(([, name]) => [name, 'accepted'])))
  const written = await cataloguer.post(entry.path, await cataloguer.get(entry.path), { title, year: '2026', abstract: 'A girl of nine', permission: 'granted' })
  const second = (await cataloguer.post(`${entry.path}/publish`, written, {})).html.match(/\/reviews\/(\d{4}\/\d+)/)[1]
  assert.notEqual(second, site.review)
  const edit = `/catalogue/${second}`
  const nowhere = await cataloguer.post(`${edit}/merge`, await cataloguer.get(edit), { into: '1999/9' })
  assert.match(nowhere.html, /There is a problem/, 'a record that is not there takes nothing in')
  assert.equal((await fetch(`${site.url}/reviews/${second}`)).status, 200, 'and nothing went')
  const merged = await cataloguer.post(`${edit}/merge`, await cataloguer.get(edit), { into: site.review })
  assert.equal(merged.status, 200, merged.html.slice(0, 1500))
  const old = await fetch(`${site.url}/reviews/${second}`, { redirect: 'manual' })
  assert.ok([301, 308].includes(old.status), `moved for good, not ${old.status}`)
  assert.match(old.headers.get('location'), new RegExp(`/reviews/${site.review}$`))
  const found = await (await fetch(`${site.url}/search?q=adultification`)).text()
  assert.ok(!found.includes(`/reviews/${second}`), 'the list names it once')
})
