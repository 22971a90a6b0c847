// From an approved report to the public and back: held, planned, copied, approved by two, public to the minute, hidden, restored. Everybody is invented.
import assert from 'node:assert/strict'
import { cpSync, writeFileSync } from 'node:fs'
import { before, test } from 'node:test'
import { join } from 'node:path'
import { cairn, folder, json } from './cairn.mjs'
import { mailSink } from './mail_sink.mjs'
import { accountsAlone, caseOf, codeOf, dayBoxes, demonstrationSite, movedTo, wholeFile } from './office.mjs'
import { signedInTo } from './person.mjs'
import { approveReport } from './report_signing.mjs'

const site = {}
const t = wholeFile()
const { as, below, write, step, today } = caseOf(site)

/** The same folder and accounts from here on, with a case of its own. */
const other = {}
const copy = caseOf(other)

/** Another installation, which is given the review and shows it. */
const taker = {}
const mail = {}

before(async () => {
  mail.sink = await mailSink()
  t.after(() => mail.sink.close())
  Object.assign(process.env, { CAIRN_MAIL_SERVER: '127.0.0.1', CAIRN_MAIL_PORT: String(mail.sink.port), CAIRN_MAIL_SECURITY: 'none', CAIRN_MAIL_SENDER: 'cairn@reviews.example' })
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
/** Where the public finds it: the status of page and files, and whether lists, feeds, index, themes and pages of learning name it. */
async function everywhere(at) {
  const file = (name) => statusOf(`${at.address}/files/report.${name}`, at)
  const names = async (path) => (await textOf(path, at)).includes(at.address)
  return { page: await statusOf(at.address, at), cite: await statusOf(`${at.address}/cite`, at), 'api record': (await (await fetch(`${at.url}/api/v1${at.address}`)).json()).standing === 'open', home: await names('/'), theme: await names(`/themes/${at.theme}`), year: await names(`/browse/years/${at.address.split('/')[2]}`),
    area: await names('/areas/eastmarch'), recommendations: await names('/recommendations?q=maps+park'), progress: await names('/areas/eastmarch/progress'), pdf: await file('pdf'), docx: await file('docx'), txt: await file('txt'), search: await names('/search?q=maps+park'), 'search.atom': await names('/search.atom?q=maps+park'),
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
  await people.write('manager', 'publication_summary', { 'summary.0.text': 'Adults knew of one park and did not say so to one another. Information sharing between agencies failed.', 'improvements.0.text': 'Lay maps side by side.\n\nAsk who decides.' })
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
  site.theme = page.match(/\/themes\/([a-z-]+)/)[1]
  for (const said of ['Four maps of one park', 'Adults knew of one park']) assert.ok(page.includes(said), said)
  await until(async () => (await textOf('/search?q=maps+park')).includes(site.address), 'found')
  site.found = await everywhere(site)
  for (const [where, found] of Object.entries(site.found)) assert.ok(found === 200 || found === true || ['recommendations', 'progress'].includes(where), `${where}: ${found}`)
  const pdf = await fetch(`${site.url}${site.address}/files/report.pdf`)
  assert.equal(Buffer.from(await pdf.arrayBuffer()).subarray(0, 5).toString(), '%PDF-')
  assert.match(await textOf(`${site.address}/files/report.txt`), /park/)
})

test('it is given to another Cairn, which publishes it, to the national collection by mail, and to an archive that has a telephone alone', { timeout: 180_000 }, async () => {
  await demonstrationSite(t, taker, { made: accountsAlone })
  const told = (data, ...words) => {
    const done = cairn(data, 'deposit', ...words)
    assert.equal(done.status, 0, done.err)
    return done.out
  }
  const reference = site.address.replace('/reviews/', '')
  const file = join(folder(t), 'comfrey.cairn.json')
  told(site.data, 'export', reference, file, '--to', 'Saltbeck library', '--mail', 'library@saltbeck.example')
  told(taker.data, 'trust', told(site.data, 'key').match(/[0-9a-f]{64}/)[0], '--name', 'Eastmarch')
  told(taker.data, 'import', file)
  taker.cataloguer = await signedInTo(taker, Object.keys(taker.accounts).find((address) => address.startsWith('cataloguer@')))
  const entry = await taker.cataloguer.get((await taker.cataloguer.get('/deposit')).html.match(/\/deposit\/[0-9a-f]{32}/)[0])
  const decisions = Object.fromEntries([...entry.html.matchAll(/name="(decision-\d+)"/g)].map(([, name]) => [name, 'rejected']))
  if (Object.keys(decisions).length > 0) await taker.cataloguer.post(`${entry.path}/decide`, entry, decisions)
  const published = await taker.cataloguer.post(`${entry.path}/publish`, await taker.cataloguer.get(entry.path), {})
  taker.address = published.html.match(/\/reviews\/\d{4}\/\d+/)[0]
  assert.equal(await statusOf(taker.address, taker), 200)

  site.cataloguer = await signedInTo(site, Object.keys(site.accounts).find((address) => address.startsWith('cataloguer@')))
  for (const holder of [{ recipient: 'National collection', holder_address: 'collection@national.example' }, { recipient: 'Fictional archive', holder_telephone: '0300 111 1111' }]) {
    const page = await site.cataloguer.get('/deposit/out')
    const given = await site.cataloguer.send('/deposit/out', { ...site.cataloguer.fields(page, '/deposit/out'), reference, contact_name: 'The partnership office', contact_address: 'office@eastmarch.example', permission: 'Granted', way: 'mail', ...holder }, { 'sec-fetch-site': 'same-origin', origin: 'null' })
    assert.equal(given.status, 200, holder.recipient)
  }
})

test('any one publisher hides it with a reason, and page, files, index and feeds have it no more within a minute', { timeout: 180_000 }, async () => {
  const manager = await as('manager')
  const page = await manager.get(below('/publication/hide'))
  const file = await fetch(`${site.url}${site.address}/files/report.txt`)
  const held = file.headers.get('etag')
  assert.ok(held && (await file.text()))
  for (const path of ['', '/files/report.txt']) assert.match((await fetch(`${site.url}${site.address}${path}`)).headers.get('cache-control'), /no-cache|no-store|max-age=([0-9]|[1-5][0-9])$/, 'no cache keeps it for a minute')
  const silent = await manager.post(below('/publication/hide'), page, {})
  assert.equal(silent.status, 422, 'a reason is asked for')
  const began = Date.now()
  const after = await manager.post(below('/publication/hide'), silent, { why: 'A name was left in. (invented)' })
  const gone = await everywhere(site)
  console.log(`looked for everywhere ${((Date.now() - began) / 1000).toFixed(1)} s after the button`)
  for (const [where, found] of Object.entries(gone)) assert.ok(found === 410 || found === 404 || found === false, `${where}: ${found}`)
  for (const what of ['page', 'pdf', 'docx', 'txt']) assert.equal(gone[what], 410, what)
  const { findings, recommendations, files } = await (await fetch(`${site.url}/api/v1${site.address}`)).json()
  assert.deepEqual([findings, recommendations, files].flat(), [], 'machines are given nothing of it either')
  assert.equal((await fetch(`${site.url}${site.address}/files/report.txt`, { headers: { 'if-none-match': held } })).status, 410, 'a kept copy is not said to be still good')
  const shown = await textOf(site.address)
  assert.doesNotMatch(shown, /A name was left in/, 'the reason is not for the public')
  assert.match(words(after), /A second person confirms or restores it by the end of \w+day \d+ \w+ \d{4}/)
  assert.throws(() => manager.fields(after, below('/publication/hiding')), /no form/)
  const forged = await manager.send(below('/publication/hiding'), { ...manager.fields(after, '/sign-out'), form_key: '0'.repeat(32), answer: 'restored', second_why: 'It was nothing' }, { 'sec-fetch-site': 'same-origin', origin: 'null' })
  assert.notEqual(forged.status, 303, 'whoever hid it restores it not')
  assert.notEqual(await statusOf(`${site.address}/files/report.pdf`), 200)
  assert.match(words(await manager.get('/work')), /Confirm or restore a hidden page/, 'the two working days stand among the work')
})

/** The signed message that a mail carries. */
const carried = (one) => Buffer.from(one.raw.match(/filename="cairn-message\.json"\r\n\r\n([\s\S]*?)\r\n--/)[1], 'base64')

test('the same hour everybody who was given it is told: another Cairn hides its copy, the national collection has a mail, the archive is telephoned, a second publisher is asked', { timeout: 180_000 }, async () => {
  const toLibrary = await mail.sink.arrived((one) => one.to === 'library@saltbeck.example')
  const toCollection = await mail.sink.arrived((one) => one.to === 'collection@national.example')
  await mail.sink.arrived((one) => one.to === 'council.partner@eastmarch.example' && one.text.includes('was taken off line'))
  for (const one of [toLibrary, toCollection]) {
    assert.ok(one.text.includes(`${site.url}${site.address}\r\n`), one.text)
    assert.match(one.text, /Please take your copy off line within the hour/)
    for (const secret of ['A name was left in', 'Comfrey', 'Four maps', site.code]) assert.ok(!one.text.includes(secret), secret)
  }
  assert.doesNotMatch(toCollection.raw, /cairn-message/, 'who runs no Cairn is sent no file for it')
  mail.message = join(folder(t), 'hidden.json')
  writeFileSync(mail.message, carried(toLibrary))
  assert.equal(await statusOf(taker.address, taker), 200)
  const page = await taker.cataloguer.postFile('/deposit', await taker.cataloguer.get('/deposit'), {}, 'cairn-message.json', carried(toLibrary))
  assert.equal(page.status, 200, words(page).slice(0, 1500))
  for (const path of ['', '/files/report.pdf', '/files/report.txt', '/cite']) assert.notEqual(await statusOf(taker.address + path, taker), 200, path)
  assert.equal(await statusOf(taker.address, taker), 410)
  for (const path of ['/search?q=maps+park', '/', `/browse/years/${taker.address.split('/')[2]}`]) assert.ok(!(await textOf(path, taker)).includes(taker.address), path)
  assert.notEqual(cairn(taker.data, 'deposit', 'import', mail.message).status, 0, 'the same message is followed once')

  const manager = await as('manager')
  let shown
  await until(async () => (words(shown = await manager.get(below('/publication/hide'))).match(/Told that it is hidden/g) ?? []).length === 2, 'both mails noted')
  assert.match(words(shown), /Fictional archive[\s\S]*Not told yet[\s\S]*telephone them[\s\S]*0300 111 1111/)
  const archive = shown.html.match(/\/publication\/holders\/[0-9a-f]{32}/)[0]
  const done = await manager.post(below(archive), shown, {})
  assert.equal((words(done).match(/Told that it is hidden/g) ?? []).length, 3)
})

test('another person restores it, and it is public as before; whoever was told is told again', { timeout: 180_000 }, async () => {
  const partner = await as('council.partner')
  const page = await partner.get(below('/publication/hide'))
  assert.match(words(page), /A name was left in/)
  const back = await partner.post(below('/publication/hiding'), page, { answer: 'restored', second_why: 'It was a street, not a name. (invented)' })
  assert.equal(back.status, 200)
  for (const [where, found] of Object.entries(await everywhere(site))) assert.ok(found === 200 || found === site.found[where], `${where}: ${found}`)
  const again = await mail.sink.arrived((one) => one.to === 'library@saltbeck.example' && one.text.includes('is public again'))
  writeFileSync(mail.message, carried(again))
  const taken = cairn(taker.data, 'deposit', 'import', mail.message)
  assert.equal(taken.status, 0, taken.err)
  await until(async () => (await statusOf(taker.address, taker)) === 200, 'public again at the other Cairn')
})

test('whoever is on call for the collection hides it from its public page with a reason, and sees nothing of the case', { timeout: 180_000 }, async () => {
  assert.match(await textOf(site.address), new RegExp(`href="/sign-in\\?to=${encodeURIComponent(`${site.address}/hide`)}"`))
  const page = await site.cataloguer.get(`${site.address}/hide`)
  for (const secret of [site.code, 'Comfrey’s grandmother']) assert.ok(!page.html.includes(secret), secret)
  assert.equal((await site.cataloguer.post(`${site.address}/hide`, page, {})).status, 422, 'a reason is asked for')
  const hidden = await site.cataloguer.post(`${site.address}/hide`, page, { why: 'A relative telephoned: a school is named. (invented)' })
  assert.equal(await statusOf(`${site.address}/files/report.pdf`), 410)
  assert.match(words(hidden), /confirms or restores it by the end of \w+day/)
  assert.ok(!hidden.html.includes(site.code))
  const record = await site.cataloguer.get(`/catalogue/${site.address.replace('/reviews/', '')}`)
  assert.throws(() => site.cataloguer.fields(record, `${record.path}/restore`), /no form/, 'nobody brings it back past the second person')
  const outsider = await (await as('chair')).get(`${site.address}/hide`)
  assert.match(words(outsider), /you cannot hide it from here/)
  const manager = await as('manager')
  const case_page = await manager.get(`${site.address}/hide`)
  assert.equal(case_page.path, below('/publication/hide'), 'a publisher comes to the case')
  assert.match(words(case_page), /A relative telephoned/)
  await manager.post(below('/publication/hiding'), case_page, { answer: 'restored', second_why: 'The school is of another county. (invented)' })
  assert.equal(await statusOf(site.address), 200)
})

test('before its year is over it is taken away for good by two people or an order, and not by one', { timeout: 180_000 }, async () => {
  assert.match(words(await step('council.partner', 'remove_early', { status: 422 })), /second person|two people|order/i)
  const partner = await as('council.partner')
  await partner.post(below('/publication/hide'), await partner.get(below('/publication/hide')), { why: 'A brother was found by his school. (invented)' })
  await step('council.partner', 'remove_early', { status: 422 })
  site.today = isoDay(Date.parse(site.planned) + 7 * 86_400_000)
  await movedTo(t, site, inLondon(site.today, '10:05'))
  const manager = await as('manager')
  assert.match(words(await manager.get(below('/publication/hide'))), /Nobody has confirmed or restored it in time/, 'a week later its two working days are over')
  await until(async () => words(await manager.get('/notifications')).includes('A hidden page still waits for a second person: late'), 'told that it is late')
  await until(async () => words(await manager.get('/notifications')).includes('Somebody who holds a copy of a hidden page has not been told'), 'told of the archive, which nobody telephoned')
  assert.match(words(await manager.get(below('/publication/hide'))), /The hour is over and \d+ of them/)
  await manager.post(below('/publication/hiding'), await manager.get(below('/publication/hide')), { answer: 'stays_hidden', second_why: 'The school has said so too. (invented)' })
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
