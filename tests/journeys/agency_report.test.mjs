// An agency without an account is asked for its report, writes it behind a guarded link, and the partnership receives it. Names are invented.
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { codeOf, dayBoxes as day, daysAgo as ago, demonstrationSite, wholeFile } from './office.mjs'
import { Browser, signedInTo } from './person.mjs'

const site = {}
const t = wholeFile()

before(async () => {
  await demonstrationSite(t, site)
  site.code = await codeOf(await keeper(), 'Comfrey')
})

const keeper = () => signedInTo(site, 'coordinator@eastmarch.example')
const below = (path) => `/cases/${site.code}${path}`

/** A report that was asked for, and a browser of that agency which has opened its link. */
async function asked(agency, due = ago(-21)) {
  const asks = await keeper()
  const path = below('/report_request/new')
  const saved = await asks.post(path, await asks.get(path), { 'request.0.agency': agency, 'request.0.kind': 'youth_justice', 'request.0.lead': 'P. Sorrel (invented)', 'request.0.contact': 'Telephone 01632 960109', 'request.0.subjects': 'Young person Comfrey',
    ...day('request.0.from', '2024-01-01'), ...day('request.0.to', '2025-12-31'), 'request.0.basis': 'Children Act 2004 s.16H', 'request.0.questions': 'What did the team do after each missing episode?', ...day('request.0.due_on', due) }, { follow: false })
  assert.equal(saved.status, 303)
  const list = await asks.get(below('/review/agencies'))
  const at = below(`/review/agencies/${list.html.match(new RegExp(`/review/agencies/([0-9a-f]{32})"[^>]*><span[^>]*>${agency}`))[1]}`)
  const shown = await asks.post(`${at}/link`, await asks.get(at), {})
  const link = shown.html.match(/\/respond\/[0-9a-f]{64}/)[0], code = shown.html.match(/<dd[^>]*>(\d{6})</)[1]
  const visitor = new Browser(site.url)
  return { visitor, link, at, code, opened: await visitor.post(`${link}/open`, await visitor.get(link), { code }) }
}

const report = { 'author.0.agency': 'Youth justice (invented)', 'author.0.name': 'R. Hale (invented)', 'author.0.independent': 'yes', 'sources.0.records': 'The team’s own records', 'account.0.narrative': 'The worker telephoned every evening.', 'account.0.systemic': 'Two teams kept two maps.', 'signed.0.officer': 'T. Reed (invented)', ...day('signed.0.on', ago(0)) }

test('the agency sees what is asked, the agreed key lines and whom to ask before interviews, and nothing of how it was asked', { timeout: 60_000 }, async () => {
  const { opened } = await asked('Youth justice one')
  assert.equal(opened.status, 200)
  assert.match(opened.html, /<h1>Agency report<\/h1>/)
  for (const words of ['What did the team do after each missing episode?', 'What did adults know of the park', 'Young person Comfrey', 'Papers with the report']) assert.ok(opened.html.includes(words), words)
  for (const words of ['01632 960109', 'P. Sorrel', 'Quality assurance', 'Devi Yarrow', site.code]) assert.ok(!opened.html.includes(words), words)
  assert.match(opened.html, /Before you interview anybody for this report, ask the person at the partnership/)
  assert.match(opened.html, /name="author\.0\.agency"[^>]*value="Youth justice one"/)
  assert.match(opened.html, /name="analysis\.0\.line"[^>]*value="1"/)
})

test('what is typed is kept as a draft that nobody at the partnership reads, sent, asked again, accepted, and then closed', { timeout: 120_000 }, async () => {
  const { visitor, link, at, opened } = await asked('Youth justice two')
  let page = await visitor.post(link, opened, { ...report, go: 'save' })
  assert.match(page.html, /The worker telephoned every evening\./)
  const chief = await keeper()
  let seen = await chief.get(at)
  assert.match(seen.html, /has not sent it/)
  assert.doesNotMatch(seen.html, /telephoned every evening/)
  assert.doesNotMatch((await chief.get(below('/agency_report'))).html, /R\. Hale/)

  const early = await visitor.post(link, page, { ...report, 'account.0.narrative': '', 'author.0.name': 'R. Hale-Reed (invented)', go: 'send' })
  assert.equal(early.status, 422, 'an account is needed')
  assert.match(early.html, /<title>Error:[\s\S]*R\. Hale-Reed/)

  const lines = Object.fromEntries([0, 1, 2, 3, 4].flatMap((turn) => [[`analysis.${turn}.line`, String(turn + 1)], [`analysis.${turn}.text`, `Answer to line ${turn + 1}.`]]))
  page = await visitor.get(link)
  const sent = await visitor.post(link, page, { ...report, ...lines, go: 'send' })
  assert.match(sent.html, /Your report has been sent/)
  assert.match((await chief.get('/notifications')).html, /An agency answered/)
  seen = await chief.get(at)
  assert.match(seen.html, /telephoned every evening/)
  await chief.post(`${at}/again`, seen, {})
  assert.match((await visitor.get(link)).html, /name="account\.0\.narrative"/, 'it is open to be changed')
  await visitor.post(link, await visitor.get(link), { ...report, ...lines, 'account.0.good_practice': 'She was visited by the same person for a year.', go: 'send' })
  const done = await chief.post(`${at}/accept`, await chief.get(at), {})
  assert.match(done.html, /Received/)
  assert.match(done.html, /Write down the quality assurance/)
  assert.match((await chief.get(below('/agency_report'))).html, /Youth justice \(invented\)/)
  assert.doesNotMatch((await visitor.get(link)).html, /telephoned/, 'an accepted report closes its link')
})

test('papers go with the report, are looked at as they come, and can be taken back until it is sent', { timeout: 120_000 }, async () => {
  const { visitor, link, at } = await asked('Youth justice three')
  const attach = `${link}/attach`
  const bad = await visitor.postFile(attach, await visitor.get(attach), {}, 'locked.docx', Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(504), Buffer.from('EncryptedPackage', 'utf16le'), Buffer.alloc(512)]))
  assert.equal(bad.status, 422)
  assert.match(bad.html, /password/)
  const policy = Buffer.from('Missing from home: a policy that is invented.\n')
  let page = await visitor.postFile(attach, await visitor.get(attach), { title: 'Our policy (invented)' }, 'policy.txt', policy)
  assert.match(page.html, /Our policy \(invented\)/)
  await visitor.postFile(attach, await visitor.get(attach), { title: 'By mistake' }, 'other.txt', Buffer.from('Another text.\n'))
  page = await visitor.get(link)
  const back = page.html.match(new RegExp(`${link}/attach/[0-9a-f]{32}/back(?="[^>]*>(?:(?!</form>)[\\s\\S])*By mistake)`))[0]
  page = await visitor.post(back, page, {})
  assert.doesNotMatch(page.html, /By mistake/)
  const chief = await keeper()
  const seen = await chief.get(at)
  assert.match(seen.html, /Our policy \(invented\)/)
  const paper = seen.html.match(/\/documents\/([0-9a-f]{32})"[^>]*>[^<]*(?:<[^>]*>)*Our policy/)[1]
  assert.deepEqual((await chief.download(below(`/documents/${paper}/file`))).bytes, policy)
})

test('the link ends when it is ended, each reading is on record, and words typed too late are shown to be copied', { timeout: 120_000 }, async () => {
  const { visitor, link, at, opened } = await asked('Youth justice four')
  const chief = await keeper()
  await chief.post(`${at}/close`, await chief.get(at), {})
  const late = await visitor.post(link, opened, { ...report, go: 'save' })
  assert.equal(late.status, 403)
  assert.match(late.html, /What you typed was not saved[\s\S]*telephoned every evening/)
  assert.match((await chief.get(at)).html, /Make the link and the code/, 'a new one can be made')
  const manager = await signedInTo(site, 'manager@eastmarch.example')
  assert.match((await manager.get(below('/history'))).html, /Looked at an agency’s answer/)
})

test('an information request and a report do not open each other', { timeout: 60_000 }, async () => {
  const { at } = await asked('Youth justice five')
  const chief = await keeper()
  assert.equal((await chief.get(at.replace('/review/agencies/', '/agencies/'))).status, 404)
})
