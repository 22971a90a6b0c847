// Rules that an installation sees and changes: calendars, timetables, the record of dates, leave cover, unusual access, words of the host.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cairn, folder, json, serve } from './cairn.mjs'
import { accountsIn, signedInTo } from './person.mjs'

const site = {}
const cleaning = []
const t = { after: (work) => cleaning.unshift(work) }

before(async () => {
  const place = folder(t)
  site.data = join(place, 'data'), site.place = place
  const made = cairn(site.data, 'demo', '--cases', '2', '--seed', '12')
  assert.equal(made.status, 0, made.err)
  site.accounts = accountsIn(made.out)
  site.server = await serve(t, site.data)
  site.url = site.server.url
  // A case under way, entered with its true days: aware on Monday 2 March 2026, sent on Friday 6 March.
  const visitor = await signedIn('coordinator@eastmarch.example')
  const opened = await visitor.post('/cases/new', await visitor.get('/cases/new'), { way: 'afterwards', state: 'sin.required', pseudonym: 'Child Alder (invented)' })
  site.code = opened.path.match(/\/cases\/(\S+)$/)[1]
  const write = async (path, typed) => {
    const done = await visitor.post(`/cases/${site.code}${path}`, await visitor.get(`/cases/${site.code}${path}`), typed)
    assert.equal(done.status, 200, `${path}: ${done.html.match(/govuk-error-summary[\s\S]{0,800}/)?.[0]}`)
  }
  const day = (field, on) => ({ [`${field}-day`]: String(on), [`${field}-month`]: '3', [`${field}-year`]: '2026' })
  await write('/awareness/new', { 'awareness.0.authority': 'Eastmarch', ...day('awareness.0.on', 2), 'awareness.0.who': 'Duty manager', 'awareness.0.how': 'A call' })
  await write('/sent/new', { 'sent.0.what': 'notification', 'sent.0.reference': 'SIN-INVENTED-1', ...day('sent.0.on', 6), 'sent.0.by': 'Notifier' })
  await write('/steps/record_sent', { ...day('on', 6), reasons: 'Entered from the paper file' })
})
after(async () => {
  for (const work of cleaning) await work()
})

const signedIn = (address) => signedInTo(site, address)
const administrator = () => signedIn('administrator@eastmarch.example')
const manager = () => signedIn('manager@eastmarch.example')

const ownList = () => cairn(site.data, 'calendar', 'show', '--table').out
const saved = (name, text) => {
  writeFileSync(join(site.place, name), text)
  return join(site.place, name)
}
const text = (page) => page.html.replace(/<[^>]+>/g, ' ').replace(/&amp;/g, '&').replace(/\s+/g, ' ')

test('a list with bad rows is not loaded: file, row, column and what to do are named, and nothing changes', { timeout: 60_000 }, () => {
  const before = json(site.data, 'calendar', 'show').value
  const bad = saved('bad.csv', ownList() + 'england-and-wales,2029-02-30,Nothing,Dim\nfrance,2029-07-14,Feast,Gŵyl\n')
  const refused = cairn(site.data, 'calendar', 'load', bad)
  assert.equal(refused.status, 1)
  assert.match(refused.err, /bad\.csv, line \d+, date: "2029-02-30" is not a day\. Write it as/)
  assert.match(refused.err, /bad\.csv, line \d+, division: "france" is no nation/)
  const partial = saved('partial.csv', ownList() + 'scotland,2029-01-01,New Year’s Day,Dydd Calan\n')
  assert.match(cairn(site.data, 'calendar', 'load', partial).err, /2029 of Scotland has 1 bank holidays, and no year has fewer than 9/)
  const shorter = saved('shorter.csv', ownList().split('\n').filter((line) => !line.includes(',2028-')).join('\n'))
  assert.match(cairn(site.data, 'calendar', 'load', shorter).err, /knows England less far than what is in force/)
  assert.deepEqual(json(site.data, 'calendar', 'show').value, before)
})

