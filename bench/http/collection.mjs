// Writes invented reports with word pairs taken from the demonstration's prose, the same each time: a catalogue, a text file a report,
// and 2,000 distinct queries drawn from their passages.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

const [into, reviews, passages] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])]
const sources = join(dirname(fileURLToPath(import.meta.url)), '../../demonstration/sources')

let state = 20261122
const random = () => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return state / 4294967296 }
const pick = (list) => list[Math.floor(random() * list.length)]

const words = readdirSync(sources).filter((name) => name.endsWith('.md') && !name.endsWith('-cy.md')).sort()
  .flatMap((name) => readFileSync(join(sources, name), 'utf8').toLowerCase().match(/[a-z][a-z’'-]+/g))
const after = new Map()
for (let i = 0; i + 1 < words.length; i++) {
  if (!after.has(words[i])) after.set(words[i], [])
  after.get(words[i]).push(words[i + 1])
}
function passage() {
  let word = pick(words)
  const said = []
  const length = 90 + Math.floor(random() * 60)
  while (said.length < length) {
    said.push(word)
    word = random() < .1 ? pick(words) : pick(after.get(word) ?? words)
  }
  return said
}

mkdirSync(into, { recursive: true })
const nations = ['England', 'England', 'England', 'Wales', 'Scotland', 'Northern Ireland']
const themes = ['Neglect', 'Information sharing', 'Voice of the child', 'Professional curiosity', 'Was not brought']
const ages = ['Under 1', '1 to 5', '6 to 10', '11 to 15']
const records = [], queries = new Set()
for (let r = 0; r < reviews; r++) {
  const lines = [`Invented review ${r}`, '']
  for (let p = 1; p <= passages; p++) {
    const said = passage()
    lines.push(`${1 + Math.floor(p / 20)}.${1 + (p % 20)} ${said.join(' ')}.`, '')
    if (queries.size < 2000 && random() < .02) {
      const start = Math.floor(random() * (said.length - 8))
      queries.add([said[start], said[start + 3], said[start + 6]].map((word) => word.replace(/[^a-z]/g, '')).join('+'))
    }
  }
  writeFileSync(join(into, `r${r}.txt`), lines.join('\n'))
  records.push({ id: `B-${r}`, title: `Invented review ${r}`, year: 1990 + (r % 36), nation: pick(nations), area: `Area ${r % 90}`, learning_themes: [pick(themes), pick(themes)],
    subjects: [{ age_band: pick(ages) }], abstract: passage().slice(0, 40).join(' '), files: [{ path: `r${r}.txt`, kind: 'overview' }] })
}
writeFileSync(join(into, 'catalogue.jsonl'), records.map((record) => JSON.stringify(record)).join('\n') + '\n')
writeFileSync(into + '-queries.txt', [...queries].join('\n') + '\n')
console.log(`${reviews} reports of ${passages} passages, ${queries.size} queries`)
