import assert from 'node:assert/strict'
import { test } from 'node:test'
import { join } from 'node:path'
import { rmSync, readdirSync, statSync, truncateSync } from 'node:fs'
import { cairn, files, folder, json, jsonl, report } from './cairn.mjs'

function collection(t) {
  const from = files(folder(t), {
    'c.jsonl': jsonl(
      { id: 'S-1', title: 'Child Maple', year: 2021, area: 'Eastmarch', nation: 'England', learning_themes: ['Was not brought'], files: [{ path: 'a.txt', kind: 'overview' }] },
      { id: 'S-2', title: 'Child Aspen', year: 2016, area: 'Dyffryn Arian', nation: 'Wales', abstract: 'A review of abusive head trauma in a small baby.' },
      { id: 'S-3', title: 'Child Aspen', year: 2016, area: 'Port Ansley', nation: 'England', abstract: 'Appointments that nobody kept.' }),
    'a.txt': report('Child Maple', 'The health visitor recorded two missed appointments in June.', 'The clinic wrote that the child was not brought and closed the file.'),
  })
  const data = folder(t)
  json(data, 'import', from)
  return data
}

test('a result says where the words stand: page, paragraph, section, and which of them matched', (t) => {
  const { value, status } = json(collection(t), 'search', 'missed appointments')
  assert.equal(status, 0)
  assert.ok(value.took_us >= 0)
  const first = value.results[0]
  for (const key of ['id', 'reference', 'url', 'title', 'year', 'area', 'nation', 'score', 'passages']) assert.ok(key in first, key)
  assert.equal(first.title, 'Child Maple')
  const passage = first.passages[0]
  for (const key of ['page', 'paragraph', 'section', 'text', 'marks']) assert.ok(key in passage, key)
  assert.match(passage.text, /two missed appointments/)
  assert.equal(passage.paragraph, '2.1')
  assert.match(passage.section, /Findings/)
  const bytes = Buffer.from(passage.text)
  assert.ok(passage.marks.some(([from, to]) => /missed|appointments/.test(bytes.subarray(from, to).toString())))
})

test('* is everything, and the facets count every record', (t) => {
  const { value } = json(collection(t), 'search', '*')
  assert.equal(value.total, 3)
  assert.deepEqual(value.facets.nation.map(({ label, count }) => [label, count]).sort(), [['England', 2], ['Wales', 1]])
})

test('shaken baby finds abusive head trauma, and only while synonyms are on', (t) => {
  const data = collection(t)
  assert.equal(json(data, 'search', '"shaken baby"').value.total + json(data, 'search', 'shaken baby').value.total > 0, true)
  assert.equal(json(data, 'search', 'shaken', '--no-synonyms').value.total, 0)
})

test('DNA and did not attend find was not brought, and the answer says what else was looked for', (t) => {
  const data = collection(t)
  for (const words of ['DNA', 'did not attend']) {
    const { value } = json(data, 'search', words)
    assert.ok(value.results.some(({ passages }) => passages.some(({ text }) => /was not brought/.test(text))), words)
    assert.ok(value.synonyms.some(({ also }) => also.includes('was not brought')), words)
  }
  assert.ok(json(data, 'search', 'missed appointments').value.synonyms.some(({ also }) => also.includes('was not brought')))
  assert.equal(json(data, 'search', 'DNA', '--no-synonyms').value.total, 0)
})

test('SCR is offered as the review of two nations, in JSON and in words, and never guessed', (t) => {
  const data = collection(t)
  const [word] = json(data, 'search', 'SCR').value.ambiguous
  assert.equal(word.word, 'SCR')
  assert.deepEqual(word.choices.map(({ query }) => query).sort(), ['"serious case review"', '"significant case review"'])
  assert.match(cairn(data, 'search', 'SCR').out, /Significant case review \(Scotland\): "significant case review"/)
})

test('passages and recommendations are lenses over the same words', (t) => {
  const data = collection(t)
  const passages = json(data, 'search', 'appointments', '--show', 'passages').value
  assert.ok(passages.total >= 1)
  const recommendations = json(data, 'search', 'appointments', '--show', 'recommendations').value
  assert.equal(recommendations.total, 1)
  assert.match(recommendations.results[0].passages[0].text, /agree by March/)
})

test('TREC output has six columns and names the record by its own id', (t) => {
  const data = collection(t)
  const queries = join(files(folder(t), { 'q.tsv': '\uFEFF1\tmissed appointments (June) AND -child?\n2\thead trauma\n' }), 'q.tsv')
  const { out, status } = cairn(data, 'search', '--queries', queries, '--trec', 'cairn', '--limit', '10')
  assert.equal(status, 0)
  const lines = out.trim().split('\n').map((line) => line.split(/\s+/))
  for (const line of lines) {
    assert.equal(line.length, 6)
    assert.equal(line[1], 'Q0')
    assert.equal(line[5], 'cairn')
    assert.ok(['S-1', 'S-2', 'S-3'].includes(line[2]))
  }
  assert.equal(lines.find((line) => line[0] === '1')[2], 'S-1', 'punctuation is no operator')
  assert.deepEqual(lines.filter((line) => line[0] === '2')[0].slice(2, 4), ['S-2', '1'])
})

test('a missing or damaged index is rebuilt by itself, and answers as before', (t) => {
  const data = collection(t)
  const before = json(data, 'search', 'appointments').value.results
  const index = join(data, 'index')
  const all = readdirSync(index, { recursive: true }).map((name) => join(index, name)).filter((name) => statSync(name).isFile())
  assert.ok(all.length > 0)
  for (const name of all) truncateSync(name, Math.floor(statSync(name).size / 2))
  assert.deepEqual(json(data, 'search', 'appointments').value.results, before)
  rmSync(index, { recursive: true })
  assert.deepEqual(json(data, 'search', 'appointments').value.results, before)
  assert.equal(cairn(data, 'index', 'verify').status, 0)
})

test('index stats and rebuild say what they did', (t) => {
  const data = collection(t)
  assert.equal(json(data, 'index', 'stats').value.reviews, 3)
  assert.equal(cairn(data, 'index', 'rebuild').status, 0)
})

test('an unknown option is a misuse with status 2 and a line of help', (t) => {
  const { status, err } = cairn(folder(t), 'search', '--colour', 'x')
  assert.equal(status, 2)
  assert.ok(err.length > 0)
})

test('hostile queries are answered, never a crash', (t) => {
  const data = collection(t)
  for (const query of ['"', '((((', 'NEAR/', 'title:', '-', '- -', 'a* OR', '"a b', '\u0000', 'year:..', 'é'.repeat(5000), '*'.repeat(300), 'OR OR OR', '-x', 'NEAR NEAR'])
    assert.equal(cairn(data, 'search', '--json', '--', query.replace('\u0000', ' ')).status, 0, query.slice(0, 20))
})
