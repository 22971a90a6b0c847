// A report from its draft to three signatures: out to Word and in again, findings, factual accuracy, what might identify somebody, content and approval.
// Everybody in it is invented.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { join } from 'node:path'
import { cairn, folder, serve } from './cairn.mjs'
import { accountsIn, signedInTo } from './person.mjs'

const site = {}
const cleaning = []
const t = { after: (work) => cleaning.unshift(work) }

before(async () => {
  site.data = join(folder(t), 'data')
  const made = cairn(site.data, 'demonstration', folder(t))
  assert.equal(made.status, 0, made.err)
  site.accounts = accountsIn(made.out)
  site.url = (await serve(t, site.data)).url
})
after(async () => {
  for (const work of cleaning) await work()
})

const signedIn = (who) => signedInTo(site, `${who}@eastmarch.example`)

/** The case of the demonstration with a report. */
async function caseWithReport(visitor) {
  const list = await visitor.get('/cases?closed=with')
  for (const [, code] of list.html.matchAll(/\/cases\/([A-Z]+-\d{4}-\d+)"/g)) {
    const report = await visitor.get(`/cases/${code}/report`)
    if (report.status === 200 && report.html.includes('Four maps of one park')) return `/cases/${code}`
  }
  throw new Error('no case has the report of the demonstration')
}

/** Every decision that still waits, as its page offers it: names are changed in the text, the rest is decided. */
async function decideAll(writer, below, people) {
  for (let rounds = 0; rounds < 30; ++rounds) {
    const page = await writer.get(`${below}/disclosure`)
    const waiting = page.html.slice(page.html.indexOf('id="waiting"'), page.html.indexOf('id="jigsaw"')).split('id="decided"')[0]
    const link = waiting.match(/\/disclosure\/([0-9a-f]{32})"/)
    if (!link) return
    const path = `${below}/disclosure/${link[1]}`
    const one = await writer.get(path)
    if (!one.html.includes('It names somebody by itself')) {
      assert.equal((await writer.post(path, one, { does: 'accepts_risk', why: 'Known to everybody in the town' })).status, 200)
      continue
    }
    const edit = one.html.match(/href="([^"]*\/report\/sections\/[0-9a-f]{32})\/edit"/)[1]
    const form = await writer.get(`${edit}/edit`)
    const text = form.html.match(/<textarea[^>]*name="section\.0\.text"[^>]*>([\s\S]*?)<\/textarea>/)[1].replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&gt;', '>').replaceAll('&lt;', '<').replaceAll('&amp;', '&').replace(/^\n/, '')
    const part = form.html.match(/<option value="(part_[a-z_]+)" selected/)?.[1] ?? form.html.match(/value="(part_[a-z_]+)"[^>]*checked/)[1]
    const saved = await writer.post(`${edit}/edit`, form, { 'section.0.part': part, 'section.0.state': 'ready', 'section.0.text': people.reduce((words, name) => words.replaceAll(name, 'the young person'), text) })
    assert.equal(saved.status, 200)
  }
  assert.fail('decisions do not end')
}

test('a draft goes out to Word and comes in again, agencies are asked, names are changed, and three partners sign what was read', { timeout: 240_000 }, async () => {
  const writer = await signedIn('manager')
  const below = await caseWithReport(writer)
  const report = `${below}/report`

  const whole = await writer.get(`${report}/whole`)
  assert.ok((whole.html.match(/id="p\d+-\d+"/g) ?? []).length >= 40, 'more than forty numbered paragraphs')
  const file = await writer.download(`${report}/report.docx`)
  assert.equal(file.status, 200)
  let page = await writer.postFile(`${report}/word`, await writer.get(`${report}/word`), {}, 'draft.docx', file.bytes)
  assert.match(page.html, /What the file says/)
  const chosen = Object.fromEntries([...page.html.matchAll(/<select[^>]*name="(to\.[^"]+)"[^>]*>([\s\S]*?)<\/select>/g)].map(([, name, options]) => [name, options.match(/value="([^"]*)" selected/)[1]]))
  assert.equal(Object.keys(chosen).filter((name) => /\d/.test(name)).length, 11, 'each section of the draft is found again by its heading')
  chosen['to.unmatched'] = 'leave_out'  // What Cairn itself writes on the cover.
  assert.equal((await writer.post(page.path, page, chosen)).status, 200)
  const again = await writer.get(`${report}/whole`)
  const paragraphs = (html) => [...html.matchAll(/id="(p\d+-\d+)"/g)].map(([, id]) => id)
  assert.deepEqual(paragraphs(again.html), paragraphs(whole.html), 'what went out came in, paragraph by paragraph')

  const findings = await writer.get(`${report}/findings`)
  assert.equal((findings.html.match(/\/report\/findings\/[0-9a-f]{32}/g) ?? []).length >= 5, true)
  assert.match(findings.html, /1 finding rests on no evidence yet/)

  const accuracy = await writer.get(`${report}/accuracy`)
  assert.match(accuracy.html, /Late/)
  const comments = (await Promise.all([...accuracy.html.matchAll(/\/report\/accuracy\/([0-9a-f]{32})"/g)].map(([, id]) => writer.get(`${report}/accuracy/${id}`)))).find((one) => one.html.includes('drawn in green'))
  assert.equal((await writer.post(`${comments.path}/answer`, comments, { answer: 'accepted', change: 'Green' })).status, 200)
  assert.match((await writer.get(`${report}/accuracy`)).html, /Answered/)

  assert.match((await writer.get(`${below}/disclosure`)).html, /Combined risk/)
  await decideAll(writer, below, ['Linnet', '01632 960103'])
  for (const who of ['manager', 'chair']) {
    const signer = await signedIn(who)
    assert.equal((await signer.post(`${below}/disclosure/sign`, await signer.get(`${below}/disclosure`), {})).status, 200)
  }
  assert.match((await writer.get(`${below}/disclosure`)).html, /Checked and signed by two people/)

  assert.equal((await writer.post(`${report}/approval/content`, await writer.get(`${report}/approval`), { read: 'yes' })).status, 200)
  for (const [who, partner] of [['council.partner', 'local_authority'], ['health.partner', 'health'], ['police.partner', 'police']]) {
    const signer = await signedIn(who)
    assert.equal((await signer.post(`${report}/approval`, await signer.get(`${report}/approval`), { partner, answer: 'approves', name: who, role: 'Delegated partner' })).status, 200)
  }
  assert.match((await writer.get(`${report}/approval`)).html, /Agreed by all three partners/)
})
