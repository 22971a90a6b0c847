// A cataloguer changes the vocabulary while the server runs: records, the search, addresses and the feed follow, and all of it is taken back.
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { report } from './cairn.mjs'
import { accountsAlone, demonstrationSite, wholeFile } from './office.mjs'
import { signedInTo } from './person.mjs'

const site = {}
const t = wholeFile()

before(async () => {
  await demonstrationSite(t, site, { made: accountsAlone })
  site.cataloguer = await signedInTo(site, Object.keys(site.accounts).find((address) => address.startsWith('cataloguer@')))
})

const read = async (path) => {
  const answer = await fetch(site.url + path, { redirect: 'manual' })
  return { status: answer.status, to: answer.headers.get('location'), text: await answer.text() }
}
const found = async (words) => JSON.parse((await read(`/api/v1/search?match=all&q=${encodeURIComponent(words)}`)).text).total

test('a theme that was added is found in the texts that are there, by its other words too, until it is taken back', async () => {
  const { cataloguer } = site
  const entry = await cataloguer.postFile('/deposit', await cataloguer.get('/deposit'), {}, 'hazel.txt', report('Child Hazel, a review', 'Workers met a wall of silence and went away.'))
  const decisions = Object.fromEntries([...entry.html.matchAll(/name="(decision-\d+)"/g)].map(([, name]) => [name, 'rejected']))
  if (Object.keys(decisions).length > 0) await cataloguer.post(`${entry.path}/decide`, entry, decisions)
  const written = await cataloguer.post(entry.path, await cataloguer.get(entry.path), { title: 'Child Hazel, a review', year: '2026', permission: 'granted' })
  await cataloguer.post(`${entry.path}/publish`, written, {})

  assert.equal(await found('zzquietness'), 0)
  const added = await cataloguer.post('/admin/themes/new', await cataloguer.get('/admin/themes/new'), { facet: 'practice_theme', preferred: 'Silence at home', synonyms: 'wall of silence\nzzquietness', reason: 'Three reviews speak of it' })
  assert.match(added.path, /^\/admin\/themes\/PRT-H1/)
  assert.match((await read('/themes/silence-at-home')).text, /1 passage that shows it/)
  assert.ok(await found('zzquietness') > 0, 'the index knows the new word at once')

  const renamed = await cataloguer.post('/admin/themes/PRT-H1', await cataloguer.get('/admin/themes/PRT-H1'), { preferred: 'Quiet homes', synonyms: 'wall of silence', reason: 'Plainer' })
  assert.equal(renamed.status, 200)
  const old = await read('/themes/silence-at-home')
  assert.deepEqual([old.status, old.to], [308, '/themes/quiet-homes'])
  assert.match((await read('/themes/quiet-homes')).text, /1 passage that shows it/)
  assert.match((await read('/themes/changes.atom')).text, /is now called/)

  await cataloguer.post('/admin/themes/PRT-H1/undo', await cataloguer.get('/admin/themes/PRT-H1'), { undo_reason: 'Readers know the first' })
  assert.equal((await read('/themes/quiet-homes')).to, '/themes/silence-at-home')
  await cataloguer.post('/admin/themes/PRT-H1/retire', await cataloguer.get('/admin/themes/PRT-H1'), { retire_reason: 'Tried out' })
  assert.equal((await read('/themes/silence-at-home')).status, 404)
})
