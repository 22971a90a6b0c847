// From the writing of a recommendation to what it changed for children, without script: guards in plain words, an owner without an account,
// a tracker from a spreadsheet. Names and places are invented.
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { join } from 'node:path'
import { cairn, files, folder, jsonl } from './cairn.mjs'
import { dayBoxes as on, daysAgo, demonstrationSite, fill, movedTo, wholeFile } from './office.mjs'
import { Browser, signedInTo } from './person.mjs'
import { fillIn, unzip } from './zip.mjs'

const site = {}
const t = wholeFile()

before(async () => {
  await demonstrationSite(t, site)
  site.coordinator = await signedInTo(site, 'coordinator@eastmarch.example')
  site.chair = await signedInTo(site, 'chair@eastmarch.example')
})

const step = (who, path, event) => fill(who, `${path}/steps/${event}`, { ...on('on', daysAgo(0)), reasons: 'As the group agreed' })

test('a recommendation is written, answered, planned, done, evidenced, tested again, and shown to be better for children', { timeout: 120_000 }, async () => {
  const { coordinator, chair } = site
  const list = await coordinator.get('/cases?closed=with')
  const code = list.html.match(/\/cases\/([A-Z]+-\d{4}-\d+)/)[1]
  const look = await fill(coordinator, `/cases/${code}/actions/new`, { go: 'look', 'recommendation.0.text': 'Agree one growth record that health visiting and the GP and the hospital see' })
  assert.match(look.html, /Nearly identical/)
  assert.match(look.html, /Better for children/, 'what came of it stands beside it')
  const written = await fill(coordinator, `/cases/${code}/actions/new`, { go: 'save', 'recommendation.0.text': 'Weigh each baby at every visit', 'addressee.0.name': 'Eastmarch Community Health', 'addressee.0.target': 'health_provider' })
  assert.equal(written.status, 200)
  const path = written.path
  assert.match(path, /^\/actions\/[0-9a-f]{32}$/)
  assert.match((await step(coordinator, path, 'accept')).html, /Every addressee has answered\./)
  await fill(coordinator, `${path}/say/addressee_response`, { 'response.0.answer': 'answer_accepted', ...on('response.0.on', daysAgo(300)) }, '?about=0')
  await step(coordinator, path, 'accept')
  await fill(coordinator, `${path}/say/tracked_action`, { 'tracked.0.what': 'Buy scales for each team', 'tracked.0.owner': 'Head of health visiting', ...on('tracked.0.by', daysAgo(10)) })
  await step(coordinator, path, 'plan')
  await step(coordinator, path, 'start')
  assert.match((await step(coordinator, path, 'complete')).html, /There is evidence of what was done\./)

  // The owner has no account: a link and a code that come by two ways.
  const page = await coordinator.get(path)
  assert.match(page.html, /Overdue/)
  const link = page.html.match(new RegExp(`${path}/links/[0-9a-f]{32}`))[0]
  const made = await fill(coordinator, link, {})
  const address = made.html.match(/\/update\/[0-9a-f]{64}/)[0]
  const code_given = made.html.match(/<strong[^>]*>(\d{6})<\/strong>/)[1]
  const owner = new Browser(site.url)
  const shut = await owner.get(address)
  assert.doesNotMatch(shut.html, /Buy scales/)
  const opened = await owner.post(`${address}/open`, shut, { code: code_given })
  assert.match(opened.html, /Buy scales for each team/)
  const sent = await owner.post(address, opened, { 'tracked.0.progress': 'all_done', ...on('tracked.0.done_on', daysAgo(5)), evidence: 'Scales are in all nine teams' })
  assert.match(sent.html, /Thank you/)
  assert.match((await coordinator.get(path)).html, /Scales are in all nine teams/)

  await step(coordinator, path, 'complete')
  assert.match((await step(chair, path, 'show_change')).html, /Output alone, such as training attended, does not show it\./)
  const evidence = (kind, finds, days, more = {}) => fill(coordinator, `${path}/say/evidence`, { 'evidence.0.kind': kind, 'evidence.0.shows': 'Weighed at 57 of 60 visits', 'evidence.0.finds': finds, ...on('evidence.0.on', daysAgo(days)), ...more })
  await evidence('audit_of_files', 'practice_changed', 200)
  await step(chair, path, 'show_change')
  assert.match((await step(chair, path, 'embed')).html, /A later re-test found the change still in place\./)
  await evidence('dip_sample', 'practice_changed', 20, { 'evidence.0.retest': 'yes' })
  await step(chair, path, 'embed')
  await evidence('output_only', 'better_for_children', 3)
  assert.match((await step(chair, path, 'show_impact')).html, /other than output/)
  await evidence('child_family_feedback', 'better_for_children', 2)
  const whole = await step(chair, path, 'show_impact')
  assert.match(whole.html, /Impact shown/)
  assert.match(whole.html, /Better for children/)
})

