// Checks and signs a report as people do it on its pages: everything that might identify somebody decided, two who signed the check, the content
// confirmed, three partners.
import assert from 'node:assert/strict'
import { caseOf } from './office.mjs'
import { signedInTo } from './person.mjs'

const as = (site, who) => signedInTo(site, `${who}@eastmarch.example`)

/** Every decision that still waits, as its page offers it: names are changed in the text, the rest is decided. */
export async function decideAll(writer, below, people) {
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

export async function signCheck(site, below, people = ['manager', 'chair']) {
  for (const who of people) {
    const signer = await as(site, who)
    assert.equal((await signer.post(`${below}/disclosure/sign`, await signer.get(`${below}/disclosure`), {})).status, 200, `${who} signs the check`)
  }
}

export async function confirmContent(site, below, who = 'manager') {
  const reader = await as(site, who)
  assert.equal((await reader.post(`${below}/report/approval/content`, await reader.get(`${below}/report/approval`), { read: 'yes' })).status, 200, `${who} confirms the content`)
}

export const threePartners = [['council.partner', 'local_authority'], ['health.partner', 'health'], ['police.partner', 'police']]
export async function signReport(site, below, partners = threePartners) {
  for (const [who, partner] of partners) {
    const signer = await as(site, who)
    assert.equal((await signer.post(`${below}/report/approval`, await signer.get(`${below}/report/approval`), { partner, answer: 'approves', name: who, role: 'Delegated partner' })).status, 200, `${who} signs for ${partner}`)
  }
}

/** The demonstration's review from its draft to three signatures; the steps that come before are its own. */
export async function approveReport(site) {
  const { as, below, step } = caseOf(site)
  await step('reviewer', 'draft_in')
  await step('chair', 'send_to_qa', { status: 422 })
  await decideAll(await as('manager'), below(''), ['Linnet', '01632 960103'])
  await signCheck(site, below(''))
  await step('chair', 'send_to_qa')
  await confirmContent(site, below(''))
  assert.match((await step('council.partner', 'approve_report', { status: 422 })).html, /signatures of all three safeguarding partners/)
  await signReport(site, below(''))
  await step('council.partner', 'approve_report')
}
