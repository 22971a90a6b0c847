// `cairn check` as somebody uses it who is about to e-mail a document: what is found and where, what a file hides, and what is said when it cannot be read.
import test from 'node:test'
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { program } from './cairn.mjs'
import { zip } from './zip.mjs'

const people = [
  { key: 'child', forename: 'Keira', surname: 'Fictional-Dunne', role: 'child', label: 'Child A', also: ['Kiki'] },
  { key: 'worker', forename: 'Margaret', surname: "O'Connell", role: "social worker" },
]

/** A folder of its own; `check(name, content, ...words)` writes the file and runs the program on it. */
function desk(t) {
  const folder = mkdtempSync(path.join(tmpdir(), 'cairn-check-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const put = (name, content) => {
    writeFileSync(path.join(folder, name), content)
    return path.join(folder, name)
  }
  const run = (...words) => {
    const { status, stdout, stderr } = spawnSync(program, ['check', ...words], { encoding: 'utf8', cwd: folder })
    return { status, stdout, stderr }
  }
  const json = (...words) => {
    const answer = run(...words, '--json')
    return { ...answer, ...(answer.stdout ? JSON.parse(answer.stdout) : {}) }
  }
  return { put, run, json }
}

/** What stands in a text between two code points. */
const between = (text, span) => [...text].slice(span.start, span.end).join('')

test('a plain text with nobody in it ends with 0 and says that a person must still read it', (t) => {
  const { put, run, json } = desk(t)
  const file = put('clean.txt', 'The review found that information was recorded and not shared.\n')
  const plain = run(file)
  assert.equal(plain.status, 0)
  assert.match(plain.stdout, /nothing found\. A person must still read it\./)
  const answer = json(file)
  assert.deepEqual(answer.spans, [])
  assert.deepEqual(answer.hidden, [])
})

test('offsets count code points behind emoji, combining marks and line ends of Windows', (t) => {
  const { put, json } = desk(t)
  const roster = put('roster.json', JSON.stringify(people))
  const text = '\u{1F469}\u{200D}\u{1F467} cafe\u0301 \u{1F600}\r\nK\u00ADeira said so to MARGARET O\u2019CONNELL. NHS 943 476 5919.\r\n'
  const answer = json(put('emoji.txt', text), '--roster', roster)
  assert.equal(answer.status, 1)
  const found = answer.spans.map((span) => [span.kind, between(text, span), span.text])
  assert.deepEqual(found, [
    ['person', 'K\u00ADeira', 'K\u00ADeira'],
    ['person', 'MARGARET O\u2019CONNELL', 'MARGARET O\u2019CONNELL'],
    ['nhs-number', '943 476 5919', '943 476 5919'],
  ])
  for (const span of answer.spans) {
    assert.ok(['certain', 'likely', 'possible'].includes(span.certainty))
    assert.match(span.why, /\.$/)
  }
  assert.deepEqual(answer.spans.slice(0, 2).map((span) => span.person), ['child', 'worker'])
})

test('a roster may be a list or an object, with a byte order mark, empty rows and fields that nobody knows', (t) => {
  const { put, json } = desk(t)
  const file = put('note.txt', 'Kiki left Thornwick Close on 3 May 2024. Child A was well. Llewellyn came.\n')
  const list = put('list.json', '\uFEFF' + JSON.stringify([...people, { key: 'gran', surname: 'Llewellyn', shoe: 4 }, {}]))
  assert.deepEqual(json(file, '--roster', list).spans.map((span) => span.text), ['Kiki', 'Thornwick Close', '3 May 2024', 'Llewellyn'])
  const whole = put('whole.json', JSON.stringify({ people, places: ['Thornwick Close'], dates: ['2024-05-03'], note: 'passed over' }))
  const found = json(file, '--roster', whole).spans
  assert.ok(found.some((span) => span.text === '3 May 2024' && span.why_code === 'date.roster'))
  assert.ok(!found.some((span) => span.text === 'Child A'))
})

test('a roster that cannot be read is refused with its line and what to do', (t) => {
  const { put, run } = desk(t)
  const file = put('note.txt', 'Kiki left.\n')
  const broken = run(file, "--roster", put("broken.json", '[{"key": "child",\n  "forename" "Keira"}]'))
  assert.equal(broken.status, 2)
  assert.match(broken.stderr, /line 2 at character \d+\. Look there/)
  const dates = run(file, "--roster", put("dates.json", '{"people": [], "dates": ["3 May 2024"]}'))
  assert.equal(dates.status, 2)
  assert.match(dates.stderr, /dates\[0\]/)
  assert.equal(run(file, '--roster', 'missing.json').status, 2)
})

test('a missing file, an empty one and one of an unknown kind are told apart and end with 2 or nothing found', (t) => {
  const { put, run } = desk(t)
  assert.equal(run('missing.docx').status, 2)
  assert.match(run('missing.docx').stderr, /Name a document/)
  const unknown = run(put('sound.bin', Buffer.from([0, 1, 2, 3, 0xff, 0xfe, 0, 7, 9, 0, 0, 1])))
  assert.equal(unknown.status, 2)
  assert.notEqual(unknown.stderr.trim(), '')
  const empty = run(put('empty.txt', ''))
  assert.ok(empty.status === 0 || empty.status === 2)
  assert.notEqual((empty.stdout + empty.stderr).trim(), '')
})

test("a Word document's hidden words, comments and authors are told with their place", (t) => {
  const { put, json } = desk(t)
  const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
  const file = put('report.docx', zip({
    "[Content_Types].xml": '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    "_rels/.rels": '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `<?xml version='1.0'?><w:document ${w}><w:body><w:p><w:r><w:t>The review found learning.</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>Quietly kept words</w:t></w:r></w:p><w:p><w:del w:author='A Worker' w:date='2024-01-01T00:00:00Z'><w:r><w:delText>Struck out sentence</w:delText></w:r></w:del></w:p></w:body></w:document>`,
  }))
  const answer = json(file)
  assert.equal(answer.status, 1)
  for (const excerpt of ['Quietly kept words', 'Struck out sentence']) {
    const hit = answer.hidden.find((one) => one.excerpt.includes(excerpt))
    assert.ok(hit, excerpt)
    assert.notEqual(hit.place, '')
    assert.notEqual(hit.kind, '')
  }
})
