// Corrects a report that is public, as people do it on the pages of its case.
import assert from 'node:assert/strict'
import { caseOf } from './office.mjs'
import { confirmContent, decideAll, signCheck, signReport } from './report_signing.mjs'

const plain = (text) => text.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&gt;', '>').replaceAll('&lt;', '<').replaceAll('&amp;', '&').replace(/^\n/, '')

/** One case of Eastmarch whose report is public; `names`: those of its register, which the report is not to say. */
export function correctionOf(site, names) {
  const { as, below, write } = caseOf(site)
  const page = (path) => below(`/publication/correction${path}`)

  /** Writes the correction down, or changes what is written. */
  async function begin(answers, status = 303) {
    const manager = await as('manager')
    const saved = await manager.post(page('/edit'), await manager.get(page('/edit')), answers, { follow: false })
    assert.equal(saved.status, status, saved.html.slice(0, 3000))
    return saved
  }
  /** Changes words of the section that has them. */
  async function change(from, to) {
    const writer = await as('manager')
    const outline = await writer.get(below('/report'))
    for (const path of new Set([...outline.html.matchAll(/href="([^"]*\/report\/sections\/[0-9a-f]{32})"/g)].map(([, path]) => path))) {
      const form = await writer.get(`${path}/edit`)
      const text = plain(form.html.match(/<textarea[^>]*name="section\.0\.text"[^>]*>([\s\S]*?)<\/textarea>/)[1])
      if (!text.includes(from)) continue
      const part = form.html.match(/<option value="(part_[a-z_]+)" selected/)?.[1] ?? form.html.match(/value="(part_[a-z_]+)"[^>]*checked/)[1]
      const saved = await writer.post(`${path}/edit`, form, { 'section.0.part': part, 'section.0.state': 'ready', 'section.0.text': text.replace(from, to) })
      return assert.equal(saved.status, 200)
    }
    assert.fail(`no section says ${from}`)
  }
  /** The corrected words decided on, checked by two, confirmed and signed by the three partners. */
  async function checkAndSign() {
    await decideAll(await as('manager'), below(''), names)
    await signCheck(site, below(''))
    await confirmContent(site, below(''))
    await signReport(site, below(''))
  }
  async function makeFiles() {
    const manager = await as('manager')
    const publication = await manager.get(below('/publication'))
    return manager.post(below('/publication/files'), publication, publication.html.includes('name="without_pdf"') ? { without_pdf: 'yes', without_why: 'No browser is here' } : {})
  }
  async function approve() {
    await write('manager', 'publication_first', { 'first.0.read': 'yes' })
    await write('council.partner', 'publication_second', { 'second.0.read': 'yes' })
  }
  async function publish() {
    const partner = await as('council.partner')
    return partner.post(page('/publish'), await partner.get(page('')), {})
  }
  return { page, begin, change, checkAndSign, makeFiles, approve, publish }
}