test('a day proclaimed late is loaded into the running server: clocks, page and API follow, and the case says by whom', { timeout: 120_000 }, async () => {
  // Aware on Monday 2 March 2026, sent on Friday 6 March: the fifteenth working day is Friday 27 March; with Wednesday 18 March left out, Monday 30.
  const coordinator = await signedIn('coordinator@eastmarch.example')
  const ics = async () => (await coordinator.get(`/cases/${site.code}/clocks.ics`)).html
  assert.match(await ics(), /DTSTART;VALUE=DATE:20260327\r\nSUMMARY:\S+: rapid-review/)
  const list = saved('proclaimed.csv', ownList() + 'england-and-wales,2026-03-18,Invented holiday,Gŵyl ddychmygol\n')
  const checked = json(site.data, 'calendar', 'load', list, '--check')
  assert.deepEqual([checked.value.version, checked.value.changes.length], [0, 2])
  assert.match(await ics(), /DTSTART;VALUE=DATE:20260327/, 'a check changes nothing')
  const loaded = json(site.data, 'calendar', 'load', list, '--by', 'R. Invented')
  assert.equal(loaded.status, 0, loaded.err)
  assert.equal(loaded.value.version, 1)
  assert.equal(loaded.value.clocks_moved, checked.value.clocks_moved)
  assert.match(await ics(), /DTSTART;VALUE=DATE:20260330\r\nSUMMARY:\S+: rapid-review/)
  const answer = await (await fetch(`${site.url}/api/v1/clock?rule=rapid-review&from=2026-03-06`)).json()
  assert.deepEqual([answer.due_on, answer.calendar.version], ['2026-03-30', 1])
  assert.equal(json(site.data, 'clock', 'rapid-review', '--from', '2026-03-06').value.due_on, '2026-03-30', 'the command line says the same beside this folder')
  const page = await (await fetch(`${site.url}/clock?rule=rapid-review&from=2026-03-06`)).text()
  assert.match(page, /The list is version 1 of those loaded here/)
  const clocks = text(await coordinator.get(`/cases/${site.code}/clocks`))
  assert.match(clocks, /Counted again: from Friday 27 March 2026 → Monday 30 March 2026/)
  assert.match(clocks, /By version 1 of the calendar, loaded on .* by R\. Invented \( ?proclaimed\.csv ?\)/)
  assert.match(text(await coordinator.get(`/cases/${site.code}/history`)), /the calendar changed, and it was counted again/)
})

test('the record of dates and rules names every day that was left out, and no name', { timeout: 60_000 }, async () => {
  const coordinator = await signedIn('coordinator@eastmarch.example')
  const page = await coordinator.get(`/cases/${site.code}/clocks/record`)
  assert.equal(page.status, 200)
  const words = text(page)
  for (const said of ['Wednesday 18 March 2026 Left out: bank holiday, Invented holiday', 'Saturday 7 March 2026 Left out: weekend', 'Counted again: from', 'Not checked', site.code]) assert.ok(words.includes(said), said)
  const stranger = await signedIn('manager@westmarch.example')
  assert.equal((await stranger.get(`/cases/${site.code}/clocks/record`)).status, 404)
})

