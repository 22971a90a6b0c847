// Mail, as a mail server sees it: what arrives, once, and what a server that is down or a program that is killed changes.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { join } from 'node:path'
import { cairn, folder, freePort, serve, top } from './cairn.mjs'
import { mailSink } from './mail_sink.mjs'
import { dayBoxes as on, daysAgo, fill } from './office.mjs'
import { Browser } from './person.mjs'

/** Half past nine (UTC) on the n-th working day after today: nobody's digest waits for a weekend. */
function workingMorning(n) {
  const day = new Date()
  for (let left = n; left > 0;) {
    day.setUTCDate(day.getUTCDate() + 1)
    if (day.getUTCDay() !== 0 && day.getUTCDay() !== 6) --left
  }
  return day.toISOString().slice(0, 10)
}

/** A partnership with two cases, and the configuration that sends its mail to a port of this computer. */
function office(t, port) {
  const data = join(folder(t), 'data')
  const made = cairn(data, 'demo', '--cases', '2', '--seed', '11')
  assert.equal(made.status, 0, made.err)
  Object.assign(process.env, { CAIRN_MAIL_SERVER: '127.0.0.1', CAIRN_MAIL_PORT: String(port), CAIRN_MAIL_SECURITY: 'none', CAIRN_MAIL_SENDER: 'cairn@reviews.example' })
  const passwords = Object.fromEntries([...made.out.matchAll(/(\S+@\S+)\s+(\S+)\s+[A-Z2-7]{16,}/g)].map(([, address, password]) => [address, password]))
  const names = [...made.out.matchAll(/^\s+([A-Z]\S+ [A-Z]\S+), .*@/gm)].map(([, name]) => name)
  return { data, passwords, names }
}

const codeNow = (site, address) => cairn(site.data, 'user', 'code', address).out.trim().split(/\s/)[0]

async function signedIn(site, server, address) {
  const visitor = new Browser(server.url)
  const second = await visitor.post('/sign-in', await visitor.get('/sign-in'), { address, password: site.passwords[address] })
  const code = codeNow(site, address)
  assert.equal((await visitor.post('/sign-in/code', second, { code })).status, 200)
  return visitor
}

/** Queues a test mail and waits for it: what was ready before it has then gone. */
async function allGone(site, server, sink) {
  const address = 'administrator@eastmarch.example'
  const visitor = await signedIn(site, server, address)
  const page = await visitor.get('/admin/mail')
  const before = sink.mails.length
  assert.equal((await visitor.post('/admin/mail/test', page, {})).status, 200)
  await sink.arrived((mail, i) => i >= before && mail.to === address && mail.text.includes('/admin/mail'))
}

const digests = (sink, to) => sink.mails.filter((mail) => mail.to === to && mail.text.includes('/cases/'))
const coordinator = 'coordinator@eastmarch.example'

test('the digest of a day arrives once, with codes and links and no name; whoever has a conflict hears no more of that case', { timeout: 180_000 }, async (t) => {
  const sink = await mailSink()
  t.after(() => sink.close())
  const site = office(t, sink.port)
  const first = workingMorning(1), second = workingMorning(2)

  let server = await serve(t, site.data, '--now', `${first}T09:30:00Z`)
  const mail = await sink.arrived((one) => one.to === coordinator)
  await allGone(site, server, sink)
  assert.equal(digests(sink, coordinator).length, 1)
  assert.equal(mail.headers['auto-submitted'], 'auto-generated')
  assert.match(mail.headers['content-type'], /text\/plain; charset=utf-8/)
  assert.match(mail.id, /^<[0-9a-f]{32}@reviews\.example>$/)
  const code = mail.text.match(/^([A-Z]+-\d{4}-\d+)\r?$/m)[1]
  assert.ok(mail.text.includes(`${server.url}/cases/${code}`))
  assert.equal(mail.subject.includes(code), false)
  assert.ok(site.names.length > 10)
  for (const one of sink.mails) {
    for (const name of site.names) assert.equal(one.text.includes(name), false, `a mail names ${name}`)
    assert.equal(/Child |\bborn\b/.test(one.text), false)
  }

  const visitor = await signedIn(site, server, 'chair@eastmarch.example')
  const chair = digests(sink, 'chair@eastmarch.example')
  assert.equal(chair.length, 1)
  assert.ok(chair[0].text.includes(code), 'the chair heard of the case before')
  const page = await visitor.get(`/cases/${code}/access`)
  await visitor.post(`/cases/${code}/access/conflict`, page, {})
  await server.stop()

  server = await serve(t, site.data, '--now', `${first}T16:30:00Z`)
  await allGone(site, server, sink)
  assert.equal(digests(sink, coordinator).length, 1, 'a second start on the same day sends nothing again')
  await server.stop()

  server = await serve(t, site.data, '--now', `${second}T09:30:00Z`)
  await allGone(site, server, sink)
  assert.equal(digests(sink, coordinator).length, 2)
  assert.ok(digests(sink, coordinator)[1].text.includes(code))
  assert.equal(digests(sink, 'chair@eastmarch.example').slice(1).some((one) => one.text.includes(code)), false)
})

