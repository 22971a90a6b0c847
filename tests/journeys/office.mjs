// What journeys of casework share: a demonstration that is served for one test file, and one case of it with its people.
import assert from 'node:assert/strict'
import { after } from 'node:test'
import { join } from 'node:path'
import { copiedDemonstration } from './copied_demonstration.mjs'
import { cairn, folder, serve } from './cairn.mjs'
import { accountsIn, signedInTo } from './person.mjs'

/** Stands for a test's `t` through a whole file: what is to be undone is undone after its last test, the newest first. */
export function wholeFile() {
  const cleaning = []
  after(async () => {
    for (const work of cleaning) await work()
  })
  return { after: (work) => cleaning.unshift(work) }
}

/** What the command printed that made the data folder. */
function madeNow(data, words) {
  const done = cairn(data, ...words)
  assert.equal(done.status, 0, done.err)
  return done.out
}

/** Loads a demonstration into `site` and serves it: data, accounts, server, url. `made`: the command that makes it, where a copy of the usual one does not do; `place`: the folder that it is in;
 * `served`: further words for `cairn serve`. */
export async function demonstrationSite(t, site, { place = folder(t), made, served = [] } = {}) {
  site.served = served
  site.data = join(place, 'data')
  site.accounts = accountsIn(made ? madeNow(site.data, made) : copiedDemonstration(site.data))
  await movedTo(t, site)
}
/** The demonstration without its cases: one invented case, and the accounts. */
export const accountsAlone = ['demo', '--cases', '1']

/** The same folder served anew: at the instant given, where everybody signs in again, or at the clock's own. */
export async function movedTo(t, site, instant) {
  await site.server?.stop()
  if (instant || !site.visitors) site.visitors = new Map()
  site.server = await serve(t, site.data, ...(site.served ?? []), ...(instant ? ['--now', `${new Date(instant).toISOString().slice(0, 19)}Z`] : []))
  site.url = site.server.url
  for (const visitor of site.visitors.values()) visitor.url = site.url
}

/** The code of the first case that somebody finds by those words. */
export const codeOf = async (visitor, words) => (await visitor.get(`/cases?q=${words}`)).html.match(/\/cases\/([A-Z]+-\d{4}-\d+)/)[1]

/** The ISO day so many days ago; a negative number lies ahead. */
export const daysAgo = (days) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)
/** The boxes of a date, filled in with an ISO day. */
export const dayBoxes = (name, iso) => Object.fromEntries(['year', 'month', 'day'].map((part, i) => [`${name}-${part}`, iso.split('-')[i]]))

/** Opens a page, fills in its form and sends it to that path. */
export async function fill(who, path, typed, query = '') {
  const page = await who.get(path + query)
  assert.equal(page.status, 200, path)
  return who.post(path, page, typed)
}

/** One case of Eastmarch: what its people write and which steps they take. `site.code` names it; `site.today` is an ISO day. */
export function caseOf(site) {
  const as = (who) => signedInTo(site, `${who}@eastmarch.example`)
  const below = (path) => `/cases/${site.code}${path}`
  const today = () => site.today ?? daysAgo(0)
  async function write(who, form, answers, status = 303) {
    const visitor = await as(who)
    const saved = await visitor.post(below(`/${form}/new`), await visitor.get(below(`/${form}/new`)), answers, { follow: false })
    assert.equal(saved.status, status, `${who} writes ${form}: ${saved.html.slice(0, 3000)}`)
    return saved
  }
  async function step(who, event, { status = 303, reasons = 'Reasons of a test' } = {}) {
    const visitor = await as(who)
    const taken = await visitor.post(below(`/steps/${event}`), await visitor.get(below(`/steps/${event}`)), { ...dayBoxes('on', today()), reasons }, { follow: false })
    assert.equal(taken.status, status, `${who} takes ${event}: ${taken.html.slice(0, 6000)}`)
    return taken
  }
  return { as, below, write, step, today }
}
