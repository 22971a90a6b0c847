// The rapid review's desk: published reviews beside it, comments, what is typed and not saved, its meeting with agenda and pack, and PDF.
// Names and places are invented.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cairn, files, folder, jsonl, report, serve } from './cairn.mjs'
import { accountsIn, signedInTo } from './person.mjs'

const site = {}
const cleaning = []
const t = { after: (work) => cleaning.unshift(work) }
const mould = 'The health visitor saw black mould behind the cot and nobody asked who would treat the black mould.'
const trains = 'The boy slept on night trains and no guard on the night trains asked where he was going.'

before(async () => {
  site.data = join(folder(t), 'data')
  const made = cairn(site.data, 'demo', '--cases', '2', '--seed', '11')
  assert.equal(made.status, 0, made.err)
  site.accounts = accountsIn(made.out)
  const source = files(folder(t), {
    'a.jsonl': jsonl({ id: '1', title: 'Invented mould review', year: 2025, nation: 'England', files: [{ path: 'mould.txt' }] }, { id: '2', title: 'Invented trains review', year: 2024, nation: 'Wales', files: [{ path: 'trains.txt' }] }),
    'mould.txt': report('Invented mould review', mould),
    'trains.txt': report('Invented trains review', trains),
  })
  const taken = cairn(site.data, 'import', join(source, 'a.jsonl'))
  assert.equal(taken.status, 0, taken.err)
  site.server = await serve(t, site.data)
  site.url = site.server.url
  const coordinator = await signedIn('coordinator@eastmarch.example')
  const list = await coordinator.get('/cases?closed=with')
  site.code = list.html.match(/\/cases\/([A-Z]+-\d{4}-\d+)/)[1]
  const written = await coordinator.post(`/cases/${site.code}/rapid_review/new`, await coordinator.get(`/cases/${site.code}/rapid_review/new`),
    { 'incident.0.summary': 'On the visit there was black mould behind the cot. Quillfeather Inventedname was told of the black mould and of the damp flat by the nurse.' })
  assert.equal(written.status, 200)
  site.review = written.path
})
after(async () => {
  for (const work of cleaning) await work()
})