test('the administrator pastes a list, sees what would change before it does, and confirms it', { timeout: 120_000 }, async () => {
  const visitor = await administrator()
  assert.match(text(await visitor.get('/admin/clocks')), /proclaimed\.csv/)
  const form = await visitor.get('/admin/clocks/new')
  const wrong = await visitor.post('/admin/clocks/new', form, { table: 'nonsense', source: '' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.html, /<title>Error:/)
  assert.match(wrong.html, />nonsense</, 'what was pasted stays')
  const back = ownList().split('\n').filter((line) => !line.includes('2026-03-18')).join('\n')
  const preview = await visitor.post('/admin/clocks/new', form, { table: back, source: 'Invented gazette, 19 March' })
  assert.equal(preview.status, 200)
  assert.match(text(preview), new RegExp(`${site.code} .*Monday 30 March 2026 Friday 27 March 2026`))
  assert.equal(json(site.data, 'calendar', 'show').value.version, 1, 'looking changes nothing')
  const done = await visitor.post(preview.path, preview, {})
  assert.match(text(done), /The calendar is loaded/)
  const shown = json(site.data, 'calendar', 'show').value
  assert.deepEqual([shown.version, shown.loads[0].source], [2, 'Invented gazette, 19 March'])
  const coordinator = await signedIn('coordinator@eastmarch.example')
  assert.match((await coordinator.get(`/cases/${site.code}/clocks.ics`)).html, /DTSTART;VALUE=DATE:20260327/)
  assert.equal((await coordinator.get('/admin/clocks')).status, 404)
})

test('a partnership changes its timetable for later cases; this case keeps its own until somebody chooses with a reason', { timeout: 120_000 }, async () => {
  const visitor = await manager()
  const list = await visitor.get('/admin/timetables')
  const [own] = list.html.match(/\/admin\/timetables\/[0-9a-f]{32}/) ?? assert.fail(text(list))
  const coordinator = await signedIn('coordinator@eastmarch.example')
  const before = text(await coordinator.get(`/cases/${site.code}/clocks`))
  assert.match(before, /Local steps/)
  assert.match(before, /Day 10 Friday 20 March 2026/)
  const form = await visitor.get(own)
  const wrong = await visitor.post(own, form, { 'day-0': '16', 'what-0': 'Invented step', source: 'Procedure' })
  assert.equal(wrong.status, 422)
  assert.match(text(wrong), /the working day is a whole number from 0 to 15/)
  assert.match(wrong.html, /value="Invented step"/)
  const saved = await visitor.post(own, form, { 'day-0': '3', 'what-0': 'Invented meeting', 'who-0': 'Chair', source: 'Invented procedure' })
  assert.equal(saved.status, 200)
  assert.match(text(saved), /The new version is saved/)
  const stale = await visitor.post(own, { ...form, html: form.html.replace(/name="form_key" value="[0-9a-f]+"/g, `name="form_key" value="${'a'.repeat(32)}"`) }, { 'day-0': '4', 'what-0': 'Another', source: 'Procedure' })
  assert.equal(stale.status, 409)
  assert.match(stale.html, /value="Another"/)
  assert.doesNotMatch(text(await coordinator.get(`/cases/${site.code}/clocks`)), /Invented meeting/, 'a running case keeps its own')
  const path = `/cases/${site.code}/clocks/timetable`
  const bare = await coordinator.post(path, await coordinator.get(path), { version: '1', reasons: '' })
  assert.equal(bare.status, 422)
  const chosen = text(await coordinator.post(path, await coordinator.get(path), { version: '1', reasons: 'The group asked for it' }))
  assert.match(chosen, /Day 3 Wednesday 11 March 2026 Invented meeting Chair/)
  assert.match(chosen, /Robin Sedge ?: The group asked for it/)
  const stranger = await signedIn('manager@westmarch.example')
  assert.equal((await stranger.get(own)).status, 404)
})

test('somebody on leave says who covers which case; what is done says for whom, and either ends it at once', { timeout: 120_000 }, async () => {
  const giver = await signedIn('coordinator@eastmarch.example')
  const taker = await signedIn('scrutineer@eastmarch.example')
  assert.equal((await taker.get(`/cases/${site.code}`)).status, 404)
  const now = new Date(), later = new Date(Date.now() + 2 * 86_400_000)
  const day = (field, on) => ({ [`${field}-day`]: String(on.getUTCDate()), [`${field}-month`]: String(on.getUTCMonth() + 1), [`${field}-year`]: String(on.getUTCFullYear()) })
  const form = await giver.get('/account/cover')
  const chosen = form.html.match(/<option value="([0-9a-f]{32})"[^>]*>Noor Campion/)[1]
  const of = form.html.match(new RegExp(`value="([0-9a-f]{32})"[^>]*>\\s*<label[^>]*>\\s*<span[^>]*>${site.code}`))[1]
  const wrong = await giver.post('/account/cover', form, { taker: chosen, ...day('from', later), ...day('until', now), scope: 'cases', case: of })
  assert.equal(wrong.status, 422)
  assert.match(text(wrong), /The last day cannot be before the first/)
  const done = await giver.post('/account/cover', form, { taker: chosen, ...day('from', now), ...day('until', later), scope: 'cases', case: of })
  assert.match(text(done), /The cover is arranged/)
  assert.equal((await taker.get(`/cases/${site.code}/clocks`)).status, 200)
  assert.match(text(await giver.get(`/cases/${site.code}/history`)), /Noor Campion ?, for Robin Sedge/)
  const seen = await (await administrator()).get('/admin/cover')
  assert.match(text(seen), /Robin Sedge Noor Campion .* Some cases In force/)
  assert.ok(!seen.html.includes(site.code), 'whoever looks after accounts sees no code there')
  const ended = await taker.post('/account/cover/end', await taker.get('/account/cover'), {})
  assert.match(text(ended), /The cover has ended/)
  assert.equal((await taker.get(`/cases/${site.code}/clocks`)).status, 404)
})

test('the auditor looks at the week, sees who read a case and why it is listed, and says so once', { timeout: 120_000 }, async () => {
  const auditor = await signedIn('auditor@eastmarch.example')
  const stranger = await signedIn('manager@westmarch.example')
  for (let i = 0; i < 3; ++i) await stranger.get(`/cases/${site.code}`)
  const week = await auditor.get('/admin/audit')
  assert.equal(week.status, 200)
  assert.match(text(week), /Unusual access/)
  const form = { ...week, html: week.html.slice(week.html.indexOf('id="reviewed"')) }  // The chooser of weeks stands above it.
  const bare = await auditor.post('/admin/audit', form, { note: '' })
  assert.equal(bare.status, 422)
  const marked = await auditor.post('/admin/audit', form, { note: 'Nothing of concern' })
  assert.match(text(marked), /Ada Sundew , .*: Nothing of concern/)
  const csv = await auditor.get('/admin/audit.csv')
  assert.match(csv.html, /^why,who,case,times,first,last\r\n/)
  assert.equal((await (await administrator()).get('/admin/audit')).status, 404)
})

test('the administrator writes the host’s words, sees them around a preview in both languages, and every page has them at once and after a restart', { timeout: 120_000 }, async () => {
  const visitor = await administrator()
  const front = async (path = '/contact') => (await fetch(site.url + path)).text()
  assert.match(await front(), /<b>Cairn<\/b>/)
  const form = await visitor.get('/admin/site')
  assert.match(text(form), /Words of the program and its configuration/)
  const wrong = await visitor.post('/admin/site', form, { 'name-en': 'Invented learning', 'exit-to-en': 'http://weather.example' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.html, /<title>Error:/)
  assert.match(wrong.html, /value="Invented learning"/)
  assert.match(text(wrong), /Name of the service: write the Welsh too/)
  assert.match(text(wrong), /write an address that begins with https:/)
  const preview = await visitor.post('/admin/site', form, { 'name-en': 'Invented learning', 'name-cy': 'Dysgu dychmygol', 'contact-en': 'Write to words@host.example', 'contact-cy': 'Ysgrifennwch at words@host.example', 'exit-to-en': 'https://weather.example/' })
  assert.match(preview.html, /<b>Invented learning<\/b>/)
  assert.match(preview.html, /class="exit no-print"[\s\S]*?href="https:\/\/weather\.example\/"/)
  assert.match((await visitor.get(`/cy${preview.path}`)).html, /<b>Dysgu dychmygol<\/b>/)
  assert.match(await front(), /<b>Cairn<\/b>/, 'a preview changes nothing for others')
  const done = await visitor.post(preview.path, preview, {})
  assert.match(text(done), /The words are in force on every page/)
  assert.match(await front(), /<b>Invented learning<\/b>[\s\S]*Write to words@host\.example/)
  assert.match(await front('/cy/contact'), /<b>Dysgu dychmygol<\/b>[\s\S]*Ysgrifennwch at words@host\.example/)
  const late = await visitor.post('/admin/site', form, { 'name-en': 'Late words', 'name-cy': 'Geiriau hwyr' })
  assert.equal(late.status, 409)
  assert.match(late.html, /value="Late words"/)
  assert.match(text(late), /Late words Invented learning/, 'both texts stand beside each other')
  assert.equal((await (await signedIn('coordinator@eastmarch.example')).get('/admin/site')).status, 404)
  await site.server.stop()
  site.server = await serve(t, site.data)
  const after = await (await fetch(`${site.server.url}/contact`)).text()
  assert.match(after, /<b>Invented learning<\/b>/)
})
