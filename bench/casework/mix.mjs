// People at work on a caseload: pages asked for at a steady rate, whoever has answered or not, so that a slow answer delays none of the others
// and is counted from the moment at which it was due. Every read of a case is recorded before it is shown, every write is synced.
//   node bench/casework/mix.mjs URL ACCOUNTS RATE SECONDS
// ACCOUNTS: lines "address password code". Prints a table row; the pages of the mix and their shares stand below.
import { readFileSync } from 'node:fs'
import http from 'node:http'
import { Browser } from '../../tests/journeys/person.mjs'

const [url, accounts, rate, seconds] = [process.argv[2], process.argv[3], Number(process.argv[4]), Number(process.argv[5])]
const agent = new http.Agent({ keepAlive: true, maxSockets: 256 })

let state = 20261125
const random = () => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return state / 4294967296 }
const pick = (list) => list[Math.floor(random() * list.length)]

/** One request; resolves to {status, body}. */
function ask(person, method, path, body) {
  return new Promise((answered, failed) => {
    const headers = { cookie: person.cookie, 'accept-encoding': 'identity' }
    if (body) Object.assign(headers, { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body), 'sec-fetch-site': 'same-origin' })
    const request = http.request(url + path, { method, headers, agent }, (response) => {
      const parts = []
      response.on('data', (part) => parts.push(part))
      response.on('end', () => answered({ status: response.statusCode, body: Buffer.concat(parts).toString() }))
    })
    request.on('error', failed)
    request.end(body)
  })
}

const people = []
for (const line of readFileSync(accounts, 'utf8').trim().split('\n')) {
  const [address, password, code] = line.split(' ')
  const visitor = new Browser(url)
  const second = await visitor.post('/sign-in', await visitor.get('/sign-in'), { address, password })
  const inside = await visitor.post('/sign-in/code', second, { code })
  if (inside.status !== 200) throw new Error(`${address} could not sign in: ${inside.status}`)
  const person = { visitor, cookie: [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; '), cases: [] }
  for (const page of [1, 2, 40, 200]) {
    const list = await visitor.get(`/cases?page=${page}`)
    person.cases.push(...new Set([...list.html.matchAll(/\/cases\/([A-Z]{2}-\d{4}-\d+)"/g)].map(([, code]) => code)))
  }
  // An advocate knows of a case of which nothing is shared yet: they do not work on it.
  if (person.cases.length && (await visitor.get(`/cases/${person.cases[0]}`)).status === 200) people.push(person)
}

// A form that is filled in: fetched with its one-time key beforehand, so that the sending alone is timed.
const forms = []
for (let i = 0; forms.length < Math.ceil(rate * seconds * .06) + 60 && i < rate * seconds; ++i) {
  const person = people[i % people.length], path = `/cases/${pick(person.cases)}/contact/new`
  const page = await person.visitor.get(path)
  if (page.status !== 200) continue
  const fields = {
    ...person.visitor.fields(page, path), 'contact.0.person': 'Aunt (invented)', 'contact.0.owner': 'Coordinator', 'contact.0.on': '2026-11-20', 'contact.0.how': 'telephone', 'contact.0.police_clear': 'not_needed',
    'contact.0.said': `She asked how the sibling is (invented ${i}).`,
  }
  forms.push({ person, path, body: new URLSearchParams(fields).toString() })
}

const shares = [
  ['my work', .2, () => ['/work']],
  ['caseload', .15, () => [pick(['/cases', '/cases?due=overdue', '/cases?page=3', '/cases?sort=pseudonym'])]],
  ['case', .25, (person) => [`/cases/${pick(person.cases)}`]],
  ['clocks', .1, (person) => [`/cases/${pick(person.cases)}/clocks`]],
  ['people', .1, (person) => [`/cases/${pick(person.cases)}/people`]],
  ['rapid review', .1, (person) => [`/cases/${pick(person.cases)}/rapid_review`]],
  ['history', .05, (person) => [`/cases/${pick(person.cases)}/history`]],
  ['writing a contact', .05, null],
]

// Not everybody may open every page of a case.
for (const person of people) {
  person.pages = new Set()
  for (const [kind, , where] of shares) if (where && (await person.visitor.get(where(person)[0])).status === 200) person.pages.add(kind)
}

const times = [], byKind = new Map(shares.map(([kind]) => [kind, []])), bad = new Map()
const begun = performance.now()
const waiting = []
for (let i = 0; i < rate * seconds; ++i) {
  const due = begun + (i * 1000) / rate
  const wait = due - performance.now()
  if (wait > 1) await new Promise((later) => setTimeout(later, wait))
  let at = random()
  const [kind, , where] = shares.find(([, share]) => (at -= share) < 0) ?? shares[0]
  const form = where ? null : forms.pop()
  if (!where && !form) throw new Error('more was written than forms were filled in')
  const person = form?.person ?? pick(people.filter(({ pages }) => pages.has(kind)))
  const asked = form ? ask(person, 'POST', form.path, form.body) : ask(person, 'GET', where(person)[0])
  waiting.push(asked.then(({ status }) => {
    const took = performance.now() - due
    times.push(took)
    byKind.get(kind).push(took)
    if (status >= 400) bad.set(`${kind} ${status}`, (bad.get(`${kind} ${status}`) ?? 0) + 1)
  }, (fault) => bad.set(`${kind} ${fault.code}`, (bad.get(`${kind} ${fault.code}`) ?? 0) + 1)))
}
await Promise.all(waiting)
const took = (performance.now() - begun) / 1000

const at = (list, share) => { const sorted = [...list].sort((a, b) => a - b); return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN }
const row = (kind, list) => `| ${kind} | ${list.length} | ${at(list, .5).toFixed(1)} | ${at(list, .95).toFixed(1)} | ${at(list, .99).toFixed(1)} |`
console.log(`${(times.length / took).toFixed(0)} answers a second for ${took.toFixed(0)} s, ${people.length} people signed in`)
console.log('| page | asked | p50 ms | p95 ms | p99 ms |\n|---|---|---|---|---|')
console.log(row('all', times))
for (const [kind, list] of byKind) console.log(row(kind, list))
for (const [what, count] of bad) console.log(`Not answered as it should be: ${what}, ${count} times`)
process.exit(bad.size ? 1 : 0)