test('a mail server that is down delays the mail, and a program killed meanwhile loses none of it', { timeout: 180_000 }, async (t) => {
  const port = await freePort()
  const site = office(t, port)
  const day = workingMorning(1)
  let server = await serve(t, site.data, '--now', `${day}T09:30:00Z`)
  const visitor = await signedIn(site, server, 'administrator@eastmarch.example')
  for (let tries = 0; ; ++tries) {
    const page = await visitor.get('/admin/mail')
    if (/<code[^>]*>connect<\/code>/.test(page.html)) break
    assert.ok(tries < 200, page.html)
    await new Promise((later) => setTimeout(later, 100))
  }
  await server.kill()

  const sink = await mailSink(port)
  t.after(() => sink.close())
  server = await serve(t, site.data, '--now', `${day}T12:00:00Z`)
  await sink.arrived((one) => one.to === coordinator)
  await allGone(site, server, sink)
  assert.equal(digests(sink, coordinator).length, 1)
})

test('a program killed before the server answered sends that mail again, once, under the same Message-ID', { timeout: 180_000 }, async (t) => {
  const sink = await mailSink()
  t.after(() => sink.close())
  const site = office(t, sink.port)
  const day = workingMorning(1)
  sink.answer = ''  // It has the mail and says nothing.
  let server = await serve(t, site.data, '--now', `${day}T09:30:00Z`)
  const unanswered = await sink.arrived(() => true, 'seen')
  await server.kill()
  assert.equal(sink.mails.length, 0)

  sink.answer = '250 Taken'
  server = await serve(t, site.data, '--now', `${day}T09:45:00Z`)
  const again = await sink.arrived((one) => one.to === unanswered.to)
  await allGone(site, server, sink)
  assert.equal(again.id, unanswered.id)
  assert.equal(digests(sink, unanswered.to).length, 1)
})

test('a server that refuses a mailbox is not asked again today, and the others get their mail', { timeout: 180_000 }, async (t) => {
  const sink = await mailSink()
  t.after(() => sink.close())
  const site = office(t, sink.port)
  let asked = 0
  sink.rcpt = (to) => (to === coordinator && ++asked > 0 ? '550 No such mailbox' : '250 Good')
  const server = await serve(t, site.data, '--now', `${workingMorning(1)}T09:30:00Z`)
  await allGone(site, server, sink)
  assert.equal(asked, 1)
  assert.equal(digests(sink, 'chair@eastmarch.example').length, 1)
  const page = await (await signedIn(site, server, 'partnership.administrator@eastmarch.example')).get('/admin/mail')
  assert.equal(page.status, 404, 'mail is the installation’s administrator’s alone')
})

test('without a mail server nothing is sent, and the pages say so', { timeout: 60_000 }, async (t) => {
  const site = office(t, 1)
  for (const name of ['SERVER', 'PORT', 'SECURITY', 'SENDER']) delete process.env[`CAIRN_MAIL_${name}`]
  const server = await serve(t, site.data)
  const visitor = await signedIn(site, server, 'administrator@eastmarch.example')
  assert.match((await visitor.get('/admin/mail')).html, /No mail server is set up/)
  assert.match((await visitor.get('/settings/notifications')).html, /sends no mail/)
})

