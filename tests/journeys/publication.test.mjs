// From an approved report to the public and back: held, planned, copied, approved by two, public to the minute, hidden, restored. Everybody is invented.
import assert from 'node:assert/strict'
import { cpSync } from 'node:fs'
import { before, test } from 'node:test'
import { join } from 'node:path'
import { folder, json } from './cairn.mjs'
import { caseOf, codeOf, dayBoxes, demonstrationSite, movedTo, wholeFile } from './office.mjs'
import { approveReport } from './report_signing.mjs'

const site = {}
const t = wholeFile()
const { as, below, write, step, today } = caseOf(site)

/** The same folder and accounts from here on, with a case of its own. */
const other = {}
const copy = caseOf(other)

before(async () => {
  await demonstrationSite(t, site)
  site.code = await codeOf(await as('manager'), 'Comfrey')
  await approveReport(site)
  await site.server.stop()
  Object.assign(other, { data: join(folder(t), 'data'), accounts: site.accounts, code: site.code })
  other.visitors = new Map([...site.visitors].map(([address, visitor]) => [address, visitor.elsewhere()]))
  for (const part of ['', '.keys']) cpSync(`${site.data}${part}`, `${other.data}${part}`, { recursive: true })
  await movedTo(t, site)
})

const words = (page) => page.html.replace(/<script[\s\S]*?<\/script>/g, '').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const publication = async (who = 'manager') => (await as(who)).get(below('/publication'))
const isoDay = (instant) => new Date(instant).toISOString().slice(0, 10)
const copiesBy = (planned) => json(site.data, 'clock', 'publication-copies', '--from', planned).value.due_on

/** The first day on which it may be published if the copies leave on `from`. */
function earliest(from) {
  for (let day = Date.parse(from); ; day += 86_400_000) if (copiesBy(isoDay(day)) >= from) return isoDay(day)
}
/** The instant at which it is `time` in London on that day. */
function inLondon(day, time) {
  const utc = Date.parse(`${day}T${time}:00Z`)
  const shown = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(utc)
  return shown === time ? utc : utc - 3_600_000
}
/** Fills in the newest record of a form again. */
async function edit(people, who, form, answers) {
  const visitor = await people.as(who)
  const list = await visitor.get(people.below(`/${form}`))
  const record = list.path.match(/[0-9a-f]{32}$/)?.[0] ?? [...list.html.matchAll(new RegExp(`/${form}/([0-9a-f]{32})`, 'g'))].at(-1)[1]
  const path = people.below(`/${form}/${record}/edit`)
  const page = await visitor.get(path)
  const kept = Object.fromEntries([...page.html.matchAll(/<input[^>]*>/g)].map(([box]) => box).filter((box) => /type="(text|radio|checkbox)"/.test(box) && (/type="text"/.test(box) || / checked/.test(box)))
    .map((box) => [box.match(/name="([^"]*)"/)[1], box.match(/value="([^"]*)"/)?.[1] ?? '']))
  for (const [, name, text] of page.html.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/textarea>/g)) kept[name] = text.trim()
  const saved = await visitor.post(path, page, { ...kept, ...answers }, { follow: false })
  assert.equal(saved.status, 303, `${who} changes ${form}: ${words(saved).slice(0, 2000)}`)
}
/** Asks until it is so; what it took, in milliseconds. */
async function until(isSo, what) {
  const began = Date.now()
  while (!(await isSo())) {
    assert.ok(Date.now() - began < 60_000, `${what} within a minute`)
    await new Promise((later) => setTimeout(later, 200))
  }
  return Date.now() - began
}
const statusOf = async (path, at = site) => {
  const answer = await fetch(at.url + path)
  await answer.arrayBuffer()
  return answer.status
}
const textOf = async (path, at = site) => (await fetch(at.url + path)).text()
/** Where the public finds it: the status of page and files, and whether lists, feeds and index name it. */
async function everywhere(at) {
  const file = (name) => statusOf(`${at.address}/files/report.${name}`, at)
  const names = async (path) => (await textOf(path, at)).includes(at.address)
  return { page: await statusOf(at.address, at), pdf: await file('pdf'), docx: await file('docx'), txt: await file('txt'), search: await names('/search?q=maps+park'), 'search.atom': await names('/search.atom?q=maps+park'),
    published: await names('/areas/eastmarch/published'), 'published.atom': await names('/areas/eastmarch/published.atom'), api: await names('/api/v1/search?q=maps+park'), sitemap: await names('/sitemap.xml') }
}
const plan = (mode, on, more = {}) => ({ 'plan.0.mode': mode, 'plan.0.agreed_by': ['local_authority', 'health', 'police'], ...dayBoxes('plan.0.on', on), 'plan.0.at': '10:05', 'plan.0.label': 'Young person Comfrey', 'plan.0.permission': 'granted', 'plan.0.search_engines': 'yes', ...more })

