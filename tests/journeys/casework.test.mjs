// A case from a referral without an account to its clocks, with curl alone; and what a browser may do twice and does once.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { after, before, test } from 'node:test'
import { join } from 'node:path'
import { cairn, folder, serve, top } from './cairn.mjs'
import { accountsIn, codeNow, signedInTo } from './person.mjs'

const site = {}
const cleaning = []
const t = { after: (work) => cleaning.unshift(work) }

before(async () => {
  site.data = join(folder(t), 'data')
  const made = cairn(site.data, 'demo', '--cases', '2', '--seed', '11')
  assert.equal(made.status, 0, made.err)
  site.accounts = accountsIn(made.out)
  site.url = (await serve(t, site.data)).url
})
after(async () => {
  for (const work of cleaning) await work()
})

const signedIn = (address) => signedInTo(site, address)

test('the script of the documentation refers, notifies and reads the clocks: aware on Monday 2 March 2026, due on Monday 9 March', { timeout: 120_000 }, () => {
  const address = 'notifier@eastmarch.example'
  const done = spawnSync(join(top, 'docs/refer-notify-clock.sh'), [site.url, address, site.accounts[address], codeNow(site.data, address)], { encoding: 'utf8' })
  assert.equal(done.status, 0, done.stderr)
  site.code = done.stdout.match(/Referred: (\S+)/)[1]
  assert.match(done.stdout, /due 20260309\nClock \S+: notification\n/)
  assert.match(done.stdout, /Clock \S+: rapid-review\n/, 'sending opened the rapid review')
})

test('five identical posts of one form have one effect', { timeout: 60_000 }, async () => {
  const visitor = await signedIn('coordinator@eastmarch.example')
  const path = `/cases/${site.code}/action/new`
  const page = await visitor.get(path)
  const fields = { ...visitor.fields(page, path), 'action.0.what': 'See the siblings (invented)', 'action.0.owner': 'Social care' }
  const places = new Set()
  for (let i = 0; i < 5; ++i) places.add((await visitor.send(path, fields, { 'sec-fetch-site': 'same-origin' })).location)
  assert.equal(places.size, 1)
  const list = await visitor.get(`/cases/${site.code}/action`)
  assert.equal([...list.html.matchAll(/\/action\/[0-9a-f]{32}"/g)].length, 1)
})

test('what two people wrote at once is not saved over: the second sees both texts and keeps their own', { timeout: 60_000 }, async () => {
  const one = await signedIn('manager@eastmarch.example')
  const path = [...(await one.get(`/cases/${site.code}/action`)).html.matchAll(/\/cases\/\S+\/action\/[0-9a-f]{32}/g)][0][0] + '/edit'
  const first = await one.get(path), second = await one.get(path)
  assert.equal((await one.post(path, first, { 'action.0.what': 'See the siblings today', 'action.0.owner': 'Social care' }, { follow: false })).status, 303)
  const clash = await one.post(path, second, { 'action.0.what': 'See the siblings and the school', 'action.0.owner': 'Social care' }, { follow: false })
  assert.equal(clash.status, 409)
  assert.match(clash.html, /today/)
  assert.match(clash.html, /the school/)
})

test('who does not belong to a case is told what somebody is told who asks for one that is not there', { timeout: 60_000 }, async () => {
  const stranger = await signedIn('manager@westmarch.example')
  const there = await stranger.get(`/cases/${site.code}`), nowhere = await stranger.get('/cases/EM-2026-999')
  assert.equal(there.status, 404)
  const plain = (html) => html.replaceAll(site.code, 'CODE').replaceAll('EM-2026-0999', 'CODE').replace(/[A-Z0-9]{10}/g, 'REFERENCE').replace(/value="[0-9a-f]+"/g, '')
  assert.equal(plain(there.html), plain(nowhere.html))
})

test('every look at a case is in its record before it is shown', { timeout: 60_000 }, async () => {
  const visitor = await signedIn('chair@eastmarch.example')
  assert.equal((await visitor.get(`/cases/${site.code}`)).status, 200)
  const reader = await signedIn('manager@eastmarch.example')
  const history = await reader.get(`/cases/${site.code}/history`)
  assert.equal(history.status, 200)
  assert.match(history.html, /Frances Meadowsweet[\s\S]*Looked at the case/)
})