test('a private calendar opens without signing in: codes and clocks, no name; a new link ends it, and so does the end of the account', { timeout: 120_000 }, async (t) => {
  const site = office(t, 1)
  for (const name of ['SERVER', 'PORT', 'SECURITY', 'SENDER']) delete process.env[`CAIRN_MAIL_${name}`]
  const server = await serve(t, site.data)
  const visitor = await signedIn(site, server, coordinator)
  const newLink = async () => {
    const shown = await visitor.post('/calendar/link', await visitor.get('/calendar'), {})
    return shown.html.match(/\/calendar\/[0-9a-f]{64}\.ics/)[0]
  }
  const first = await newLink()
  const fetched = await fetch(server.url + first)
  assert.equal(fetched.status, 200)
  assert.match(fetched.headers.get('content-type'), /^text\/calendar/)
  assert.match(fetched.headers.get('cache-control'), /no-store/)
  const text = await fetched.text()
  assert.match(text, /BEGIN:VEVENT\r\nUID:EM-\d{4}-\d+-\d+@cairn\r\nDTSTAMP:\d{8}T\d{6}Z\r\nDTSTART;VALUE=DATE:\d{8}\r\nSUMMARY:EM-/)
  for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line)
  for (const name of [...site.names, 'Child ']) assert.equal(text.includes(name), false, name)
  assert.equal(await (await fetch(server.url + first)).text(), text, 'the same dates have the same UIDs at every fetch')
  assert.equal(server.said().includes(first.slice(10, 74)), false, 'no line of the log holds the link')

  const second = await newLink()
  assert.equal((await fetch(server.url + first)).status, 404)
  assert.equal((await fetch(server.url + second)).status, 200)
  assert.equal((await fetch(server.url + second.replace('.ics', ''))).status, 404)
  assert.equal(cairn(site.data, 'user', 'disable', coordinator).status, 0)
  assert.equal((await fetch(server.url + second)).status, 404)
})

test('feedback to whoever referred is mailed once, to the address that they gave, and stands in the case as sent', { timeout: 120_000 }, async (t) => {
  const sink = await mailSink()
  t.after(() => sink.close())
  const site = office(t, sink.port)
  const server = await serve(t, site.data)
  const notifier = 'notifier@eastmarch.example'
  const referred = spawnSync(join(top, 'docs/refer-notify-clock.sh'), [server.url, notifier, site.passwords[notifier], codeNow(site, notifier)], { encoding: 'utf8' })
  assert.equal(referred.status, 0, referred.stderr)
  const code = referred.stdout.match(/Referred: (\S+)/)[1]
  const visitor = await signedIn(site, server, coordinator)
  assert.ok((await visitor.get('/notifications')).html.includes(code), 'the coordinator was told of the referral')
  const triage = `/cases/${code}/triage/new`
  assert.equal((await visitor.post(triage, await visitor.get(triage), { 'triage.0.outcome': 'single_agency', 'triage.0.who': 'The group (invented)', 'triage.0.reasons': 'Invented reasons that stay here' })).status, 200)
  assert.ok((await visitor.get('/work')).html.includes(`/cases/${code}/feedback`))
  const page = await visitor.get(`/cases/${code}/feedback`)
  const path = `/cases/${code}/feedback/mail`
  const fields = visitor.fields(page, path)
  for (let i = 0; i < 3; ++i) await visitor.send(path, fields, { 'sec-fetch-site': 'same-origin' })
  const mail = await sink.arrived((one) => one.text.includes(code) && !one.text.includes('/cases/'))
  assert.ok(page.html.includes(mail.to), 'the page said to whom it goes')
  assert.match(mail.text, /One agency will look/)
  assert.equal(mail.text.includes('Invented reasons'), false)
  assert.equal(mail.text.includes('Child '), false)
  await allGone(site, server, sink)
  assert.equal(sink.mails.filter((one) => one.to === mail.to && one.id === mail.id).length, 1)
  const after = await visitor.get(`/cases/${code}/feedback`)
  assert.match(after.html, /Feedback for this outcome was given/)
  assert.match(after.html, />Sent</)
  assert.equal((await visitor.get('/work')).html.includes(`/cases/${code}/feedback`), false)
})

