// Scenario 37: a record that is deposited for a partnership whose area is withheld. Whatever anybody may fetch says nothing of the source:
// search by that area, its address, the API, counts, order, exports, feeds, the sitemap, files and their metadata.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { join } from 'node:path'
import { mkdirSync, writeFileSync } from 'node:fs'
import { cairn, folder, report, serve } from './cairn.mjs'

const site = {}
const cleaning = []
const t = { after: (work) => cleaning.unshift(work) }
const secret = /saltbeck/i

const anonymous = (id, more) => ({ id, title: '2026 - Anonymous - Child A', year: 2026, area_withheld: true, nation: 'England', review_type: 'Local child safeguarding practice review', abstract: 'Exploitation over two years.', learning_themes: ['Information sharing'], recommendations: ['Map missing episodes.'], permission: 'granted', search_engines: 'allow', ...more })

before(async () => {
  const place = folder(t)
  const from = join(place, 'from')
  mkdirSync(from)
  const records = [
    anonymous('SALT-6', { area: 'Saltbeck', publisher: 'Saltbeck Safeguarding Children Partnership', rights_holder: 'Saltbeck Council', source_url: 'https://example.org/saltbeck', published_on: '2026-02-03', files: [{ path: 'saltbeck-letter.txt' }, { path: 'saltbeck-open.txt', rewritten: true }] }),
    anonymous('X-1', { abstract: 'Another child in the same year.', recommendations: ['See children alone.'] }),
    { id: 'E-1', title: '2026 - Eastmarch - Child Elm', year: 2026, area: 'Eastmarch', nation: 'England', review_type: 'Local child safeguarding practice review', abstract: 'Neglect.', learning_themes: ['Information sharing'], permission: 'granted', search_engines: 'allow' }]
  writeFileSync(join(from, 'records.jsonl'), records.map((one) => JSON.stringify(one) + '\n').join(''))
  writeFileSync(join(from, 'saltbeck-letter.txt'), report('A letter of the Saltbeck board', 'Saltbeck wrote this about the child.'))
  writeFileSync(join(from, 'saltbeck-open.txt'), report('A review of one child', 'Missing episodes were mapped late, and information sharing failed.'))
  const data = join(place, 'data')
  const made = cairn(data, 'import', from)
  assert.equal(made.status, 0, made.err + made.out)
  site.server = await serve(t, data)
  site.url = site.server.url
  const all = await json('/api/v1/search?q=*&limit=100')
  site.records = all.results
  site.anonymous = all.results.filter((one) => one.title.includes('Anonymous'))
})
after(async () => {
  for (const work of cleaning) await work()
})

const fetched = async (path) => {
  const answer = await fetch(site.url + path, { redirect: 'manual' })
  const bytes = Buffer.from(await answer.arrayBuffer())
  return { status: answer.status, text: bytes.toString('latin1'), headers: [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n') }
}
const json = async (path) => JSON.parse((await fetched(path)).text)

test('scenario 37: its title says Anonymous, and another Child A of the same year is a record of its own', () => {
  assert.equal(site.anonymous.length, 2)
  assert.deepEqual([...new Set(site.anonymous.map((one) => one.title))], ['2026 - Anonymous - Child A'])
  assert.notEqual(site.anonymous[0].reference, site.anonymous[1].reference)
})

test('scenario 37: searching for the area finds nothing, and its address answers as that of no area does', async () => {
  assert.equal((await json('/api/v1/search?q=Saltbeck')).total, 0)
  assert.equal((await json('/api/v1/search?q=*&area=saltbeck')).total, 0)
  for (const below of ['', '/published', '/published.atom']) {
    const [withheld, none] = [await fetched(`/areas/saltbeck${below}`), await fetched(`/areas/nosuchplace${below}`)]
    assert.deepEqual([withheld.status, none.status], [404, 404])
  }
})

test('scenario 37: no page, export, feed, file or header that anybody may fetch names the source', async () => {
  const of = (reference) => `/reviews/${reference}`
  const review = site.anonymous.map((one) => of(one.reference))
  const links = new Set()
  for (const path of review)
    for (const [, href] of (await fetched(path)).text.matchAll(/href="(\/reviews\/[^"#]*)/g)) links.add(href.replaceAll('&amp;', '&'))
  assert.ok([...links].some((one) => one.endsWith('.txt')), 'its rewritten file can be read')
  const lists = ['/', '/browse/areas', '/browse/years', '/browse/years/2026', '/browse/types', '/browse/a-z', '/browse/a-z/0-9', '/themes', '/themes/information-sharing', '/themes/groups', '/recommendations', '/search?q=*', '/search?q=*&sort=title', '/search?q=*&sort=date',
    '/search?q=child&show=passages', '/search?q=*&show=recommendations', '/search?q=*&area=withheld', '/search.atom', '/search.csv', '/search.ris', '/api/v1/search?q=*', '/sitemap.xml', '/areas/withheld', '/themes/changes.atom']
  const below = review.flatMap((path) => ['', '/cite', '/versions', '/related', '/report.txt', '/report.pdf', '/saltbeck-open.txt', '/saltbeck-letter.txt', '/report-2.txt'].map((end) => path + end)).concat(site.anonymous.map((one) => `/api/v1/reviews/${one.reference}`))
  const told = []
  for (const path of new Set([...lists, ...below, ...links])) {
    const answer = await fetched(path)
    if (lists.includes(path)) assert.equal(answer.status, 200, path)
    if (secret.test(answer.text.replaceAll('/saltbeck-', '/')) || secret.test(answer.headers)) told.push(path)
  }
  assert.deepEqual(told, [])
})

test('scenario 37: its day of publication is nowhere, and two of one title stand by their references in every order', async () => {
  for (const path of ['/search.csv', '/search.atom', '/search.ris', `/api/v1/reviews/${site.anonymous[0].reference}`, `/reviews/${site.anonymous[0].reference}`])
    assert.doesNotMatch((await fetched(path)).text, /2026-02-03|3 February 2026/, path)
  const twins = (sort) => fetched(`/api/v1/search?q=*&sort=${sort}`).then((answer) => JSON.parse(answer.text).results.filter((one) => one.title.includes('Anonymous')).map((one) => one.reference))
  const byReference = site.anonymous.map((one) => one.reference).sort((a, b) => Number(a.split('/')[1]) - Number(b.split('/')[1]))
  for (const sort of ['date', 'title']) assert.deepEqual(await twins(sort), byReference, sort)
})
