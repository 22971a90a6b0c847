// A report that is public is corrected: written down, changed, checked, signed, made anew, approved by two and published as a version beside the earlier
// one; then again because of a risk, after which the earlier words are gone. Everybody is invented.
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { caseOf, codeOf, dayBoxes, demonstrationSite, wholeFile } from './office.mjs'
import { correctionOf } from './report_correction.mjs'

const site = {}
const t = wholeFile()
const { as, below, today } = caseOf(site)
const { page: correction, begin, change, checkAndSign, makeFiles, approve, publish } = correctionOf(site, ['Dewi', 'Betrys', 'Fictional-Weir'])

before(async () => {
  await demonstrationSite(t, site)
  site.code = await codeOf(await as('manager'), 'Damson')
  const page = await (await as('manager')).get(below('/publication'))
  site.address = page.html.match(/\/reviews\/\d{4}\/\d+/)[0]
})

const words = (page) => page.html.replace(/<script[\s\S]*?<\/script>/g, '').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const marked = (page) => [...page.html.matchAll(/<mark[^>]*>([\s\S]*?)<\/mark>/g)].map(([, text]) => text).join('|')
const open = async (path) => {
  const answer = await fetch(site.url + path)
  return { status: answer.status, html: await answer.text() }
}
const day = (iso) => new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(Date.parse(iso))

const task = (page, name) => words(page).match(new RegExp(`${name} (Done|Still to do)`))?.[1]