/** Everything but the plan that has to be there before two people approve. */
async function prepare(people) {
  const on = people.today()
  await edit(people, 'manager', 'proceeding', dayBoxes('proceeding.0.ended_on', on))
  const keeper = await people.as('coordinator')
  const family = await keeper.get(people.below('/family'))
  for (const [, member] of family.html.matchAll(/href="([^"]*\/family\/[0-9a-f]{32})"[^>]*>(?:Young person Comfrey|Comfrey’s grandmother)</g))
    await keeper.post(`${member}/telling/new`, await keeper.get(`${member}/telling/new`), { 'telling.0.told': 'told', ...dayBoxes('telling.0.on', on) })
  for (const to of ['panel', 'minister', 'inspectorate']) await people.write('manager', 'publication_copy', { 'copy.0.to': to, ...dayBoxes('copy.0.on', on), 'copy.0.by': 'Morgan' })
  await people.write('manager', 'publication_summary', { 'summary.0.text': 'Adults knew of one park and did not say so to one another.', 'improvements.0.text': 'Lay maps side by side.\n\nAsk who decides.' })
}
async function makeFiles(people) {
  const manager = await people.as('manager')
  const made = await manager.post(people.below('/publication/files'), await manager.get(people.below('/publication')), {})
  assert.equal(made.status, 200)
  assert.doesNotMatch(made.html, />Differs</)
  return made.html.match(/\/reviews\/\d{4}\/\d+/)[0]
}

test('a publication that is held has its reasons, and nothing of it is public while anything holds it back', { timeout: 120_000 }, async () => {
  const before_reasons = await step('coordinator', 'hold_publication', { status: 422 })
  assert.match(words(before_reasons), /reason/i)
  await write('manager', 'publication_hold', { ...dayBoxes('hold.0.on', today()), 'hold.0.cause': 'criminal_proceedings', 'hold.0.reasons': 'Two young people are to be tried.', ...dayBoxes('hold.0.told_panel_on', today()), ...dayBoxes('hold.0.told_minister_on', today()) })
  await step('coordinator', 'hold_publication')
  const page = await publication()
  assert.match(words(page), /Held back for something else Blocks publication/)
  assert.match(words(page), /Look again at a publication that is held back/)
  await write('manager', 'publication_plan', plan('full', earliest(today())))
  await step('chair', 'resume_publication', { status: 422 })
  await edit({ as, below }, 'manager', 'publication_hold', dayBoxes('hold.0.ended_on', today()))
  await step('chair', 'resume_publication', { status: 422 })
  await prepare({ as, below, write, today })
  await step('chair', 'resume_publication')
  assert.match(words(await publication()), /Publication agreed and planned|planned/i)
})

