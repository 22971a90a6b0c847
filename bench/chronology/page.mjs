// The chronology's page at 10,000 entries of five agencies, over HTTP: its list, with a search, and the first list after somebody wrote an entry.
import { signedInTo } from '../../tests/journeys/person.mjs'
import { codeOf, dayBoxes, daysAgo, demonstrationSite, fill } from '../../tests/journeys/office.mjs'
import { heads, line } from './rows.mjs'

const bar = 150, entries = 10000, agencies = ['Education', 'Health', 'Eastmarch Police', 'Housing', 'Youth justice']
const cleaning = []
const site = {}
await demonstrationSite({ after: (work) => cleaning.unshift(work) }, site)
const keeper = await signedInTo(site, 'coordinator@eastmarch.example')
const code = await codeOf(keeper, 'Comfrey')
const below = (path = '') => `/cases/${code}/chronology${path}`
const meanings = ['start_date', 'start_time', 'source', 'subjects', 'event', 'child_seen', 'action']
const columns = { mapped: 'yes', source: '', 'heading-0': '0', ...Object.fromEntries(meanings.map((meaning, i) => [`column-0-${i}`, meaning])) }
for (const agency of agencies) {
  const typed = { agency, other_agency: '', sent_by: 'Records (invented)', route: 'email', ...dayBoxes('received_on', daysAgo(1)), pasted: '' }
  const bytes = [heads, ...Array.from({ length: entries / agencies.length }, line)].join('\n')
  const table = await keeper.postFile(below('/import'), await keeper.get(below('/import')), typed, `${agency}.csv`, Buffer.from(bytes))
  const preview = await keeper.post(`${table.path}/preview`, table, columns)
  const accepted = await keeper.send(`${table.path}/accept`, { ...keeper.fields(preview, `${table.path}/preview`), ...columns }, { 'sec-fetch-site': 'same-origin', origin: 'null' }, { follow: true })
  if (accepted.status !== 200) throw new Error(`${agency}: ${accepted.status} ${accepted.html.slice(0, 800)}`)
}
const measured = async (path, times = 40) => {
  const took = []
  for (let i = 0; i < times; ++i) {
    const begin = performance.now()
    const page = await keeper.get(path)
    took.push(performance.now() - begin)
    if (page.status !== 200) throw new Error(`${path}: ${page.status}`)
  }
  took.sort((a, b) => a - b)
  return { median: took[Math.floor(times / 2)], slowest: took.at(-1) }
}
const first = await measured(below(), 1)
const list = await measured(below()), deep = await measured(below('?page=100')), search = await measured(below('?q=appointment'), 10)
await fill(keeper, below('/add'), { agency: 'Education', start_date: '3 March 2016', source: 'Note', event: 'The tutor telephoned about the concert.' })
const after = await measured(below(), 1)
const ms = (figure) => `${figure.median.toFixed(0)} ms (slowest ${figure.slowest.toFixed(0)})`
console.log(`| page of ${entries} entries: list ${ms(list)}, page 100 ${ms(deep)} (bar ${bar}) | search ${ms(search)} | first after the import ${ms(first)}, after an entry was added ${ms(after)} |`)
for (const work of cleaning) await work()
process.exit(list.median < bar && deep.median < bar ? 0 : 1)
