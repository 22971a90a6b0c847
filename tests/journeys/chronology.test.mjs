// `cairn chronology` as somebody uses it who has a folder of returns and one afternoon: dates read, files merged, what is rejected and why.
import test from 'node:test'
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { program } from './cairn.mjs'
import { unzip, zip } from './zip.mjs'

function desk(t) {
  const folder = mkdtempSync(path.join(tmpdir(), 'cairn-chronology-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const at = (name) => path.join(folder, name)
  const put = (name, content) => (writeFileSync(at(name), content), at(name))
  const run = (...words) => {
    const { status, stdout, stderr } = spawnSync(program, ['chronology', ...words], { encoding: 'utf8', cwd: folder, maxBuffer: 1 << 28 })
    return { status, stdout, stderr }
  }
  const json = (...words) => {
    const answer = run(...words, '--json')
    return { ...answer, ...(answer.stdout ? JSON.parse(answer.stdout) : {}) }
  }
  return { at, put, run, json }
}

// Scenario 38: three returns of eleven rows.
const police = 'Date,Time,Source of information,Event\n22/05/2016,14:10,Log 114,Officers called at the flat and spoke to the mother.\n03/06/2016,,Log 201,A neighbour telephoned about music.\n31/02/2016,,Log 12,A call that somebody dated wrongly.\n09/06/2016,,Log 240,A lost key was handed in.\n'
const health = 'Date;Source of information;Event\r\n22.05.16;Health visitor record;Telephone call from police, who had called at the flat and spoken to the mother.\r\n01.06.16;Health visitor record;Clinic: weight and height plotted.\r\n02.06.16;;A letter about the clinic was sent.\r\n20.06.16;Health visitor record;Home visit – Rowan was seen and played on the floor.\r\n'
const school = 'Date\tSource of information\tEvent\n?22 may 2016\tDay book\tThe sister said that the police had been at home.\n23/05/2016\tDay book\tThe sister was collected by her aunt.\n24/06/2016\tDay book\tSports day; the whole family came.\n'
const windows1252 = (text) => Buffer.from(text.replaceAll('–', '\u0096'), 'latin1')

test('one date is read with its bounds, its certainty and its words', (t) => {
  const { json, run } = desk(t)
  const read = json('date', '?22 may 2016')
  assert.equal(read.status, 0)
  assert.deepEqual([read.from, read.to, read.certainty, read.words], ['2016-05-22', '2016-05-22', 'uncertain', '?22 may 2016'])
  const short = json('date', '22.05/16')
  assert.deepEqual([short.from, short.note, short.years], ['2016-05-22', 'two-digit-year', '1928-2027'])
  const scoped = json('date', 'between 3 and 9 June', '--scope', '2016-01-01/2016-12-31')
  assert.deepEqual([scoped.from, scoped.to, scoped.certainty], ['2016-06-03', '2016-06-09', 'approximate'])
  const wrong = json('date', '31/02/2016')
  assert.deepEqual([wrong.status, wrong.error], [1, 'impossible'])
  assert.match(run('date', '05/22/2016').stdout, /month seems to stand first/)
})

test('three returns of scenario 38 become nine entries in order; a bad date and a missing source are rejected with file, row and cell', (t) => {
  const { put, json, at } = desk(t)
  put('police.csv', police), put('health.csv', windows1252(health)), put('school.tsv', school)
  const merged = json('merge', 'police.csv', 'health.csv', 'school.tsv', '-o', 'merged.docx')
  assert.equal(merged.status, 0, merged.stderr)
  assert.equal(merged.entries.length, 9)
  assert.deepEqual(merged.entries.slice(0, 3).map((entry) => [entry.agency, entry.from, entry.certainty]), [['police', '2016-05-22T14:10', 'certain'], ['health', '2016-05-22', 'certain'], ['school', '2016-05-22', 'uncertain']])
  assert.deepEqual(merged.rejected.map((row) => [row.file, row.row, row.cell, row.reason]), [['police.csv', 4, 'A4', 'impossible'], ['health.csv', 4, 'B4', 'no-source']])
  assert.equal(merged.entries[0].sha256, createHash('sha256').update(readFileSync(at('police.csv'))).digest('hex'))
  assert.ok(merged.duplicates.some((one) => one.entries.includes(0) && one.entries.includes(1)), 'the call that two agencies tell of')
  assert.ok(merged.entries.some((entry) => entry.event.includes('Home visit – Rowan')), 'the dash of Windows-1252')
  for (const list of ['conflicts', 'gaps']) assert.ok(Array.isArray(merged[list]))
})

test('what was merged into Word or a spreadsheet is merged again without the loss of an entry or a word', (t) => {
  const { put, json } = desk(t)
  put('police.csv', police), put('health.csv', windows1252(health)), put('school.tsv', school)
  for (const out of ['merged.docx', 'merged.xlsx', 'merged.csv']) {
    const first = json('merge', 'Police=police.csv', 'health.csv', 'school.tsv', '-o', out)
    const second = json('merge', out)
    assert.equal(second.status, 0, second.stderr)
    const said = (merged) => merged.entries.map((entry) => [entry.agency, entry.from, entry.to, entry.certainty, entry.words, entry.source, entry.event])
    assert.deepEqual(said(second), said(first), out)
    assert.deepEqual(second.rejected, [])
  }
})

test('a file of a kind that cannot be read costs only itself, and the message says what to ask for', (t) => {
  const { put, run } = desk(t)
  put('police.csv', police)
  put('picture.png', Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]), Buffer.alloc(64)]))
  put('protected.xlsx', Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(2048)]))
  const merged = run('merge', 'picture.png', 'protected.xlsx', 'police.csv', '-o', 'out.csv')
  assert.equal(merged.status, 1)
  for (const name of ['picture.png', 'protected.xlsx']) assert.match(merged.stderr, new RegExp(`${name} was not read: .+\\. .+\\.`), 'what it is, and what to do')
  assert.match(merged.stdout, /3 entries, 1 rows rejected/)
})

