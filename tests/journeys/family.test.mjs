// The family's part in a review, whole: invited, heard, quoted with consent, told first; the advocate's page; early learning; the leaflet. Invented.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { before, test } from 'node:test'
import { join } from 'node:path'
import { folder } from './cairn.mjs'
import { codeOf, dayBoxes as day, daysAgo as ago, demonstrationSite, wholeFile } from './office.mjs'
import { signedInTo } from './person.mjs'

const site = {}
const t = wholeFile()

before(async () => {
  await demonstrationSite(t, site)
  site.code = await codeOf(await signedIn('coordinator@eastmarch.example'), 'Comfrey')
})

const signedIn = (address) => signedInTo(site, address)
const below = (path) => `/cases/${site.code}${path}`

test('a member of the family is added, invited, heard and told, and the page says when everybody was', { timeout: 120_000 }, async () => {
  const keeper = await signedIn('coordinator@eastmarch.example')
  const path = below('/family')
  const added = await keeper.post(`${path}/new`, await keeper.get(`${path}/new`), { 'member.0.label': 'Aunt (invented)', 'member.0.relation': 'Aunt', 'member.0.child': 'no', 'member.0.may_contact': 'yes', 'day.0.what': 'A day she keeps', ...day('day.0.on', ago(0)) })
  assert.equal(added.status, 200)
  const member = added.html.match(/href="([^"]*\/family\/[0-9a-f]{32})"[^>]*>Aunt \(invented\)/)[1]
  const letter = { 'invitation.0.how': 'letter', ...day('invitation.0.on', ago(0)) }
  const form = await keeper.get(`${member}/invitation/new`)
  assert.match(form.html, /Check before you write or call/, 'today is a day that she keeps')
  const warned = await keeper.post(`${member}/invitation/new`, form, letter)
  assert.equal(warned.status, 422)
  assert.match(warned.html, /A day she keeps/)
  assert.equal((await keeper.post(`${member}/invitation/new`, warned, { ...letter, ...day('invitation.0.on', ago(3)) })).status, 200)
  const said = { 'words.0.said': 'She sang in the kitchen. (invented)', 'words.0.may': 'quoted', ...day('words.0.on', ago(2)) }
  const asked = await keeper.post(`${member}/words/new`, await keeper.get(`${member}/words/new`), said)
  assert.equal(asked.status, 422, 'a yes has its day')
  const heard = await keeper.post(`${member}/words/new`, asked, { ...said, ...day('words.0.consent_on', ago(2)) })
  assert.match(heard.html, /May be quoted/)
  const telling = await keeper.post(`${member}/telling/new`, await keeper.get(`${member}/telling/new`), { 'telling.0.told': 'not_told', 'telling.0.reason': 'not_traced' })
  assert.equal(telling.status, 422, 'a reason says what it rests on')
  await keeper.post(`${member}/telling/new`, telling, { 'telling.0.told': 'told', ...day('telling.0.on', ago(1)) })
  const family = await keeper.get(path)
  assert.match(family.html, /Not everybody has been told/, 'the grandmother has not')
})

test('the advocate has a page for the case, sees what was shared, and comments on it', { timeout: 120_000 }, async () => {
  const advocate = await signedIn('advocate@eastmarch.example')
  const page = await advocate.get(`/cases/${site.code}`)
  assert.equal(page.path, below('/family'))
  assert.match(page.html, /What happens next/)
  assert.match(page.html, /Young person Comfrey/)
  assert.doesNotMatch(page.html, /grandmother/)
  const comment = page.html.match(/action="([^"]*\/comment)"/)[1]
  const sent = await advocate.post(comment, page, { text: 'She would like to read it once more. (invented)' })
  assert.match(sent.html, /once more\. \(invented\)/)
  assert.equal((await advocate.get(below('/people'))).status, 404)
  assert.equal((await advocate.get(below('/early-learning'))).status, 404)
})

test('the early learning of the demonstration is released, and a change asks for a new check', { timeout: 120_000 }, async () => {
  const keeper = await signedIn('coordinator@eastmarch.example')
  const page = await keeper.get(below('/early-learning'))
  assert.match(page.html, /Released/)
  assert.match(page.html, /Frances Meadowsweet/)
  const word = await keeper.download(below('/early-learning.docx'))
  assert.equal(word.status, 200)
  assert.equal(word.bytes.subarray(0, 2).toString(), 'PK')
  const edit = await keeper.get(below('/early-learning/edit'))
  const changed = await keeper.post(below('/early-learning/edit'), edit, { 'briefing.0.title': 'After six', 'briefing.0.why': 'Now', 'point.0.learned': 'One number that is answered.' })
  assert.match(changed.html, /This version has not been checked/)
})

test('a briefing that names somebody of the case cannot be said to hold nothing, until its words are changed', { timeout: 120_000 }, async () => {
  const keeper = await signedIn('coordinator@eastmarch.example')
  const write = async (learned) => keeper.post(below('/early-learning/edit'), await keeper.get(below('/early-learning/edit')), { 'briefing.0.title': 'After six', 'briefing.0.why': 'Now', 'point.0.learned': learned })
  const check = async () => keeper.post(below('/early-learning/check'), await keeper.get(below('/early-learning')), { 'check.0.who': 'A reader', ...day('check.0.on', ago(0)), 'check.0.result': 'nothing_found' }, { follow: false })
  const named = await write('Ring the duty desk; Linnet waited. Write to duty@eastmarch.example.')
  assert.match(named.html, /<mark>Linnet<\/mark>/, 'shown in its paragraph')
  const refused = await check()
  assert.equal(refused.status, 422)
  assert.match(refused.html, /There is a problem[\s\S]*names somebody by itself/)
  const mended = await write('One number that is answered.')
  assert.match(mended.html, /Nothing was found that could identify somebody/)
  assert.equal((await check()).status, 303)
})

test('the leaflet is read by anybody, in two languages and three kinds', { timeout: 60_000 }, async () => {
  for (const path of ['/families/leaflet', '/families/eastmarch/leaflet', '/families/eastmarch/leaflet-large-print', '/families/eastmarch/leaflet-easy-read', '/cy/families/eastmarch/leaflet']) {
    const answer = await fetch(site.url + path)
    assert.equal(answer.status, 200, path)
    assert.match(await answer.text(), path.startsWith('/cy') ? /Ffoniwch 999/ : /Call 999/, path)
  }
})

test('the leaflet as PDF is tagged, has its title and its language', { timeout: 120_000 }, async () => {
  const answer = await fetch(`${site.url}/families/eastmarch/leaflet.pdf`, { redirect: 'manual' })
  if (answer.status === 303) return assert.match(answer.headers.get('location'), /\/families\/eastmarch\/leaflet$/, 'without a browser: the page to print')
  assert.equal(answer.status, 200)
  const path = join(folder(t), 'leaflet.pdf')
  writeFileSync(path, Buffer.from(await answer.arrayBuffer()))
  const structure = JSON.parse(spawnSync('qpdf', ['--json=2', '--json-key=qpdf', path], { encoding: 'utf8', maxBuffer: 64 << 20 }).stdout)
  const objects = Object.values(structure.qpdf[1]).map(({ value }) => value).filter((value) => value && typeof value === 'object')
  const catalogue = objects.find((value) => value['/Type'] === '/Catalog')
  assert.equal(catalogue['/MarkInfo']['/Marked'], true)
  assert.match(catalogue['/Lang'], /en-GB/)
  assert.match(spawnSync('pdfinfo', [path], { encoding: 'utf8' }).stdout, /Title: +For families: Eastmarch/)
})