test('copies leave seven working days before; a day too early is refused, and the first lawful day is said', { timeout: 120_000 }, async () => {
  site.planned = earliest(today())
  let early = Date.parse(site.planned)
  do early -= 86_400_000; while (copiesBy(isoDay(early)) >= today())
  await edit({ as, below }, 'manager', 'publication_plan', dayBoxes('plan.0.on', isoDay(early)))
  assert.match(words(await publication()), /Copies to the National Panel, the Secretary of State and Ofsted Blocks publication/)
  await edit({ as, below }, 'manager', 'publication_plan', dayBoxes('plan.0.on', site.planned))
  assert.match(words(await publication()), /Copies to the National Panel, the Secretary of State and Ofsted Done/)
  assert.match(words(await publication()), /Send copies before publication \S+( \S+)? 7 working days before/, 'they are counted in working days')
  await step('coordinator', 'copies_sent')
})

test('two different people approve what was read; who was the first is no second', { timeout: 120_000 }, async () => {
  site.address = await makeFiles({ as, below })
  await write('manager', 'publication_first', { 'first.0.read': 'yes' })
  assert.equal((await (await as('manager')).get(below('/publication_second/new'))).status, 404, 'a role that approves first approves not second')
  const keeper = await as('coordinator')
  const joined = await keeper.post(below('/members'), await keeper.get(below('/members')), { address: 'manager@eastmarch.example', role: 'delegated_partner' })
  assert.equal(joined.status, 200, words(joined))
  await write('manager', 'publication_second', { 'second.0.read': 'yes' })
  const refused = words(await publication())
  assert.match(refused, /First approval Done Second approval, by somebody else Still to do/, 'the same person in another role is still the same person')
  await write('council.partner', 'publication_second', { 'second.0.read': 'yes' })
  assert.match(words(await publication()), /Second approval, by somebody else Done/)
})

