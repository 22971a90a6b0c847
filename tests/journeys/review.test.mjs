// A review from its agreed terms to the approved report, each step by whoever may take it. Names and places are invented.
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { caseOf, codeOf, dayBoxes, demonstrationSite, wholeFile } from './office.mjs'
import { confirmContent, decideAll, signCheck, signReport } from './report_signing.mjs'

const site = {}
const t = wholeFile()

before(async () => {
  await demonstrationSite(t, site)
  site.code = await codeOf(await as('manager'), 'Comfrey')
})

const { as, below, write, step, today } = caseOf(site)
const day = (name) => dayBoxes(name, today())

test('the hub shows the timetable, the agreed key lines, the reviewer, and the trial that holds publication back', { timeout: 60_000 }, async () => {
  const page = await (await as('manager')).get(below('/review'))
  assert.equal(page.status, 200)
  for (const words of ['Local review under way', 'What did adults know of the park', 'Emery Thrift', 'Draft to the group', 'Before anything is published: check with Devi Yarrow']) assert.ok(page.html.includes(words), words)
  const event = await (await as('reviewer')).get(below('/practitioner_event/new'))
  assert.match(event.html, /Before you interview anybody: check with Devi Yarrow/)
})
test('the record under regulation 14, the proceedings and the quality markers have pages, and the group has its list', { timeout: 60_000 }, async () => {
  const manager = await as('manager')
  assert.match((await manager.get(below('/review/monitoring'))).html, /Three agency reports are promised/)
  assert.match((await manager.get(below('/proceedings'))).html, /Criminal trial/)
  assert.match((await manager.get(below('/quality'))).html, /2 of 18 judged/)
  assert.match((await manager.get('/quality/marker_clarity_of_purpose')).html, /Young person Comfrey/)
  assert.equal((await manager.get('/quality/marker_that_is_none')).status, 404)
  const hub = await manager.get(below('/review'))
  const form = [...hub.html.matchAll(/<form[^>]* action="[^"]*\/review\/watch"[^>]*>[\s\S]*?<\/form>/g)][0][0]
  assert.equal((await manager.post(below('/review/watch'), { html: form }, { what: 'review', watch: 'yes' }, { follow: false })).status, 303)
  assert.match((await manager.get('/group')).html, /<td><ul><li>The review<\/li><\/ul><\/td>/)
})
test('the header leads those who may read them to the group’s list and the register of reviewers', { timeout: 60_000 }, async () => {
  const links = (page) => ['/group', '/reviewers'].filter((path) => page.html.includes(`href="${path}"`))
  const manager = await as('manager')
  assert.deepEqual(links(await manager.get('/account')), ['/group', '/reviewers'])
  for (const path of ['/group', '/reviewers']) assert.equal((await manager.get(path)).status, 200, path)
  const reviewer = await as('reviewer')
  assert.ok(!links(await reviewer.get('/account')).includes('/reviewers'), 'a reviewer reads no figures, and no register')
  assert.equal((await reviewer.get('/reviewers')).status, 404)
})
test('legal advice is there for the legal adviser alone', { timeout: 60_000 }, async () => {
  for (const who of ['manager', 'chair', 'reviewer']) assert.equal((await (await as(who)).get(below('/legal_advice'))).status, 404, who)
  assert.ok([200, 303].includes((await (await as('legal.adviser')).get(below('/legal_advice'), { follow: false })).status))
})
test('a reviewer is registered, counted by appointments, corrected with the earlier words kept, and removed with a reason', { timeout: 60_000 }, async () => {
  const manager = await as('manager')
  const saved = await manager.post('/reviewers/new', await manager.get('/reviewers/new'), { name: 'Emery Thrift', methods: 'Systems method', experience: 'Youth work' })
  assert.match(saved.html, /Emery Thrift[\s\S]*<td>8<\/td>/)
  const remove = saved.html.match(/\/reviewers\/[0-9a-f]+\/remove/)[0], one = remove.replace('/remove', '')
  const form = await manager.get(`${one}/edit`), meanwhile = await manager.get(`${one}/edit`)
  assert.equal((await manager.post(`${one}/edit`, form, { name: '', methods: 'Systems method' })).status, 422)
  const edited = await manager.post(`${one}/edit`, form, { name: 'Emery Thrift', methods: 'Systems method', experience: 'Youth work and courts', conflicts: 'Taught at Eastmarch College (invented)' })
  assert.match(edited.html, /Appointed in 8 reviews/)
  assert.match(edited.html, /Earlier versions[\s\S]*Youth work<\/span>[\s\S]*Youth work and courts/)
  const clash = await manager.post(`${one}/edit`, meanwhile, { name: 'Emery Thrift', experience: 'Written over an old version' })
  assert.equal(clash.status, 409, 'whoever saw an older version sees both')
  assert.match(clash.html, /Youth work and courts[\s\S]*Written over an old version/)

  const choose = await manager.get(below('/review/appoint'))
  assert.match(choose.html, /Taught at Eastmarch College/)
  const begun = await manager.get(choose.html.match(/href="([^"]*\/appointment\/new\?from=[0-9a-f]+)"/)[1])
  assert.match(begun.html, /name="appointment\.0\.reviewer"[^>]*value="Emery Thrift"/)
  assert.match(begun.html, /Taught at Eastmarch College[\s\S]*declaration of interests in this case/)

  assert.equal((await manager.post(remove, await manager.get(remove), { why: '' })).status, 422)
  await manager.post(remove, await manager.get(remove), { why: 'Retired' })
  assert.doesNotMatch((await manager.get('/reviewers')).html, /Emery Thrift/)
  assert.match((await manager.get('/reviewers?removed=yes')).html, /Emery Thrift/)
  assert.doesNotMatch((await manager.get(below('/review/appoint'))).html, /Emery Thrift/, 'nobody who was struck off is appointed anew')
})
test('an appointment ends with a reason, and those who were told have their notice', { timeout: 60_000 }, async () => {
  const manager = await as('manager')
  const form = { 'appointment.0.reviewer': 'Ilo Fictional-Birch', 'appointment.0.knowledge': 'Residential care', ...day('appointment.0.appointed_on'), 'appointment.0.appointed_by': 'The partners', 'interest.0.declared': 'no_interest', ...day('interest.0.declared_on'), 'terms.0.terms': 'Six days', ...day('terms.0.agreed_on') }
  await write('manager', 'appointment', form)
  const hub = await manager.get(below('/review'))
  const end = hub.html.match(/href="([^"]*\/review\/reviewers\/[0-9a-f]{32}\/remove)"[^>]*>End the appointment<span[^>]*>: Ilo Fictional-Birch/)[1]
  const refused = await manager.post(end, await manager.get(end), { by: 'The partners', why: '', ...day('on') })
  assert.equal(refused.status, 422)
  assert.match(refused.html, /value="The partners"/)
  const ended = await manager.post(end, refused, { by: 'The partners', why: 'An interest came to light (invented)', ...day('on'), told: 'national_panel' })
  assert.match(ended.html, /Ilo Fictional-Birch[\s\S]*Ended on/)
  assert.equal((await manager.get(end)).status, 404, 'it has ended')
  assert.match((await manager.get(below('/review_notice'))).html, /A reviewer was removed/)
})
test('draft, quality assurance and three signatures, each by the right role', { timeout: 120_000 }, async () => {
  assert.equal((await (await as('chair')).get(below('/steps/draft_in'))).status, 404)
  await step('reviewer', 'draft_in')
  await step('chair', 'send_to_qa', { status: 422 })
  for (const form of ['disclosure_check', 'content_test', 'report_approval']) {
    const manager = await as('manager')
    assert.match((await manager.get(below(`/${form}/new`))).path, /\/(disclosure|report\/approval)$/, `${form} is made beside its text and nowhere else`)
    const terms = await manager.get(below('/terms/new'))
    assert.notEqual((await manager.post(below(`/${form}/new`), { html: terms.html.replaceAll('/terms/new', `/${form}/new`) }, { 'check.0.outcome': 'nothing_identifies', ...day('check.0.on') }, { follow: false })).status, 303, `${form} is not saved on a page of its own`)
  }
  const manager = await as('manager')
  const meeting = (await manager.get(below('/meeting'))).html.match(/\/meeting\/([0-9a-f]{32})"/)[1]
  const begun = await manager.get((await manager.get(below(`/meetings/${meeting}`))).html.match(/href="([^"]*\/advice\/new\?meeting=[0-9a-f]+)"/)[1])
  assert.match(begun.html, /name="advice\.0\.meeting"[^>]*value="[^"]+"/, 'the meeting is named')
  await write('manager', 'advice', { 'advice.0.about': 'advice_draft', 'advice.0.draft': 'not_yet_ready', 'advice.0.who': 'The case review group', ...day('advice.0.on'), 'advice.0.advice': 'The family’s words are missing (invented)', 'advice.0.reasons': 'Read in the meeting' })
  assert.match((await (await as('chair')).get(below('/steps/send_to_qa'))).html, /The family’s words are missing \(invented\)/)
  await decideAll(manager, below(''), ['Linnet', '01632 960103'])
  await signCheck(site, below(''))
  await step('chair', 'send_to_qa', { reasons: 'They are in the second part' })
  assert.match((await manager.get(below('/review'))).html, /They are in the second part[\s\S]*Went ahead all the same/, 'advice is no block, and stays to be seen')
  await confirmContent(site, below(''))
  assert.match((await step('council.partner', 'approve_report', { status: 422 })).html, /signatures of all three safeguarding partners/)
  await signReport(site, below(''))
  await step('council.partner', 'approve_report')
  assert.match((await (await as('manager')).get(below('/review'))).html, /Local review: report approved/)
})
