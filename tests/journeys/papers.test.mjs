// Papers that people send: with a referral, as a filled-in form, and to a case. Every name here is invented.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { cairn, folder, json, serve } from './cairn.mjs'
import { Browser, accountsIn, signedInTo } from './person.mjs'
import { unzip, zip } from './zip.mjs'

const site = {}
const cleaning = []
const t = { after: (work) => cleaning.unshift(work) }

before(async () => {
  site.data = join(folder(t), 'data')
  const made = cairn(site.data, 'demo', '--cases', '2', '--seed', '5')
  assert.equal(made.status, 0, made.err)
  site.accounts = accountsIn(made.out)
  site.url = (await serve(t, site.data)).url
})
after(async () => {
  for (const work of cleaning) await work()
})

const signedIn = (address) => signedInTo(site, address)

/** Whether words stand readable anywhere under the data folder, its keys or what the server wrote beside them. */
function standsReadable(words) {
  const sought = Buffer.from(words)
  const look = (path) => readdirSync(path).some((name) => {
    const one = join(path, name)
    const facts = statSync(one)
    return name.includes(words) || (facts.isDirectory() ? look(one) : facts.isFile() && readFileSync(one).includes(sought))
  })
  return [site.data, `${site.data}.keys`].some(look)
}

const canary = 'Tansy Paperbark (invented) was seen on Monday'
const parts = [
  { 'referrer.0.name': 'A Nurse (fictional)', 'referrer.0.role': 'Nurse', 'referrer.0.agency': 'Eastmarch Health', 'referrer.0.email': 'nurse@eastmarch.example', 'referrer.0.telephone': '01632 960000', 'referrer.0.lead_name': 'P. Sorrel (fictional)',
    'referrer.0.lead_agreed': 'agreed', 'referrer.0.lead_agreed_on-day': '2', 'referrer.0.lead_agreed_on-month': '3', 'referrer.0.lead_agreed_on-year': '2026' },
  { 'child.0.forename': 'Rowan', 'child.0.surname': 'Fictional', 'child.0.residence': 'Eastmarch' }, {},
  { 'incident.0.when': 'one_day', 'incident.0.on-day': '2', 'incident.0.on-month': '3', 'incident.0.on-year': '2026', 'incident.0.place_authority': 'Eastmarch', 'incident.0.what': 'An invented incident', 'incident.0.agency_learned_on-day': '2',
    'incident.0.agency_learned_on-month': '3', 'incident.0.agency_learned_on-year': '2026' },
  { 'abuse.0.abuse': 'suspected', 'abuse.0.why': 'Invented reasons' }, { 'harm.0.outcome': 'seriously_harmed' }, { 'agencies.0.own': 'Invented involvement' }, { 'reasons.0.why': 'Invented reasons' }, { 'safety.0.siblings': 'Seen and safe' }, {},
  { 'told.0.family_told': 'yes' }, { 'notified.0.already': 'no' },
]

