// The same page for whoever may see most cases and for whoever may see fewest, turn by turn, each showing the same number of rows: a list must not
// tell by its time how much lies behind it. Afterwards each list once more right after somebody joined or left a case.
//   node bench/casework/same.mjs URL ACCOUNTS
// ACCOUNTS: lines "address password code"; the first is who sees most, the second who sees fewest.
import { readFileSync } from 'node:fs'
import { Browser } from '../../tests/journeys/person.mjs'

const [url, accounts] = process.argv.slice(2)
const people = []
for (const line of readFileSync(accounts, 'utf8').trim().split('\n').slice(0, 2)) {
  const [address, password, code] = line.split(' ')
  const visitor = new Browser(url)
  const inside = await visitor.post('/sign-in/code', await visitor.post('/sign-in', await visitor.get('/sign-in'), { address, password }), { code })
  if (inside.status !== 200) throw new Error(`${address} could not sign in: ${inside.status}`)
  people.push({ address, visitor })
}
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]
const at99 = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length * .99)]

console.log('| page | rows | most, p50 ms | p99 | fewest, p50 ms | p99 | ratio of p50 |\n|---|---|---|---|---|---|---|')
for (const path of ['/cases?closed=with', '/cases?closed=with&sort=pseudonym', '/cases?closed=with&q=a', '/cases?stage=referral&closed=with&q=nothing-has-this-name', '/work']) {
  const times = people.map(() => [])
  const rows = people.map(() => 0)
  for (let round = 0; round < 300; ++round)
    for (const [who, { visitor }] of people.entries()) {
      const begun = performance.now()
      const page = await visitor.get(path)
      if (round >= 20) times[who].push(performance.now() - begun)
      rows[who] = new Set([...page.html.matchAll(/\/cases\/([A-Z]{2}-\d{4}-\d+)"/g)].map(([, code]) => code)).size
    }
  console.log(`| ${path} | ${rows.join(', ')} | ${times.map((list) => `${median(list).toFixed(2)} | ${at99(list).toFixed(2)}`).join(' | ')} | ${(median(times[0]) / median(times[1])).toFixed(2)} |`)
}