const signedIn = (address) => signedInTo(site, address)
const coordinator = () => signedIn('coordinator@eastmarch.example')
const below = (path) => `/cases/${site.code}${path}`
const pdf_of = (answer) => {
  const path = join(folder(t), 'made.pdf')
  writeFileSync(path, answer)
  return path
}
async function bytes(visitor, path) {
  const response = await fetch(site.url + path, { headers: { cookie: [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ') }, redirect: 'manual' })
  return { status: response.status, type: response.headers.get('content-type'), body: Buffer.from(await response.arrayBuffer()) }
}
const run = (program, ...words) => spawnSync(program, words, { encoding: 'utf8', maxBuffer: 64 << 20 }).stdout

test('a published review that speaks of the same stands beside the rapid review, with the words and the passage', { timeout: 60_000 }, async () => {
  const visitor = await coordinator()
  const page = await visitor.get(below('/rapid-review/precedents'))
  assert.equal(page.status, 200)
  assert.match(page.html, /Invented mould review/)
  assert.match(page.html, /black mould/)
  assert.doesNotMatch(page.html, /Invented trains review/)
  assert.match(page.html, /The collection holds 2 reviews/)
  assert.match((await visitor.get(site.review)).html, /Invented mould review/, 'beside the text')
  assert.doesNotMatch((await visitor.get(below('/rapid-review/precedents?nation=wales'))).html, /Invented mould review/)
})

test('a paragraph is cited with its words, and the words are those of the review and never of the form', { timeout: 60_000 }, async () => {
  const visitor = await coordinator()
  const list = await visitor.get(below('/rapid-review/precedents'))
  const to = list.html.match(/href="([^"]*\/precedents\/cite\?[^"]*)"/)[1].replaceAll('&amp;', '&')
  const form = await visitor.get(to)
  const cited = await visitor.post(below('/rapid-review/precedents/cite'), form, { 'precedent.0.section': 'about_analysis', 'precedent.0.why': 'It was so here.', 'precedent.0.quotation': 'Forged words' })
  assert.equal(cited.status, 200)
  assert.match(cited.html, /Cited in this rapid review[\s\S]*nobody asked who would treat the black mould[\s\S]*It was so here\./)
  assert.doesNotMatch(cited.html, /Forged/)
  const none = await visitor.send(below('/rapid-review/precedents/cite'), { ...visitor.fields(form, below('/rapid-review/precedents/cite')), review: '2026/999' }, { 'sec-fetch-site': 'same-origin' })
  assert.equal(none.status, 404)
})

test('what was put aside is offered no more until it is brought back', { timeout: 60_000 }, async () => {
  const visitor = await coordinator()
  const path = below('/rapid-review/precedents')
  const aside = await visitor.post(`${path}/aside`, await visitor.get(path), {})
  assert.match(aside.html, /1 review put aside/)
  assert.match(aside.html, /No review in the collection shares enough/)
  const back = [...aside.html.matchAll(/action="([^"]*\/take-back)"/g)].map(([, to]) => to).at(-1)
  assert.match((await visitor.post(back, aside, {})).html, /1 review is like this case/)
})

test('nothing that the case says stands in the log or in the measurements after it was sought', { timeout: 60_000 }, async () => {
  const visitor = await coordinator()
  await visitor.get(below('/rapid-review/precedents'))
  const metrics = await (await fetch(`${site.url}/metrics`)).text()
  for (const said of [site.server.said(), metrics]) assert.doesNotMatch(said, /mould|Quillfeather|Quince/i)
})

test('what is typed is kept without saving, comes back to whoever typed it, and goes when it is saved', { timeout: 60_000 }, async () => {
  const visitor = await coordinator(), edit = `${site.review}/edit`
  const page = await visitor.get(edit)
  const said = await visitor.send(`${site.review}/keep`, { ...visitor.fields(page, edit), 'incident.0.summary': 'Half a sentence about black mould', quietly: 'yes' }, { 'sec-fetch-site': 'same-origin' })
  assert.equal(said.status, 200)
  assert.match(said.html, /Kept, not saved/)
  assert.match((await visitor.get(edit)).html, /Half a sentence/)
  assert.doesNotMatch((await visitor.get(site.review)).html, /Half a sentence/, 'it is not saved')
  const other = await signedIn('manager@eastmarch.example')
  const theirs = await other.get(edit)
  assert.doesNotMatch(theirs.html, /Half a sentence/, 'nobody else sees it')
  assert.equal((await other.post(edit, theirs, { 'incident.0.summary': 'On the visit there was black mould behind the cot. The manager wrote this.' }, { follow: false })).status, 303)
  const back = await visitor.get(edit)
  assert.match(back.html, /Somebody has saved this form since/)
  const clash = await visitor.post(edit, back, { 'incident.0.summary': 'Half a sentence about black mould' }, { follow: false })
  assert.equal(clash.status, 409)
  assert.match(clash.html, /The manager wrote this/)
  assert.match(clash.html, /Half a sentence/)
  assert.equal((await visitor.post(edit, clash, { 'incident.0.summary': 'There was black mould behind the cot, and both wrote it down for everybody.' }, { follow: false })).status, 303)
  assert.doesNotMatch((await visitor.get(edit)).html, /you had typed and not saved/)
})

test('a comment is answered and settled, stays, and somebody who may only read writes none', { timeout: 60_000 }, async () => {
  const chair = await signedIn('manager@eastmarch.example'), path = below('/rapid-review/comments')
  const first = await chair.post(path, await chair.get(path), { 'comment.0.section': 'about_incident', 'comment.0.text': 'Which day was that?' })
  assert.match(first.html, /Which day was that\?/)
  const answer = first.html.match(/action="([^"]*\/answer)"/)[1]
  const visitor = await coordinator()
  const settled = await visitor.post(answer, await visitor.get(path), { 'comment.0.text': 'The Monday.', does: 'settles' })
  assert.match(settled.html, /Settled[\s\S]*Which day was that\?[\s\S]*The Monday\./)
  const empty = await visitor.post(path, settled, { 'comment.0.section': 'about_incident', 'comment.0.text': '' })
  assert.equal(empty.status, 422)
  assert.match(empty.html, /<title>Error:/)
})

test('a meeting has an agenda in order, says who is missing for its quorum, and its items are moved by buttons', { timeout: 60_000 }, async () => {
  const visitor = await coordinator()
  const made = await visitor.post(below('/meeting/new'), await visitor.get(below('/meeting/new')), { 'meeting.0.title': 'Rapid review', 'meeting.0.on-day': '1', 'meeting.0.on-month': '6', 'meeting.0.on-year': '2026', 'meeting.0.at': '10:00', 'attendance.0.name': 'Invented Person', 'attendance.0.role': 'Police', 'attendance.0.partner': 'police', 'attendance.0.interest': 'Knows the school' })
  assert.equal(made.status, 200)
  site.meeting = below('/meetings/' + made.path.split('/').pop())
  const form = await visitor.get(`${site.meeting}/agenda`)
  const page = await visitor.post(`${site.meeting}/agenda`, form, { 'item.0.title': 'What agencies know', 'item.0.minutes': '20', 'item.0.papers': 'paper_rapid_review', 'item.1.title': 'Criteria', 'item.1.papers': 'paper_clocks', then: 'done' })
  // The second item is a turn that the first page does not show; a browser adds it with the button below the list.
  assert.match(page.html, /10:00[\s\S]*What agencies know/)
  assert.match(page.html, /Knows the school/)
  assert.match(page.html, /Local authority[\s\S]*?Not down yet/)
  const up = [...page.html.matchAll(/<form[^>]*action="[^"]*\/agenda\/move"[\s\S]*?<\/form>/g)].map(([one]) => one).find((one) => one.includes('earlier'))
  const fields = Object.fromEntries([...up.matchAll(/name="([^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]))
  const moved = await visitor.send(`${site.meeting}/agenda/move`, fields, { 'sec-fetch-site': 'same-origin' }, { follow: true })
  assert.match(moved.html, /10:00[\s\S]*Criteria[\s\S]*What agencies know/)
})

test('the pack has contents, its papers and a mark, and no name unless it is asked for', { timeout: 60_000 }, async () => {
  const visitor = await coordinator()
  await visitor.post(below('/people/new'), await visitor.get(below('/people/new')), { 'person.0.label': 'Mother', 'person.0.kind': 'parent', 'person.0.forename': 'Quillfeather', 'person.0.surname': 'Inventedname' }).catch(() => {})
  const choose = await visitor.get(`${site.meeting}/pack`)
  assert.match(choose.html, /value="paper_rapid_review"[^>]*checked/)
  const shown = await visitor.get(`${site.meeting}/pack/print?papers=paper_rapid_review&papers=paper_clocks`)
  assert.equal(shown.status, 200)
  assert.match(shown.html, /Copy 1, taken by/)
  assert.match(shown.html, /href="#paper_rapid_review"/)
  assert.match(shown.html, /id="paper_rapid_review"/)
  assert.match((await visitor.get(`${site.meeting}/pack/print?papers=paper_clocks`)).html, /Copy 2, taken by/)
})

test('the pack as PDF has tags, title, language, bookmarks and the mark on its sheets, and leaves no file behind', { timeout: 120_000, skip: !existsSync('/usr/bin/chromium') && 'no Chromium here' }, async () => {
  const visitor = await coordinator()
  const made = await bytes(visitor, `${site.meeting}/pack.pdf?papers=paper_rapid_review&papers=paper_clocks`)
  assert.equal(made.status, 200)
  assert.equal(made.type, 'application/pdf')
  const path = pdf_of(made.body)
  const facts = run('pdfinfo', path)
  assert.match(facts, /Title:\s+Meeting pack, EM-/)
  assert.match(facts, /Tagged:\s+yes/)
  const inside = run('qpdf', '--qdf', '--object-streams=disable', path, '-')
  assert.match(inside, /\/StructTreeRoot/)
  assert.match(inside, /\/DisplayDocTitle true/)
  assert.match(inside, /\/Lang/)
  assert.match(inside, /\/Outlines/)
  const words = run('pdftotext', '-layout', path, '-')
  assert.match(words, /black mould/)
  assert.match(words, /What agencies know/)
  assert.match(words, /Case EM-\d{4}-\d+\. Copy \d+/)
  for (const parent of ['/dev/shm', tmpdir()]) assert.deepEqual(readdirSync(parent).filter((name) => name.startsWith('cairn-print-')), [])
})

test('the notification is there as PDF under its own name', { timeout: 120_000, skip: !existsSync('/usr/bin/chromium') && 'no Chromium here' }, async () => {
  const visitor = await coordinator()
  await visitor.post(below('/notification/new'), await visitor.get(below('/notification/new')), { 'child.0.forename': 'Quillfeather', 'child.0.surname': 'Inventedname', 'case.0.outline': 'An outline for a test.' })
  const made = await bytes(visitor, below('/notification.pdf'))
  assert.equal(made.status, 200)
  assert.match(run('pdftotext', pdf_of(made.body), '-'), /An outline for a test\./)
})

test('a pack without names leaves out what the notification names, and one with names holds it', { timeout: 60_000 }, async () => {
  const visitor = await coordinator()
  const without = await visitor.get(`${site.meeting}/pack/print?papers=paper_notification&papers=paper_rapid_review`)
  assert.match(without.html, /An outline for a test/)
  assert.doesNotMatch(without.html, /Quillfeather|Inventedname/)
  assert.match((await visitor.get(`${site.meeting}/pack/print?papers=paper_notification&names=yes`)).html, /Quillfeather/)
})

test('no name and no word of the case stands in the plain in the data folder', { timeout: 60_000 }, () => {
  const all = readdirSync(site.data, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile())
  const everything = all.map((entry) => readFileSync(join(entry.parentPath ?? entry.path, entry.name), 'latin1')).join('\n')
  for (const word of ['Quillfeather', 'Half a sentence', 'Which day was that', 'It was so here']) assert.ok(!everything.includes(word), word)
})

// ---- a caseload from a spreadsheet

const rows = ['Case ref,Pseudonym,Stage,Date LA became aware,SIN sent,SIN reference,Evidence', 'A1,Child Medlar,rr.meeting,1/5/2026,6/5/2026,SIN-1,Register of cases', 'A2,Child Bilberry,nearly done,,,,Register of cases', 'A3,Child Sorb,Rapid review being written,,,,Minutes'].join('\n')

async function sent(visitor, contents, name = 'our list.csv') {
  const form = await visitor.get('/cases/import')
  const body = new FormData()
  for (const [field, value] of Object.entries(visitor.fields(form, '/cases/import'))) body.append(field, value)
  body.append('sheet', new Blob([contents]), name)
  body.append('pasted', '')
  const response = await fetch(`${site.url}/cases/import`, { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin', cookie: [...visitor.cookies].map(([one, value]) => `${one}=${value}`).join('; ') } })
  return { status: response.status, html: (await response.text()).replaceAll('&quot;', '"') }
}
const unescape = (fields) => Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value.replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&#39;', "'")]))
function carried(html, action) {
  const form = [...html.matchAll(/<form[^>]* action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/g)].find(([, to]) => to === action)[2]
  return unescape(Object.fromEntries([...form.matchAll(/name="([^"]*)" value="(\{.*?\}|[^"]*)"(?=[ >])/g)].map(([, name, value]) => [name, value])))
}

test('rows of a spreadsheet are looked at before they are taken: what is wrong is told with row, column and what to do', { timeout: 60_000 }, async () => {
  const visitor = await coordinator()
  const looked = await sent(visitor, rows)
  assert.equal(looked.status, 200, looked.html.match(/error-summary[\s\S]{0,600}/)?.[0])
  assert.match(looked.html, /1 row can be taken|2 rows can be taken/)
  assert.match(looked.html, /Child Bilberry[\s\S]*Not taken[\s\S]*State[\s\S]*This is no state of a case[\s\S]*nearly done/)
  assert.doesNotMatch((await visitor.get('/cases?q=Medlar')).html, /\/cases\/[A-Z]+-\d{4}-\d+"/, 'nothing is taken by looking')
})

test('what is taken is a case entered afterwards with its past dates; sent again nothing is taken twice; the rest comes back as CSV', { timeout: 60_000 }, async () => {
  const visitor = await coordinator()
  const looked = await sent(visitor, rows)
  const taken = await visitor.send('/cases/import/take', carried(looked.html, '/cases/import/take'), { 'sec-fetch-site': 'same-origin' })
  assert.equal(taken.status, 200)
  const code = taken.html.match(/Child Medlar[\s\S]*?\/cases\/([A-Z]+-\d{4}-\d+)"/)[1]
  assert.match((await visitor.get(`/cases/${code}/clocks`)).html, /28 May 2026/)
  assert.match((await visitor.get(`/cases/${code}`)).html, /Child Medlar/)
  const again = await sent(visitor, rows)
  assert.match(again.html, new RegExp(`Child Medlar[\\s\\S]*?${code}`))
  const list = await visitor.get('/cases?q=Medlar')
  assert.equal(new Set([...list.html.matchAll(/\/cases\/([A-Z]+-\d{4}-\d+)"/g)].map(([, one]) => one)).size, 1)
  const rest = await visitor.send('/cases/import/rest.csv', carried(again.html, '/cases/import/rest.csv'), { 'sec-fetch-site': 'same-origin' })
  assert.match(rest.headers.get('content-type'), /text\/csv/)
  assert.match(rest.html, /A2,Child Bilberry,nearly done/)
  assert.doesNotMatch(rest.html, /Medlar/)
})

test('the caseload and the form to fill in come as Excel, and the form comes back through the same door', { timeout: 60_000 }, async () => {
  const visitor = await coordinator()
  const list = await bytes(visitor, '/cases.xlsx')
  assert.equal(list.status, 200)
  assert.match(list.type, /spreadsheetml/)
  const form = await bytes(visitor, '/cases/import/template.xlsx')
  assert.equal(form.status, 200)
  const back = await sent(visitor, form.body, 'template.xlsx')
  assert.equal(back.status, 422, 'it has no rows yet')
  assert.match(back.html, /No rows were found/)
  const whole = await sent(visitor, list.body, 'caseload.xlsx')
  assert.equal(whole.status, 200)
  assert.match(whole.html, /Child Medlar/)
  assert.equal((await sent(visitor, Buffer.from('MZ\x90\x00 no spreadsheet'), 'list.xlsx')).status, 422)
})
