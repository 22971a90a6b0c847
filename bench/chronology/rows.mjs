// Rows as agencies write them, the same in every run.
import { readFileSync, readdirSync } from 'node:fs'

// A small generator of its own, so that every run has the same rows.
let state = 20261126
const chance = (most) => (state = (state * 1103515245 + 12345) % 2147483648, state % most)
const pick = (list) => list[chance(list.length)]
const who = ['Mother', 'Father', 'Rowan', 'Grandmother', 'Health visitor', 'Social worker', 'Head of year', 'Housing officer', 'Police officer', 'Aunt']
// Sentences as long as those of agencies, from the search benchmark's prose: no two rows say the same, and words are as common as in English.
const prose = readdirSync('bench/search/prose').filter((name) => name.endsWith('.md')).map((name) => readFileSync(`bench/search/prose/${name}`, 'utf8')).join(' ').replace(/[#*_`"\[\]]/g, '').split(/\s+/)
const sentence = () => {
  const from = chance(prose.length - 40)
  return prose.slice(from, from + 12 + chance(24)).join(' ')
}

const day = (number) => {
  const date = new Date(Date.UTC(2014, 0, 1) + number * 86400000)
  const [d, m, y] = [String(date.getUTCDate()).padStart(2, '0'), String(date.getUTCMonth() + 1).padStart(2, '0'), date.getUTCFullYear()]
  return pick([`${d}/${m}/${y}`, `${d}.${m}.${String(y).slice(2)}`, `${y}-${m}-${d}`, `?${d}/${m}/${y}`])
}

export const heads = 'Date,Time,Source of information,Subjects,Event,Child seen,Action taken'
export const line = () => `${day(chance(1460))},${chance(3) ? '' : `${8 + chance(10)}:${10 + chance(49)}`},Record ${chance(9000)},${pick(who)},"${pick(who)}: ${sentence()}.",${pick(['yes', 'no', ''])},${pick(['NFA', 'Review in six weeks', '', 'Referral'])}`