/** The next Wednesday outside Christmas: no bank holiday falls on one. */
function quietWednesday() {
  const day = new Date()
  do day.setUTCDate(day.getUTCDate() + 1)
  while (day.getUTCDay() !== 3 || (day.getUTCMonth() === 11 && day.getUTCDate() > 9) || (day.getUTCMonth() === 0 && day.getUTCDate() < 8))
  return day
}
const daysLater = (day, days) => new Date(day.getTime() + days * 86_400_000).toISOString().slice(0, 10)

test('an owner of two actions in two recommendations gets one list a week, with one link that opens with their code', { timeout: 180_000 }, async (t) => {
  const sink = await mailSink()
  t.after(() => sink.close())
  const site = office(t, sink.port)
  const first = quietWednesday(), owner = 'matron@hospital.eastmarch.example'
  let server = await serve(t, site.data, '--now', `${daysLater(first, 0)}T09:30:00Z`)
  const writer = await signedIn(site, server, coordinator)
  const code = (await writer.get('/cases')).html.match(/\/cases\/([A-Z]+-\d{4}-\d+)/)[1]
  let path = ''
  for (const [text, action] of [['Weigh each baby at every visit', 'Buy scales'], ['Invite fathers to each meeting', 'Change the letters']]) {
    path = (await fill(writer, `/cases/${code}/actions/new`, { go: 'save', 'recommendation.0.text': text, 'addressee.0.name': 'Hospital', 'addressee.0.target': 'health_provider' })).path
    await fill(writer, `${path}/say/addressee_response`, { 'response.0.answer': 'answer_accepted', ...on('response.0.on', daysAgo(3)) }, '?about=0')
    await fill(writer, `${path}/steps/accept`, { ...on('on', daysAgo(2)), reasons: '' })
    const said = await fill(writer, `${path}/say/tracked_action`, { 'tracked.0.what': action, 'tracked.0.owner': 'Matron', 'tracked.0.email': owner, ...on('tracked.0.by', daysAgo(1)) })
    assert.match(said.html, new RegExp(action))
  }
  const link = (await writer.get(path)).html.match(new RegExp(`${path}/links/[0-9a-f]{32}`))[0]
  const digits = (await fill(writer, link, {})).html.match(/<strong[^>]*>(\d{6})<\/strong>/)[1]
  await server.stop()

  server = await serve(t, site.data, '--now', `${daysLater(first, 0)}T10:30:00Z`)
  const mail = await sink.arrived((one) => one.to === owner)
  assert.match(mail.text, /2 are overdue/)
  for (const word of [code, 'scales', 'letters', 'Matron', 'Weigh', ...site.names]) assert.equal(mail.text.includes(word), false, `a mail says ${word}`)
  const address = mail.text.replace(/=\r?\n/g, '').match(/\/update\/[0-9a-f]{64,128}/)[0]
  assert.equal(mail.text.match(/\/update\//g).length, 1)
  const visitor = new Browser(server.url)
  const opened = await visitor.post(`${address}/open`, await visitor.get(address), { code: digits })
  assert.match(opened.html, /Buy scales/)
  assert.match(opened.html, /Change the letters/)
  await server.stop()

  const toOwner = () => sink.mails.filter((one) => one.to === owner).length
  for (const [days, expected] of [[1, 1], [2, 1], [7, 2]]) {
    server = await serve(t, site.data, '--now', `${daysLater(first, days)}T09:30:00Z`)
    if (expected > toOwner()) await sink.arrived((one) => one.to === owner && one !== mail)
    await allGone(site, server, sink)
    assert.equal(toOwner(), expected, `after ${days} days`)
    await server.stop()
  }
})