const withQuotes = (fields) => Object.fromEntries(Object.entries(fields).map(([name, words]) => [name, words.replaceAll('&quot;', '"').replaceAll('&#34;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')]))

test('one that another area was given is found in the collection while its like is typed, with what is known to have come of it', { timeout: 120_000 }, async () => {
  const text = 'The partnership should agree by March how missed appointments for children are shared between services (invented).'
  await site.server.stop()
  const place = files(folder(t), { 'catalogue.jsonl': jsonl({ id: 'W-1', title: '2025 - Westmere - Child W (invented)', year: 2025, area: 'Westmere', nation: 'England', review_type: 'Local child safeguarding practice review', abstract: 'Appointments that were missed.', recommendations: [text], permission: 'granted' }) })
  const taken = cairn(site.data, 'import', place)
  assert.equal(taken.status, 0, taken.out + taken.err)
  await movedTo(t, site)
  const code = (await site.coordinator.get('/cases?closed=with')).html.match(/\/cases\/([A-Z]+-\d{4}-\d+)/)[1]
  const look = await fill(site.coordinator, `/cases/${code}/actions/new`, { go: 'look', 'recommendation.0.text': text.replace('agree by March', 'agree, by March,') })
  const at = look.html.indexOf('Westmere')
  assert.ok(at > 0, 'the review of the other area is named')
  const item = look.html.slice(look.html.lastIndexOf('<li', at), at + 800)
  assert.match(item, /Nearly identical/)
  assert.match(item, /href="\/recommendations\/\d+"/)
  assert.match(item, /What came of it is not recorded here\./, 'nobody claims to know what another area did')
})

test('an owner of several actions downloads them, fills the sheet in, sends it back, sees what would change, and takes it over', { timeout: 120_000 }, async () => {
  const { coordinator } = site
  const list = await coordinator.get('/actions?owner=Chief+nurse')
  const one = list.html.match(/\/actions\/[0-9a-f]{32}/)[0]
  const link = (await coordinator.get(one)).html.match(new RegExp(`${one}/links/[0-9a-f]{32}`))[0]
  assert.match((await coordinator.get(link)).html, /everything that is open and this owner’s/)
  const made = await fill(coordinator, link, {})
  const address = made.html.match(/\/update\/[0-9a-f]{64}/)[0]
  const code = made.html.match(/<strong[^>]*>(\d{6})<\/strong>/)[1]
  const owner = new Browser(site.url)
  assert.doesNotMatch((await owner.get(address)).html, /weekend access/)
  assert.equal((await owner.download(`${address}/sheet.xlsx`)).bytes.subarray(0, 2).toString() === 'PK', false, 'nothing is given out without the code')
  const opened = await owner.post(`${address}/open`, await owner.get(address), { code })
  assert.match(opened.html, /Buy weekend access from the supplier/)
  assert.match(opened.html, /Fund two posts/)
  assert.match(opened.html, /Overdue/)
  assert.match(opened.html, /Blocked/)
  assert.doesNotMatch(opened.html, /Build the check/, 'what is somebody else’s is not there')

  const blank = await owner.download(`${address}/sheet.xlsx`)
  assert.equal(blank.status, 200)
  const sheet = unzip(blank.bytes)['xl/worksheets/sheet1.xml'].toString()
  assert.match(sheet, /<sheetProtection/)
  const filled = fillIn(blank.bytes, { 'Buy weekend access from the supplier': { I: 'Done' }, 'Fund two posts': { I: 'Begun', K: 'The second post is agreed' } })
  const look = await owner.postFile(`${address}/sheet`, opened, {}, 'actions.xlsx', filled)
  assert.equal(look.status, 200)
  assert.match(look.html, /L\d+, Evidence/)
  assert.match(look.html, /J\d+, Done on/)
  assert.match(look.html, /The second post is agreed/)
  assert.match(look.html, /1 row will be taken over\./)
  assert.match((await owner.get(`${address}`)).html, /The money for the second post/, 'nothing was changed by looking')
  const taken = await owner.post(`${address}/sheet/take`, look, withQuotes(owner.fields(look, `${address}/sheet/take`)))
  assert.match(taken.html, /1 row was taken over\./)
  assert.doesNotMatch((await owner.get(address)).html, /The money for the second post/)

  // Put right in the same file: the row that was taken says nothing new.
  const right = fillIn(blank.bytes, { 'Buy weekend access from the supplier': { I: 'Done', J: '1/11/2026', L: 'The contract of the supplier' }, 'Fund two posts': { I: 'Begun', K: 'The second post is agreed' } })
  const again = await owner.postFile(`${address}/sheet`, await owner.get(address), {}, 'actions.xlsx', right)
  assert.match(again.html, /Nothing new/)
  await owner.post(`${address}/sheet/take`, again, withQuotes(owner.fields(again, `${address}/sheet/take`)))
  const whole = await coordinator.get(one)
  assert.match(whole.html, /The contract of the supplier/)
  assert.match(whole.html, /<span class="tag tag--ok">Done<\/span>/)
  assert.doesNotMatch((await owner.get(address)).html, /Buy weekend access/, 'what is done is open no longer')

  const mine = await coordinator.download('/actions/sheet.xlsx')
  assert.ok(mine.bytes.subarray(0, 2).toString() === 'PK')
  const other = await owner.postFile(`${address}/sheet`, await owner.get(address), {}, 'actions.xlsx', mine.bytes)
  assert.equal(other.status, 422)
  assert.match(other.html, /given out for other actions/)
  assert.match((await coordinator.get('/actions/digest')).html, /Head of midwifery/)
})

