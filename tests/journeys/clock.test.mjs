import assert from 'node:assert/strict'
import { test } from 'node:test'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { cairn, files, folder, json, serve } from './cairn.mjs'

/** A data folder that does not exist: a clock needs none, and makes none. */
const none = (t) => join(folder(t), 'never')

test('scenarios 1 to 31 at the command line: rule, start, day', (t) => {
  const data = none(t)
  for (const [rule, from, day] of [
    ['notification', '2025-12-22', '2025-12-31'], ['notification', '2026-04-02', '2026-04-13'], ['notification', '2025-08-23', '2025-09-01'],
    ['notification', '2025-11-12', '2025-11-19'], ['notification', '2026-03-09', '2026-03-16'], ['tell-partners', '2025-12-22', '2025-12-31'],
    ['rapid-review', '2025-12-23', '2026-01-16'], ['rapid-review', '2026-03-30', '2026-04-22'], ['rapid-review', '2025-11-02', '2025-11-21'],
    ['rapid-review', '2025-12-31', '2026-01-22'], ['review', '2026-01-16', '2026-07-16'], ['review', '2025-08-29', '2026-02-28'],
    ['review', '2026-03-31', '2026-09-30'], ['publication-copies', '2026-01-02', '2025-12-19'], ['publication-copies', '2026-04-07', '2026-03-25'],
    ['floor', '2024-02-29', '2025-03-01']]) {
    const { value, status } = json(data, 'clock', rule, '--from', from)
    assert.deepEqual([status, value.due_on], [0, day], `${rule} from ${from}`)
  }
  assert.ok(!existsSync(data), 'a clock made a data folder')
})

test('the working-out names each day, and why it was left out', (t) => {
  const { value } = json(none(t), 'clock', 'notification', '--from', '2025-12-22', '--nation', 'england')
  assert.deepEqual(value.days.filter(({ counted }) => counted).map(({ day, counted }) => [day, counted]),
    [['2025-12-23', 1], ['2025-12-24', 2], ['2025-12-29', 3], ['2025-12-30', 4], ['2025-12-31', 5]])
  assert.deepEqual(value.days.find(({ day }) => day === '2025-12-25'), { day: '2025-12-25', left_out: 'bank-holiday', holiday: 'Christmas Day' })
  assert.deepEqual(value.days.find(({ day }) => day === '2025-12-27'), { day: '2025-12-27', left_out: 'weekend' })
  for (const key of ['rule_version', 'strength', 'source', 'checked_on', 'checked', 'starts_when']) assert.ok(key in value, key)
  assert.equal(value.checked, value.checked_on !== null)
})

test('in words the answer says the day, each day of the count, the strength, and that nobody has checked', (t) => {
  const { out, status } = cairn(none(t), 'clock', 'notification', '--from', '2025-12-22')
  assert.equal(status, 0)
  assert.match(out, /due by the end of Wednesday 31 December 2025/)
  assert.match(out, /Thursday 25 December 2025: left out, bank holiday \(Christmas Day\)/)
  assert.match(out, /Statutory guidance/)
  assert.match(out, /Not checked/)
})

test('months show the last working day, a floor the first day of removal', (t) => {
  assert.equal(json(none(t), 'clock', 'review', '--from', '2025-08-29').value.last_working_day_on_or_before, '2026-02-27')
  assert.equal(json(none(t), 'clock', 'floor', '--from', '2026-05-14').value.may_be_removed_from, '2027-05-15')
})

test('a refusal has status 1 and its reason, in words and in JSON, and never a date', (t) => {
  for (const words of [['notification', '--from', '2026-01-05', '--nation', 'scotland'], ['rapid-review', '--from', '2020-05-01'], ['notification', '--from', '2028-12-22'],
    ['notification', '--from', '2011-05-03'], ['review', '--from', '2026-01-05', '--nation', 'northern-ireland']]) {
    const { value, status } = json(none(t), 'clock', ...words)
    assert.equal(status, 1, words.join(' '))
    assert.ok(value.refused.length > 20, words.join(' '))
    assert.ok(!('due_on' in value), words.join(' '))
    const said = cairn(none(t), 'clock', ...words)
    assert.equal(said.status, 1)
    assert.ok(said.err.includes(value.refused), words.join(' '))
    assert.equal(said.out, '')
  }
})

test('misuse has status 2 and names what is wrong and what to write', (t) => {
  for (const [words, said] of [
    [['clock', 'fireside', '--from', '2026-01-05'], /no rule "fireside".*notification/s], [['clock', 'notification'], /no day is given.*--from/], [['clock'], /no rule is named/],
    [['clock', 'notification', '--from', '2025-02-29'], /"2025-02-29" is not a day/], [['clock', 'notification', '--from', 'tomorrow'], /"tomorrow" is not a day/],
    [['clock', 'notification', '--from', '2026-01-05', '--nation', 'france'], /"france" is not a nation/], [['clock', 'review', '--from', '2026-01-05', '--timetable'], /timetable/]]) {
    const { status, err, out } = cairn(none(t), ...words)
    assert.equal(status, 2, words.join(' '))
    assert.match(err, said)
    assert.equal(out, '')
  }
})