test('it is public from its minute and not before: page, files, feeds and search', { timeout: 180_000 }, async () => {
  const embargo = inLondon(site.planned, '10:05')
  site.today = site.planned
  await movedTo(t, site, embargo - 30_000)
  const began = Date.now()
  const partner = await as('council.partner')
  const waiting = await partner.get(below('/publication'))
  assert.doesNotMatch(waiting.html, /publication\/release"/, 'no button before the minute')
  assert.equal(await statusOf(site.address), 404)
  for (const name of ['report.pdf', 'report.docx', 'report.txt']) assert.equal(await statusOf(`${site.address}/files/${name}`), 404, name)
  await until(async () => (await statusOf(site.address)) === 200, 'public')
  const late = Date.now() - began - 30_000
  console.log(`public ${(late / 1000).toFixed(1)} s after its minute`)
  assert.ok(late >= -1500, 'not before its minute')
  const page = await textOf(site.address)
  for (const said of ['Four maps of one park', 'Adults knew of one park']) assert.ok(page.includes(said), said)
  assert.deepEqual(await everywhere(site), { page: 200, pdf: 200, docx: 200, txt: 200, search: true, 'search.atom': true, published: true, 'published.atom': true, api: true, sitemap: true })
  const pdf = await fetch(`${site.url}${site.address}/files/report.pdf`)
  assert.equal(Buffer.from(await pdf.arrayBuffer()).subarray(0, 5).toString(), '%PDF-')
  assert.match(await textOf(`${site.address}/files/report.txt`), /park/)
})

test('any one publisher hides it with a reason, and page, files, index and feeds have it no more within a minute', { timeout: 180_000 }, async () => {
  const manager = await as('manager')
  const page = await manager.get(below('/publication'))
  const file = await fetch(`${site.url}${site.address}/files/report.txt`)
  const held = file.headers.get('etag')
  assert.ok(held && (await file.text()))
  for (const path of ['', '/files/report.txt']) assert.match((await fetch(`${site.url}${site.address}${path}`)).headers.get('cache-control'), /no-cache|no-store|max-age=([0-9]|[1-5][0-9])$/, 'no cache keeps it for a minute')
  const silent = await manager.post(below('/publication/hide'), page, {})
  assert.equal(silent.status, 422, 'a reason is asked for')
  const began = Date.now()
  await manager.post(below('/publication/hide'), silent, { why: 'A name was left in. (invented)' })
  await until(async () => Object.values(await everywhere(site)).every((one) => one !== 200 && one !== true), 'gone')
  console.log(`hidden everywhere ${((Date.now() - began) / 1000).toFixed(1)} s after the button`)
  assert.deepEqual(await everywhere(site), { page: 410, pdf: 410, docx: 410, txt: 410, search: false, 'search.atom': false, published: false, 'published.atom': false, api: false, sitemap: false })
  assert.equal((await fetch(`${site.url}${site.address}/files/report.txt`, { headers: { 'if-none-match': held } })).status, 410, 'a kept copy is not said to be still good')
  const shown = await textOf(site.address)
  assert.doesNotMatch(shown, /A name was left in/, 'the reason is not for the public')
  const after = await manager.get(below('/publication'))
  assert.throws(() => manager.fields(after, below('/publication/hiding')), /no form/)
  const forged = await manager.send(below('/publication/hiding'), { ...manager.fields(after, '/sign-out'), form_key: '0'.repeat(32), answer: 'restored', second_why: 'It was nothing' }, { 'sec-fetch-site': 'same-origin', origin: 'null' })
  assert.notEqual(forged.status, 303, 'whoever hid it restores it not')
  assert.notEqual(await statusOf(`${site.address}/files/report.pdf`), 200)
})

test('another person restores it, and it is public as before', { timeout: 180_000 }, async () => {
  const partner = await as('council.partner')
  const page = await partner.get(below('/publication'))
  assert.match(words(page), /A name was left in/)
  await partner.post(below('/publication/hiding'), page, { answer: 'restored', second_why: 'It was a street, not a name. (invented)' })
  const took = await until(async () => Object.values(await everywhere(site)).every((one) => one === 200 || one === true), 'public again')
  console.log(`public again ${(took / 1000).toFixed(1)} s after the button`)
})

test('before its year is over it is taken away for good by two people or an order, and not by one', { timeout: 180_000 }, async () => {
  assert.match(words(await step('council.partner', 'remove_early', { status: 422 })), /second person|two people|order/i)
  const partner = await as('council.partner')
  await partner.post(below('/publication/hide'), await partner.get(below('/publication')), { why: 'A brother was found by his school. (invented)' })
  await step('council.partner', 'remove_early', { status: 422 })
  const manager = await as('manager')
  await manager.post(below('/publication/hiding'), await manager.get(below('/publication')), { answer: 'stays_hidden', second_why: 'The school has said so too. (invented)' })
  await step('council.partner', 'remove_early')
  assert.equal(await statusOf(`${site.address}/files/report.pdf`), 410)
})

test('of improvement information alone nothing of the report is public, on any page or in any file', { timeout: 180_000 }, async () => {
  await movedTo(t, other)
  await prepare(copy)
  const on = earliest(copy.today())
  await copy.write('manager', 'publication_plan', plan('improvements_only', on, { 'plan.0.reasons': 'A sibling would be known. (invented)' }))
  await copy.step('coordinator', 'schedule_publication')
  await copy.step('coordinator', 'copies_sent', { status: 422 })
  await edit(copy, 'manager', 'publication_plan', { ...dayBoxes('plan.0.reasons_panel_on', copy.today()), ...dayBoxes('plan.0.reasons_minister_on', copy.today()) })
  await copy.step('coordinator', 'copies_sent')
  other.address = await makeFiles(copy)
  await copy.write('manager', 'publication_first', { 'first.0.read': 'yes' })
  await copy.write('council.partner', 'publication_second', { 'second.0.read': 'yes' })
  await movedTo(t, other, inLondon(on, '10:06'))
  await until(async () => (await statusOf(other.address, other)) === 200, 'public')
  for (const path of ['', '/files/report.txt']) {
    const said = await textOf(`${other.address}${path}`, other)
    assert.match(said, /Lay maps side by side/, path)
    assert.doesNotMatch(said, /drawn in green|Four agencies drew maps/, path)
  }
  assert.doesNotMatch(await textOf('/search?q=%22drawn+in+green%22', other), /reviews\/\d{4}\/\d+/)
})