test('a table without dates is named as no chronology, and dates with the month first make the others doubtful', (t) => {
  const { put, run } = desk(t)
  put('contacts.csv', 'Name,Role,Telephone\nA. Example,Head,01632 960001\n')
  put('us.csv', 'Date,Source,Event\n05/22/2016,Log,A visit took place as had been agreed.\n03/04/2016,Log,A call was made to the school.\n')
  const merged = run('merge', 'contacts.csv', 'us.csv')
  assert.match(merged.stdout, /Not a chronology: contacts\.csv/)
  assert.match(merged.stdout, /Look again: us\.csv has 1 dates with the month first; 1 others could be read either way/)
})

test('formulas stay words, and a Word file that goes out has its notes and one table', (t) => {
  const { put, run, at } = desk(t)
  put('police.csv', 'Date,Source,Event\n22/05/2016,Log,"=HYPERLINK(""http://example.org"")"\n')
  run('merge', 'police.csv', '-o', 'out.csv')
  assert.match(readFileSync(at('out.csv'), 'utf8'), /,"?'=HYPERLINK/)
  run('merge', 'police.csv', '-o', 'out.docx')
  const document = unzip(readFileSync(at('out.docx')))['word/document.xml'].toString()
  assert.equal(document.match(/<w:tbl>/g).length, 1)
  assert.match(document, /w:orient="landscape"/)
  assert.match(document, /Nothing was merged away or deleted/)
})

test('a wrong option ends with 2 and says what it takes', (t) => {
  const { put, run } = desk(t)
  put('police.csv', police)
  for (const [words, advice] of [[['--scope', 'last year'], /--scope takes two days/], [['-o', 'out.pdf'], /Name a \.docx, \.xlsx or \.csv file/], [['--years', '19'], /--years takes the first year/]]) {
    const answer = run('merge', 'police.csv', ...words)
    assert.equal(answer.status, 2)
    assert.match(answer.stderr, advice)
  }
  assert.equal(run('merge', 'missing.csv').status, 2)
})

test('a hostile package costs only that file', (t) => {
  const { put, run } = desk(t)
  put('police.csv', police)
  put('bomb.docx', zip({ '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>', 'word/document.xml': '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' + '<w:tbl>'.repeat(100000) }))
  const merged = run('merge', 'bomb.docx', 'police.csv')
  assert.equal(merged.status, 1)
  assert.match(merged.stdout, /3 entries/)
})