test('five identical posts begin one referral; it takes papers, gives one back, and brings the rest to its case', { timeout: 120_000 }, async () => {
  const nurse = new Browser(site.url)
  const start = await nurse.get('/refer')
  const form = await nurse.download('/refer/form.docx')
  assert.equal(form.status, 200)
  assert.match(unzip(form.bytes)['docProps/custom.xml'].toString(), /CairnFormVersion/)
  const fields = nurse.fields(start, '/refer')
  const begun = []
  for (let i = 0; i < 5; i++) begun.push(await nurse.send('/refer', fields, { 'sec-fetch-site': 'same-origin' }))
  const links = new Set(begun.map((one) => one.html.match(/action="(\/refer\/[0-9a-f]{64})\/open"/)[1]))
  assert.equal(links.size, 1, 'one link however often it was sent')
  const [base] = links
  let page = await nurse.post(`${base}/open`, begun[4], {})
  for (const [i, typed] of parts.entries()) page = await nurse.post(`${base}/${i + 1}`, page, { go: 'on', ...typed })
  assert.equal(page.path, `${base}/papers`, 'after the last question come the papers')

  const refused = await nurse.postFile(`${base}/papers`, page, {}, 'letter.pdf', Buffer.from('MZ\x90\x00\x03', 'latin1'))
  assert.equal(refused.status, 422)
  assert.match(refused.html, /The file is a program/)
  page = await nurse.postFile(`${base}/papers`, refused, {}, 'Tansy Paperbark chronology.txt', `${canary}.\n`)
  page = await nurse.postFile(`${base}/papers`, page, {}, 'wrong.txt', 'The wrong file.\n')
  assert.match(page.html, /Tansy Paperbark chronology\.txt/)
  const removal = page.html.match(/wrong\.txt[\s\S]*?action="([^"]+\/remove)"/)[1]
  page = await nurse.post(removal, page, {})
  assert.doesNotMatch(page.html, /wrong\.txt/)
  assert.ok(!standsReadable('Tansy Paperbark'), 'a draft’s papers are sealed')

  const check = await nurse.get(`${base}/check`)
  assert.match(check.html, /Tansy Paperbark chronology\.txt/)
  const sending = nurse.fields(check, `${base}/check`), visit = [...nurse.cookies]
  const receipts = []
  for (let i = 0; i < 2; i++) {
    for (const [name, value] of visit) nurse.cookies.set(name, value)  // Pressed twice: both carry the cookies of the page.
    receipts.push((await nurse.send(`${base}/check`, sending, { 'sec-fetch-site': 'same-origin' })).html.match(/EM-\d{4}-\d+/)[0])
  }
  assert.equal(receipts[0], receipts[1], 'whoever presses twice sees the same receipt')
  site.code = receipts[0]

  const keeper = await signedIn('manager@eastmarch.example')
  const list = await keeper.get(`/cases/${site.code}/documents`)
  const papers = [...list.html.matchAll(/\/documents\/([0-9a-f]{32})"/g)].map(([, id]) => id)
  assert.equal(papers.length, 1)
  const file = await keeper.download(`/cases/${site.code}/documents/${papers[0]}/file`)
  assert.equal(file.bytes.toString(), `${canary}.\n`)
  assert.match(file.headers.get('content-disposition'), /^attachment; filename="[A-Z0-9a-z-]+\.txt"$/)
  assert.equal(file.headers.get('x-content-type-options'), 'nosniff')
  assert.match(file.headers.get('cache-control'), /no-store/)
})

test('staff keep an original with both its days, once however often the form is sent, and the whole-case copy holds it', { timeout: 60_000 }, async () => {
  const keeper = await signedIn('coordinator@eastmarch.example')
  const path = `/cases/${site.code}/documents/new`
  const page = await keeper.get(path)
  const typed = { title: 'School referral form', from: 'Oak School (fictional)', route: 'post', 'received_on-day': '3', 'received_on-month': '3', 'received_on-year': '2025', kind: 'referral', marking: 'official_sensitive' }
  const places = new Set()
  for (let i = 0; i < 5; i++) places.add((await keeper.postFile(path, page, typed, 'form.txt', 'Paper of the school.\n', { follow: false })).location)
  assert.equal(places.size, 1)
  const [place] = places
  assert.match((await keeper.get(place)).html, /3 March 2025/)
  const exported = `/cases/${site.code}/export`
  const fields = keeper.fields(await keeper.get(exported), exported)
  const response = await fetch(site.url + exported, { method: 'POST', body: new URLSearchParams(fields), headers: { cookie: [...keeper.cookies].map(([n, v]) => `${n}=${v}`).join('; '), 'sec-fetch-site': 'same-origin' } })
  const copy = unzip(Buffer.from(await response.arrayBuffer()))
  const files = Object.keys(copy).filter((name) => name.includes('-paper.'))
  assert.equal(files.length, 2)
  assert.ok(files.some((name) => copy[name].toString() === 'Paper of the school.\n'))
  assert.match(copy['index.html'].toString(), /School referral form/)
})

/** The docx with words written into the box of that name, as Word does. */
function writeInWord(bytes, answers) {
  const package_ = unzip(bytes)
  let xml = package_['word/document.xml'].toString()
  for (const [name, words] of Object.entries(answers)) {
    const box = new RegExp(`(<w:tag w:val="${name.replaceAll('.', '\\.')}"/>[\\s\\S]*?<w:sdtContent>[\\s\\S]*?<w:t[^>]*>)[^<]*(</w:t>)`)
    assert.match(xml, box, name)
    xml = xml.replace(box, `$1${words}$2`)
  }
  package_['word/document.xml'] = xml
  return zip(package_)
}

/** The xlsx with words typed into column D of the row that keeps that name. */
function writeInExcel(bytes, answers) {
  const package_ = unzip(bytes)
  const strings = [...package_['xl/sharedStrings.xml'].toString().matchAll(/<si>([\s\S]*?)<\/si>/g)].map(([, item]) => item.replace(/<[^>]*>/g, ''))
  let sheet = package_['xl/worksheets/sheet1.xml'].toString()
  for (const [name, words] of Object.entries(answers)) {
    const row = sheet.match(new RegExp(`<c r="A(\\d+)"[^>]*t="s"[^>]*><v>${strings.indexOf(name)}</v>`))[1]
    sheet = sheet.replace(new RegExp(`<c r="D${row}"([^>]*)/>`), `<c r="D${row}"$1 t="inlineStr"><is><t>${words}</t></is></c>`)
  }
  package_['xl/worksheets/sheet1.xml'] = sheet
  return zip(package_)
}

/** A request to an agency, and a browser of that agency that has opened its link. */
async function asked(agency) {
  const keeper = await signedIn('coordinator@eastmarch.example')
  const path = `/cases/${site.code}/request/new`
  const typed = { 'request.0.agency': agency, 'request.0.kind': 'health', 'request.0.lead': 'P. Sorrel (fictional)', 'request.0.contact': 'Telephone', 'request.0.subjects': 'Child A', 'request.0.from-day': '1', 'request.0.from-month': '1', 'request.0.from-year': '2024',
    'request.0.to-day': '2', 'request.0.to-month': '3', 'request.0.to-year': '2025', 'request.0.basis': 'Children Act 2004 s.16H', 'request.0.questions': 'What was known?', 'request.0.due_on-day': '1', 'request.0.due_on-month': '6', 'request.0.due_on-year': '2027' }
  assert.ok([200, 303].includes((await keeper.post(path, await keeper.get(path), typed)).status))
  const list = await keeper.get(`/cases/${site.code}/agencies`)
  const request = list.html.match(new RegExp(`/agencies/([0-9a-f]{32})"[^>]*><span[^>]*>${agency}`))[1]
  const at = `/cases/${site.code}/agencies/${request}`
  const shown = await keeper.post(`${at}/link`, await keeper.get(at), {})
  const link = shown.html.match(/\/respond\/([0-9a-f]{64})/)[0], code = shown.html.match(/<dd[^>]*>(\d{6})</)[1]
  const visitor = new Browser(site.url)
  await visitor.post(`${link}/open`, await visitor.get(link), { code })
  return { visitor, link, at }
}

const sender = { 'sender.0.name': 'R. Hale (fictional)', 'sender.0.role': 'Nurse', 'sender.0.agency': 'Health' }

test('an agency answers with the Word form: read, shown beside its own words, corrected, sent; the original is kept', { timeout: 60_000 }, async () => {
  const { visitor, link, at } = await asked('Health Word')
  let page = await visitor.get(link)
  // Something typed beforehand is not overwritten without being shown.
  page = await visitor.post(link, page, { go: 'save', ...sender, 'summary.0.involvement': 'Typed before.' })
  const blank = await visitor.download(`${link}/form.docx`)
  assert.equal(blank.status, 200)
  const filled = writeInWord(blank.bytes, { ...sender, 'summary.0.involvement': 'Tansy Wordleaf (invented) came to the clinic.' })
  const preview = await visitor.postFile(`${link}/paper`, page, {}, 'Tansy Wordleaf.docx', filled)
  assert.equal(preview.status, 422, 'one needed answer is missing')
  assert.match(preview.html, /Tansy Wordleaf \(invented\) came to the clinic\./)
  assert.match(preview.html, /You had typed before[\s\S]*Typed before\./)
  assert.match((await visitor.get(link)).html, /Typed before\./, 'nothing was saved by reading')
  const sent = await visitor.post(link, preview, { go: 'send', ...sender, 'summary.0.held': 'something', 'summary.0.involvement': 'Tansy Wordleaf (invented) came to the clinic.' })
  assert.match(sent.html, /Your answer has been sent/)
  const keeper = await signedIn('coordinator@eastmarch.example')
  assert.match((await keeper.get(at)).html, /came to the clinic/)
  const list = await keeper.get(`/cases/${site.code}/documents?kind=return`)
  const paper = list.html.match(/\/documents\/([0-9a-f]{32})"/)[1]
  assert.match((await keeper.get(`/cases/${site.code}/documents/${paper}`)).html, /Health Word/)
  assert.deepEqual((await keeper.download(`/cases/${site.code}/documents/${paper}/file`)).bytes, filled)
  assert.ok(!standsReadable('Tansy Wordleaf'))
})

test('an agency answers with the Excel form: each cell is named, and a choice that is none is told', { timeout: 60_000 }, async () => {
  const { visitor, link } = await asked('Health Excel')
  const page = await visitor.get(link)
  const blank = await visitor.download(`${link}/form.xlsx`)
  const wrong = await visitor.postFile(`${link}/paper`, page, {}, 'form.xlsx', writeInExcel(blank.bytes, { ...sender, 'summary.0.held': 'perhaps' }))
  assert.equal(wrong.status, 422)
  assert.match(wrong.html, /<title>Error:/)
  assert.match(wrong.html, /Answers, D\d+/)
  assert.match(wrong.html, /perhaps/)
  const right = await visitor.postFile(`${link}/paper`, page, {}, 'form.xlsx', writeInExcel(blank.bytes, { ...sender, 'summary.0.held': 'Nothing is held' }))
  assert.match(right.html, /R\. Hale \(fictional\)/)
})

test('what is no form of this request is refused in words, and nothing of it is kept', { timeout: 60_000 }, async () => {
  const one = await asked('Health One'), other = await asked('Health Other')
  const page = await one.visitor.get(one.link)
  const theirs = await other.visitor.download(`${other.link}/form.xlsx`)
  const compound = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(504)])
  const named = (name) => Buffer.concat([compound, Buffer.from(name, 'utf16le'), Buffer.alloc(512)])
  const stale = unzip((await one.visitor.download(`${one.link}/form.docx`)).bytes)
  stale['docProps/custom.xml'] = stale['docProps/custom.xml'].toString().replace('2026-11', '2019-01')
  const blank = unzip(theirs.bytes)
  for (const [bytes, name, words] of [
    [theirs.bytes, 'form.xlsx', /made for another request/],
    [zip(stale), 'form.docx', /version 2019-01 of the form; now it is 2026-11/],
    [named('WordDocument'), 'form.doc', /old Word or Excel file/],
    [named('EncryptedPackage'), 'form.docx', /protected with a password/],
    [(await one.visitor.download('/refer/form.docx')).bytes, 'form.docx', /not the form of this page/],
    [Buffer.from('Words alone.\n'), 'note.txt', /neither a Word document nor an Excel workbook/],
    [Buffer.alloc(0), 'form.docx', /The file is empty/],
  ]) {
    const answer = await one.visitor.postFile(`${one.link}/paper`, page, {}, name, bytes)
    assert.equal(answer.status, 422, String(words))
    assert.match(answer.html, words)
    assert.match(answer.html, /<title>Error:/)
  }
  assert.ok(blank['xl/workbook.xml'])
  const keeper = await signedIn('coordinator@eastmarch.example')
  assert.doesNotMatch((await keeper.get(`/cases/${site.code}/documents?kind=return`)).html, /Health One/)
})

test('no word of a paper, and no name of one, stands readable in the data folder; verify opens what is sealed of them', { timeout: 120_000 }, () => {
  for (const words of ['Tansy Paperbark', 'Tansy Wordleaf', 'Paper of the school', 'School referral form', 'Oak School']) assert.ok(!standsReadable(words), words)
  const looked = json(site.data, 'verify')
  assert.deepEqual(looked.value.sealed_values.problems, [])
  assert.ok(looked.value.sealed_files.sound >= 4, looked.out)
  // Of this folder alone: verify looks through other tests' temporary folders too.
  assert.deepEqual(looked.value.names.found.filter(({ file }) => file.startsWith(site.data)), [])
})
