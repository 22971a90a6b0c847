// Holds what is read from the demonstration's printed reports against the words that they were made from.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { folder, json, serve, top } from './cairn.mjs'

const reports = ['bracken-strathcorrie', 'bro-helygen-extended-2016', 'child-rowan', 'family-juniper', 'fenmarsh-six-childhoods-2011',
  'inquiry-harrowmere-1976', 'port-ansley-neglect', 'tansy-carrickmoyle', 'young-person-alder', 'young-person-alder-cy']

const letters = (text) => text.toLowerCase().normalize('NFKD').replace(/[^a-z0-9]/g, '')

/** Paragraphs of prose as written: not headings, lists, tables, quotations and markup, nor those with a note whose number stands in their text. */
function written(report) {
  return readFileSync(join(top, 'demonstration/sources', `${report}.md`), 'utf8').replace(/^[<#].*$/gm, '\n').split(/\n\s*\n/).map((block) => block.trim())
    .filter((block) => !/^(<|\||#|>|\[\^|[-*] |\d+\. )/.test(block) && !block.includes('[^'))
    .map((block) => letters(block.replace(/^(\*\*)?[A-Z]?\d+(\.\d+)*(\\?\.)?(\*\*)?\s/, '')))
    .filter((text) => text.length > 120)
}

const unescaped = (html) => html.replace(/<[^>]+>/g, '').replace(/&amp;/g, '&').replace(/&quot;|&#39;|&lt;|&gt;/g, '')

test('a paragraph of a printed report is read as one paragraph, over rows, columns and pages', async (t) => {
  const data = folder(t)
  json(data, 'import', ...reports.map((report) => join(top, 'demonstration/reports', `${report}.pdf`)))
  const server = await serve(t, data)
  const { results } = await (await fetch(`${server.url}/api/v1/search?q=*&limit=100`)).json()
  const read = []
  for (const { url } of results) {
    const page = await (await fetch(server.url + new URL(url, server.url).pathname)).text()
    for (const [, paragraph] of page.matchAll(/<div class="para[^"]*"[^>]*>(.*?)<\/div>/gs)) read.push(letters(unescaped(paragraph)))
  }
  const all = reports.flatMap((report) => written(report).map((text) => ({ report, text })))
  assert.ok(all.length > 600, `${all.length} paragraphs were written`)
  const broken = all.filter(({ text }) => !read.some((paragraph) => paragraph.includes(text)))
  // One of Tansy's cannot be told by what is printed: its first sentence, all in bold, just fills the first row, as a heading would.
  assert.ok(broken.length <= 1, broken.map(({ report, text }) => `${report}: ${text.slice(0, 60)}`).join('\n'))
})
