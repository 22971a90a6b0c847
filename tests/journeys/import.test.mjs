import assert from 'node:assert/strict'
import { test } from 'node:test'
import { join } from 'node:path'
import { readFileSync, writeFileSync, rmSync, readdirSync, existsSync } from 'node:fs'
import { cairn, files, folder, json, jsonl, report, top } from './cairn.mjs'

const two = () => ({
  'catalogue.jsonl': jsonl(
    { id: 'T-1', title: 'Child Maple', year: 2021, area: 'Eastmarch', nation: 'England', review_type: 'Local child safeguarding practice review',
      abstract: 'A toddler was not brought to several appointments.', learning_themes: ['Was not brought'], files: [{ path: 'maple.txt', kind: 'overview' }] },
    { id: 'T-2', title: 'Child Aspen', year: 2019, nation: 'Wales', abstract: 'A school worried about a boy and was not heard.' }),
  'maple.txt': report('Child Maple', 'The health visitor recorded two missed appointments in June.', 'Nobody asked what the appointments meant for the child.'),
})

test('a catalogue with one report comes in: two records, nothing refused, status 0', (t) => {
  const from = files(folder(t), two())
  const { value, status } = json(folder(t), 'import', join(from, 'catalogue.jsonl'))
  assert.deepEqual(Object.keys(value).sort(), ['already', 'changed', 'in', 'near_duplicates', 'refused'])
  assert.equal(value.in, 2)
  assert.deepEqual(value.refused, [])
  assert.equal(status, 0)
})

test('the same folder imported again changes nothing', (t) => {
  const from = files(folder(t), two()), data = folder(t)
  json(data, 'import', from)
  const before = json(data, 'search', '*').value
  const { value } = json(data, 'import', from)
  assert.equal(value.in, 0)
  assert.equal(value.changed, 0)
  assert.equal(value.already, 2)
  const after = json(data, 'search', '*').value
  assert.deepEqual(after.results, before.results)
})

test('a file that a record names is not imported a second time by itself', (t) => {
  const from = files(folder(t), two()), data = folder(t)
  const { value } = json(data, 'import', from)
  assert.equal(value.in, 2)
  assert.equal(json(data, 'search', '*').value.total, 2)
})

test('a changed file for the same record is a new version and the new words are found', (t) => {
  const from = files(folder(t), two()), data = folder(t)
  json(data, 'import', from)
  writeFileSync(join(from, 'maple.txt'), report('Child Maple', 'The health visitor recorded three missed appointments in July, and a neighbour telephoned.'))
  const { value } = json(data, 'import', from)
  assert.equal(value.changed, 1)
  assert.equal(value.already, 1)
  assert.equal(json(data, 'search', 'neighbour').value.total, 1)
})

test('one bad row costs that row: it is named with file, row, reason and advice, and the status is 1', (t) => {
  const from = files(folder(t), { 'c.jsonl': '{"id":"A","title":"Child Elm"}\n{"id":"B"}\nnot json\n{"id":"D","title":"Child Oak","year":"soon"}\n' })
  const { value, status } = json(folder(t), 'import', join(from, 'c.jsonl'))
  assert.equal(value.in, 1)
  assert.equal(status, 1)
  assert.deepEqual(value.refused.map((refusal) => refusal.row), [2, 3, 4])
  for (const refusal of value.refused) {
    assert.ok(refusal.file.endsWith('c.jsonl'))
    assert.ok(refusal.reason.length > 10 && refusal.advice.length > 10, JSON.stringify(refusal))
  }
})

test('a date of birth is refused wherever it stands in a record', (t) => {
  const from = files(folder(t), { 'c.jsonl': jsonl({ id: 'A', title: 'Child Elm', subjects: [{ age_band: 'Under 1', date_of_birth: '2020-01-02' }] }) })
  const { value, status } = json(folder(t), 'import', join(from, 'c.jsonl'))
  assert.equal(value.in, 0)
  assert.equal(status, 1)
  assert.match(value.refused[0].reason, /date of birth/i)
})

test('CSV with the same columns gives the same collection as JSONL', (t) => {
  const one = files(folder(t), { 'c.jsonl': jsonl({ id: 'A', title: 'Child Elm, a "local" review', year: 2020, area: 'Calderfold', learning_themes: ['Neglect', 'Voice of the child'] }) })
  const other = files(folder(t), { 'c.csv': 'id,title,year,area,learning_themes\r\nA,"Child Elm, a ""local"" review",2020,Calderfold,Neglect; Voice of the child\r\n' })
  const first = folder(t), second = folder(t)
  json(first, 'import', join(one, 'c.jsonl'))
  json(second, 'import', join(other, 'c.csv'))
  const [a, b] = [first, second].map((data) => json(data, 'search', '*').value)
  assert.equal(a.results[0].title, b.results[0].title)
  assert.strictEqual(a.results[0].year, 2020)
  assert.strictEqual(a.results[0].area, 'Calderfold')
  assert.deepEqual(a.facets.theme, b.facets.theme)
})

test('old Word files, pictures alone and archives are refused by name with what to do', (t) => {
  const from = files(folder(t), {
    'old.doc': Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
    'photo.png': Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'many.zip': Buffer.from('504b0506' + '00'.repeat(18), 'hex'), 'empty.pdf': '' })
  const { value, status } = json(folder(t), 'import', from)
  assert.equal(status, 1)
  assert.equal(value.in, 0)
  assert.deepEqual(value.refused.map((r) => r.file.split('/').pop()).sort(), ['empty.pdf', 'many.zip', 'old.doc', 'photo.png'])
  for (const refusal of value.refused) assert.ok(refusal.advice.length > 10, JSON.stringify(refusal))
})

test('--check reports and brings nothing in', (t) => {
  const from = files(folder(t), two()), data = folder(t)
  const { status } = json(data, 'import', '--check', from)
  assert.equal(status, 0)
  assert.equal(json(data, 'search', '*').value.total, 0)
})

test('a path that does not exist is one refusal, not a crash', (t) => {
  const { value, status } = json(folder(t), 'import', '/no/such/folder')
  assert.equal(status, 1)
  assert.equal(value.refused.length, 1)
})

test('a report without a record gets one of its own, with a title suggested from its text', (t) => {
  const from = files(folder(t), { 'juniper.txt': report('Family Juniper: a review', 'Brothers moved between two areas four times in a year.') }), data = folder(t)
  assert.equal(json(data, 'import', from).value.in, 1)
  const { value } = json(data, 'search', 'brothers moved')
  assert.equal(value.total, 1)
  assert.match(value.results[0].title, /Juniper/)
})

test('every sample that is broken, hostile or locked costs only itself', { skip: process.env.CAIRN_SAMPLES ? false : 'no folder of sample files (CAIRN_SAMPLES)' }, (t) => {
  const samples = process.env.CAIRN_SAMPLES, data = folder(t), good = files(folder(t), two())
  const { value } = json(data, 'import', join(samples, 'bad'), good)
  const bad = readdirSync(join(samples, 'bad')).length
  assert.ok(value.in >= 2, 'the good files beside them came in')
  assert.ok(value.refused.length + value.in - 2 >= bad - 2, `${value.refused.length} refused of ${bad}`)
  for (const refusal of value.refused) assert.ok(refusal.file && refusal.reason && refusal.advice, JSON.stringify(refusal))
  const secrets = json(data, 'search', '"root:x"').value
  assert.equal(secrets.total, 0, 'an external entity must never show a file of this machine')
  assert.ok(!existsSync(join(samples, 'bad', '..', 'evil.txt')))
})