test('the list shows every rule with its strength, its source and whether it was checked', (t) => {
  const { value } = json(none(t), 'clock', '--list')
  for (const name of ['notification', 'tell-partners', 'rapid-review', 'review', 'publication-copies', 'floor', 'national-floor'])
    assert.ok(value.rules.some(({ rule, nation }) => rule === name && nation === 'england'), name)
  for (const rule of value.rules) assert.ok(rule.strength && rule.source && 'checked_on' in rule, rule.rule)
  assert.match(cairn(none(t), 'clock', '--list').out, /Not checked/)
})

test('what if a day became a bank holiday, and the days of a local timetable', (t) => {
  assert.equal(json(none(t), 'clock', 'notification', '--from', '2025-12-22', '--if-holiday', '2025-12-29').value.due_on, '2026-01-02')
  const { value } = json(none(t), 'clock', 'rapid-review', '--from', '2025-12-23', '--timetable')
  assert.deepEqual(value.timetable.map(({ working_day, day }) => [working_day, day]),
    [[0, '2025-12-23'], [1, '2025-12-24'], [10, '2026-01-09'], [12, '2026-01-13'], [14, '2026-01-15'], [15, '2026-01-16']])
  assert.ok(value.timetable.every(({ strength }) => strength === 'local'))
})

test('page, API and command line give the same answer, refusals and misuse too', async (t) => {
  const data = folder(t)
  const { url } = await serve(t, data)
  for (const [rule, from, nation] of [['notification', '2025-12-22', 'england'], ['review', '2025-08-29', 'england'], ['floor', '2026-01-01', 'wales'], ['floor', '2026-01-01', 'scotland'],
    ['rapid-review', '2020-05-01', 'england'], ['rapid-review', '2028-12-20', 'england']]) {
    const answer = await fetch(`${url}/api/v1/clock?rule=${rule}&from=${from}&nation=${nation}`)
    assert.equal(answer.status, 200)
    const value = await answer.json()
    assert.deepEqual(value, json(data, 'clock', rule, '--from', from, '--nation', nation).value)
    const page = await (await fetch(`${url}/clock?rule=${rule}&from=${from}&nation=${nation}`)).text()
    if (value.due_on) for (const { day } of [{ day: value.due_on }, ...value.days]) assert.ok(page.includes(`<time datetime="${day}">`), `${rule} ${day}`)
    else assert.match(page, /No date can be given/)
    assert.match(page, value.checked === false ? /Not checked/ : /./)
  }
  for (const query of ['', '?rule=fireside&from=2026-01-05', '?rule=notification', '?rule=notification&from=2025-02-29', '?rule=notification&from=2026-01-05&nation=france']) {
    const answer = await fetch(`${url}/api/v1/clock${query}`)
    assert.equal(answer.status, 400, query)
    assert.ok((await answer.json()).title.length > 20, query)
  }
})

test('the form needs no script: its three fields give the day, and what is wrong is named beside its field', async (t) => {
  const { url } = await serve(t, folder(t))
  const good = await fetch(`${url}/clock?rule=publication-copies&from-day=2&from-month=1&from-year=2026&nation=england`)
  assert.equal(good.status, 200)
  assert.match(await good.text(), /Last day to send: Friday 19 December 2025/)
  const welsh = await (await fetch(`${url}/cy/clock?rule=notification&from=2025-12-22`)).text()
  assert.match(welsh, /Dydd Nadolig/)
  const bad = await fetch(`${url}/clock?rule=&from-day=31&from-month=2&from-year=2025&nation=mars`)
  assert.equal(bad.status, 400)
  const page = await bad.text()
  assert.match(page, /<title>Error: /)
  for (const field of ['rule', 'from-day', 'nation']) assert.match(page, new RegExp(`href="#${field}"`))
  assert.match(page, /value="31"/, 'what was typed stays')
})

test('an installation may have newer tables, for the command line and the page alike, and a bad one is named', async (t) => {
  const rules = files(folder(t), { 'bank_holidays.csv': 'division,date,title_en,title_cy\nengland-and-wales,2029-01-01,New Year’s Day,Dydd Calan\nengland-and-wales,2029-12-25,Christmas Day,Dydd Nadolig\n' })
  const data = files(folder(t), { 'cairn.toml': `[site]\nrules = "${rules}"\n` })
  assert.equal(json(data, 'clock', 'acknowledge', '--from', '2028-12-31').value.due_on, '2029-01-02')
  assert.equal(cairn(data, 'clock', 'acknowledge', '--from', '2026-05-01').status, 1, 'holidays of 2026 are no longer listed')
  const { url } = await serve(t, data)
  assert.equal((await (await fetch(`${url}/api/v1/clock?rule=acknowledge&from=2028-12-31`)).json()).due_on, '2029-01-02')
  files(rules, { 'bank_holidays.csv': 'division,date,title_en,title_cy\nengland-and-wales,2029-02-30,No day,Dim\n' })
  const bad = cairn(data, 'clock', 'acknowledge', '--from', '2028-12-31')
  assert.equal(bad.status, 1)
  assert.match(bad.err, /bank_holidays.csv, line 2/)
  const empty = files(folder(t), { 'cairn.toml': `[site]\nrules = "${folder(t)}"\n` })
  assert.match(cairn(empty, 'clock', '--list').err, /holds no table of the calendar/)
})