test('a correction says what was wrong, what it says now and why; half of it is refused and kept', { timeout: 120_000 }, async () => {
  const manager = await as('manager')
  const publication = await manager.get(below('/publication'))
  assert.match(publication.html, /publication\/correction"/, 'the way to it is on the page of publication')
  assert.match(words(await manager.get(correction(''))), /Nothing was corrected yet/)
  const refused = await begin({ 'correction.0.wrong': 'It was filed and read the week after' }, 422)
  assert.match(refused.html, /It was filed and read the week after/)
  const told = { 'correction.0.where': '7.3', 'correction.0.wrong': 'It was filed and read the week after', 'correction.0.now': 'Read after a week', 'correction.0.public_why': 'How a letter was filed was told wrongly', 'correction.0.earlier': 'earlier_stays' }
  await begin(told)
  const page = await manager.get(correction(''))
  assert.equal(task(page, 'Say who agreed to it, by name and day'), 'Still to do')
  await begin({ ...told, 'agreed.0.who': 'by_partners', 'agreed.0.name': 'The three partners', ...dayBoxes('agreed.0.on', today()) })
  assert.equal(task(await manager.get(correction('')), 'Say who agreed to it, by name and day'), 'Done')
})

test('changed words are checked and signed anew before files are made of them', { timeout: 120_000 }, async () => {
  await change('filed without being read', 'filed, and read a week later')
  const manager = await as('manager')
  const page = await manager.get(correction(''))
  assert.equal(task(page, 'Two people checked the corrected report for what might identify somebody'), 'Still to do')
  assert.equal(task(page, 'The three partners signed the corrected report'), 'Still to do')
  assert.equal(task(page, 'Two different people approve the new files'), 'Still to do', 'there are no new files yet')
  assert.match(words(page), /What changes .*1 paragraph is different/)
  assert.match(marked(page), /without being/)
  assert.equal((await makeFiles()).status, 422, 'no file is made of words that nobody signed')
  await checkAndSign()
  const made = await makeFiles()
  assert.equal(made.status, 200, words(made).slice(0, 1500))
  const after = await manager.get(correction(''))
  assert.equal(task(after, 'Two people checked the corrected report for what might identify somebody'), 'Done')
  assert.equal(task(after, 'Two different people approve the new files'), 'Still to do', 'the approvals of the first publication are of other files')
  assert.doesNotMatch(after.html, /correction\/publish"/)
  assert.match((await open(site.address)).html, /filed without being read/, 'nothing of it is public yet')
})

test('two different people approve, one publishes: the same address shows the newest words with the note and its day, and the earlier version stays', { timeout: 120_000 }, async () => {
  await approve()
  const partner = await as('council.partner')
  const page = await partner.get(correction(''))
  assert.ok(page.html.includes('correction/publish"'), words(page).slice(0, 3000))
  assert.doesNotMatch((await (await as('manager')).get(correction(''))).html, /correction\/publish"/, 'whoever approves first publishes not')
  const done = await publish()
  assert.equal(done.status, 200, words(done).slice(0, 1500))
  assert.match(words(done), /Version 2/)
  const shown = await open(site.address)
  assert.match(shown.html, /filed, and read a week later/)
  assert.ok(words(shown).includes(`Corrected on ${day(today())}. Why: How a letter was filed was told wrongly`), words(shown).slice(0, 2500))
  for (const name of ['report.docx', 'report.txt']) assert.equal((await open(`${site.address}/files/${name}`)).status, 200, name)
  assert.match((await open(`${site.address}/files/report.txt`)).html, /read a week later/)
  const versions = await open(`${site.address}/versions`)
  assert.match(words(versions), /Version 2 .*Corrected by its publisher .*How a letter was filed was told wrongly .*Version 1/)
  const earlier = await open(`${site.address}?version=1`)
  assert.equal(earlier.status, 200)
  assert.match(earlier.html, /filed without being read/)
  assert.match(words(earlier), /You are reading version 1\. A newer version took its place\. Corrected on/)
  assert.match((await open(`${site.address}/files/report.txt?version=1`)).html, /filed without being read/)
  const changed = await open(`${site.address}/versions?changed=2`)
  assert.match(words(changed), /What version 2 changed .*1 paragraph is different/)
  assert.match(marked(changed), /without being/)
})

test('feeds and index say what was corrected', { timeout: 60_000 }, async () => {
  for (const feed of ['/search.atom?q=%22read+a+week+later%22', `/search.atom?q=hearing`]) {
    const said = (await open(feed)).html
    assert.ok(said.includes(site.address), feed)
    assert.match(said, /\(corrected\)/, feed)
    assert.match(said, /Corrected: How a letter was filed was told wrongly/, feed)
  }
  assert.ok((await open('/search?q=%22read+a+week+later%22')).html.includes(site.address))
  assert.ok(!(await open('/search?q=%22filed+without+being+read%22')).html.includes(`${site.address}"`), 'the earlier words are found no more')
})

test('where a version could harm somebody it is closed: listed with the reason, and its words are gone from page, files, comparison and index', { timeout: 180_000 }, async () => {
  await begin({ 'correction.0.wrong': 'The green ones let him be known', 'correction.0.now': 'No colour', 'correction.0.public_why': 'A detail could have let a child be known', 'correction.0.earlier': 'earlier_closed', 'agreed.0.who': 'by_family', 'agreed.0.name': 'His mother', ...dayBoxes('agreed.0.on', today()) })
  await change('chose green ones, and tells', 'and tells')
  await checkAndSign()
  assert.equal((await makeFiles()).status, 200)
  await approve()
  const done = await publish()
  assert.match(words(done), /Version 3/)
  assert.doesNotMatch((await open(site.address)).html, /green ones/)
  for (const version of [1, 2]) {
    const page = await open(`${site.address}?version=${version}`)
    assert.equal(page.status, 410, `version ${version}`)
    assert.doesNotMatch(page.html, /green ones/)
    for (const name of ['report.txt', 'report.docx']) {
      const file = await open(`${site.address}/files/${name}?version=${version}`)
      assert.equal(file.status, 410, name)
      assert.doesNotMatch(file.html, /green ones/)
    }
  }
  for (const changed of [2, 3]) assert.equal((await open(`${site.address}/versions?changed=${changed}`)).status, 404, 'what is gone is not compared')
  const versions = await open(`${site.address}/versions`)
  assert.doesNotMatch(versions.html, /green ones/)
  assert.match(words(versions), /A detail could have let a child be known .*closed this version/)
  assert.ok(!(await open('/search?q=%22chose+green+ones%22')).html.includes(`${site.address}"`))
  assert.doesNotMatch(words(await open(`/api/v1${site.address}`)), /green ones/)
})

test('the case keeps every correction with who made it, who agreed and which two approved', { timeout: 60_000 }, async () => {
  const page = words(await (await as('manager')).get(correction('')))
  assert.match(page, /Corrections that are public .*Version 3.*Written down by Morgan Ashby *\. Approved by Morgan Ashby *; Avery Larch.*His mother.*Version 2.*The three partners/)
})
