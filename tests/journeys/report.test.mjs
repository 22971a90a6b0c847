// A report from its draft to three signatures: out to Word and in again, findings, factual accuracy, what might identify somebody, content and approval.
// Everybody in it is invented.
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { demonstrationSite, wholeFile } from './office.mjs'
import { signedInTo } from './person.mjs'
import { confirmContent, decideAll, signCheck, signReport } from './report_signing.mjs'

const site = {}
const t = wholeFile()

before(async () => {
  await demonstrationSite(t, site)
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
  await signCheck(site, below)
  assert.match((await writer.get(`${below}/disclosure`)).html, /Checked and signed by two people/)

  await confirmContent(site, below)
  await signReport(site, below)
  assert.match((await writer.get(`${report}/approval`)).html, /Agreed by all three partners/)
})