test('a tracker that was kept in a spreadsheet is looked at row by row, taken in once, and nothing of it is lost', { timeout: 60_000 }, async () => {
  const { coordinator } = site
  const sheet = 'Ref,Recommendation,Agency,Owner,Action,Due date,RAG,Board comment\n7,Invite fathers to each meeting,Social care,Head of service,Change the letters,30/09/2025,Complete,Asked twice\n8,,Health,Nurse,,31/02/2025,Red,\n'
  const page = await coordinator.get('/actions/import')
  const body = new FormData()
  for (const [name, words] of Object.entries({ ...coordinator.fields(page, '/actions/import'), pasted: sheet })) body.append(name, words)
  const response = await fetch(site.url + '/actions/import', { method: 'POST', body, headers: { cookie: [...coordinator.cookies].map(([n, v]) => `${n}=${v}`).join('; '), 'sec-fetch-site': 'same-origin' } })
  const look = { status: response.status, html: await response.text() }
  assert.equal(look.status, 200)
  assert.match(look.html, /Board comment: Asked twice/)
  assert.match(look.html, /There is no text\./)
  assert.match(look.html, /31\/02\/2025/)
  const fields = coordinator.fields(look, '/actions/import/take')
  for (const name of Object.keys(fields)) fields[name] = fields[name].replaceAll('&quot;', '"').replaceAll('&#34;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
  const taken = await coordinator.post('/actions/import/take', look, fields)
  assert.equal(taken.status, 200)
  const list = await coordinator.get('/actions?q=invite+fathers+meeting')
  assert.match(list.html, /Invite fathers to each meeting/)
  assert.match(list.html, /In progress|Overdue/, 'what the sheet calls complete has no evidence')
})

test('the list, the board report, the broken threads and the national recommendations are there, and downloads open', { timeout: 60_000 }, async () => {
  const { coordinator } = site
  for (const path of ['/actions?due=overdue', '/actions/board', '/learning/threads', '/national-recommendations', '/cy/actions', '/cy/learning/threads']) assert.equal((await coordinator.get(path)).status, 200, path)
  for (const [path, head] of [['/actions.xlsx', 'PK'], ['/actions/board.docx', 'PK'], ['/actions.json', '{"'], ['/actions.csv', '\u{feff}']]) {
    const file = await coordinator.download(path)
    assert.equal(file.status, 200, path)
    assert.ok(file.bytes.toString('utf8').startsWith(head), path)
  }
})
