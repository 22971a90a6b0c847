// An installation is set up: the first administrator on the command line, a second person by invitation, and everything that a sign-in promises.
import { test } from 'node:test'
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { codeOf, secretIn } from './authenticator.mjs'
import { cairn, folder, serve } from './cairn.mjs'
import { Browser } from './person.mjs'

const morgan = 'm.ashby@eastmarch.example'
const password = 'heron and reed by the water'

const pathOf = (link) => new URL(link.match(/https?:\/\/\S+/)[0]).pathname

async function follow(browser, path) {
  const page = await browser.get(path)
  assert.equal(page.status, 200)
  const secret = secretIn(page.html)
  const done = await browser.post(path, page, { password, code: codeOf(secret) })
  assert.equal(done.status, 200, done.html)
  return { secret, codes: [...done.html.matchAll(/([A-Z2-7]{4}(-[A-Z2-7]{4}){3})/g)].map((found) => found[1]) }
}

test('in a demonstration folder the code of an account is printed, for the server’s own clock', async (t) => {
  const data = join(folder(t), 'data')
  assert.equal(cairn(data, 'demonstration', folder(t)).status, 0)
  const added = cairn(data, 'user', 'add', morgan, 'Morgan Ashby')
  const server = await serve(t, data, '--now', new Date(Date.now() + 3600_000).toISOString().slice(0, 19) + 'Z')
  const browser = new Browser(server.url)
  const path = pathOf(added.out)
  const page = await browser.get(path)
  const secret = secretIn(page.html)
  assert.equal((await browser.post(path, page, { password, code: codeOf(secret, 120) })).status, 200)
  await browser.post('/account/sign-out-everywhere', await browser.get('/account'), {})
  await browser.post('/sign-in', await browser.get('/sign-in'), { address: morgan, password })
  const printed = cairn(data, 'user', 'code', morgan)
  assert.match(printed.out, /^\d{6}\n$/)
  assert.ok([codeOf(secret, 119), codeOf(secret, 120), codeOf(secret, 121)].includes(printed.out.trim()))
})

test('an installation is set up and people sign in', async (t) => {
  const data = join(folder(t), 'data')
  const added = cairn(data, 'user', 'add', '--administrator', morgan, 'Morgan Ashby', '--title', 'Business manager')
  assert.equal(added.status, 0, added.err)
  const server = await serve(t, data)
  const first = new Browser(server.url)

  await t.test('whoever is nobody yet is sent to sign in, and comes back to the page they asked for', async () => {
    const asked = await first.get('/admin/users?q=pat', { follow: false })
    assert.equal(asked.status, 303)
    assert.equal(asked.location, '/sign-in?to=%2Fadmin%2Fusers%3Fq%3Dpat')
  })

  let account
  await t.test('the first administrator follows the link of the command line', async () => {
    account = await follow(first, pathOf(added.out))
    assert.equal(account.codes.length, 10)
    assert.match((await first.get('/account')).html, /Morgan Ashby/)
    const again = await new Browser(server.url).get(pathOf(added.out))
    assert.equal(again.status, 404)
  })

  await t.test('cookies are for this host alone, out of reach of script; private pages are kept by nobody', async () => {
    const page = await first.get('/account')
    assert.equal(page.headers.get('cache-control'), 'no-store')
    assert.equal(page.headers.get('referrer-policy'), 'no-referrer')
    assert.equal(page.headers.get('x-content-type-options'), 'nosniff')
    for (const written of first.written) assert.match(written, /^cairn-(session|device|visit)=[0-9a-f]{64}; Path=\/; HttpOnly; SameSite=Lax(; Max-Age=31536000)?$/)
  })

  let link
  const second = new Browser(server.url)
  await t.test('a form that is sent five times makes one account', async () => {
    const page = await first.get('/admin/users/new')
    const fields = { name: 'Pat Sorrel', address: 'p.sorrel@eastmarch.example', title: 'Designated nurse', organisation: '' }
    const sent = []
    for (let sending = 0; sending < 5; ++sending) sent.push(await first.post('/admin/users/new', page, fields, { follow: false }))
    assert.deepEqual(sent.map((answer) => answer.status), [200, 303, 303, 303, 303])
    assert.equal(new Set(sent.slice(1).map((answer) => answer.location)).size, 1)
    link = sent[0].html.match(/http:\/\/[^<]*\/invitation\/[0-9a-f]{64}/)[0]
    const list = JSON.parse(cairn(data, 'user', 'list', '--json').out)
    assert.equal(list.length, 2)
  })

  await t.test('the second person chooses a password and sets up their app', async () => {
    const path = new URL(link).pathname
    const page = await second.get(path)
    const short = await second.post(path, page, { password: 'short', code: codeOf(secretIn(page.html)) })
    assert.equal(short.status, 422)
    assert.match(short.html, /<title>Error: /)
    assert.match(short.html, /href="#password"/)
    await follow(second, path)
    assert.equal((await second.get('/admin/users')).status, 404)
  })

  await t.test('an unknown address and a wrong password are answered with the same words', async () => {
    const words = async (address) => {
      const stranger = new Browser(server.url)
      const page = await stranger.get('/sign-in')
      const answer = await stranger.post('/sign-in', page, { address, password: 'wrong wrong wrong' })
      assert.equal(answer.status, 422)
      assert.ok(!answer.html.includes('wrong wrong wrong'), 'a password is never written back')
      assert.ok(answer.html.includes(`value="${address}"`), 'an address is')
      return answer.html.replaceAll(address, '').replace(/value="[0-9a-f]+"/g, '')
    }
    assert.equal(await words('nobody@eastmarch.example'), await words(morgan))
  })

  await t.test('a form that is another browser’s, another site’s or without token changes nothing', async () => {
    const page = await first.get('/account')
    const send = (fields, headers) => first.send('/account/sign-out-everywhere', fields, headers)
    const own = first.fields(page, '/account/sign-out-everywhere')
    assert.equal((await send({ ...own, form_token: 'f'.repeat(64) })).status, 403)
    assert.equal((await send({ form_key: own.form_key })).status, 403)
    assert.equal((await send(own, { 'sec-fetch-site': 'cross-site' })).status, 403)
    assert.equal((await send(own, { origin: 'https://elsewhere.example' })).status, 403)
    assert.equal((await first.get('/account')).status, 200)
  })

  await t.test('signing in takes the password and a code; a recovery code stands in once', async () => {
    const other = new Browser(server.url)
    const enter = async (code) => {
      const page = await other.get('/sign-in?to=%2Faccount')
      await other.post('/sign-in', page, { address: morgan.toUpperCase(), password })
      assert.equal((await other.get('/account', { follow: false })).status, 303, 'the password alone opens nothing')
      const step = await other.get('/sign-in/recovery?to=%2Faccount')
      return other.post('/sign-in/recovery', step, { code })
    }
    const inside = await enter(account.codes[2].toLowerCase())
    assert.equal(inside.path, '/account')
    await other.post('/sign-out', inside, {})
    assert.equal((await enter(account.codes[2])).status, 422)
  })

  await t.test('an address of another site is never gone on to', async () => {
    for (const to of ['https://elsewhere.example/', '//elsewhere.example/', '/\\elsewhere.example', 'javascript:alert(1)']) {
      const page = await new Browser(server.url).get(`/sign-in?to=${encodeURIComponent(to)}`)
      assert.match(page.html, /name="to" value=""/)
    }
  })

  await t.test('signing out everywhere ends every log-in', async () => {
    const page = await first.get('/account')
    const out = await first.post('/account/sign-out-everywhere', page, {})
    assert.equal(out.path, '/sign-in')
    assert.equal((await first.get('/account', { follow: false })).status, 303)
    assert.equal((await second.get('/account')).status, 200, 'of that person alone')
  })

  await t.test('whoever is disabled on the command line is out of a running server at once', async () => {
    assert.equal(cairn(data, 'user', 'disable', 'p.sorrel@eastmarch.example').status, 0)
    assert.equal((await second.get('/account', { follow: false })).status, 303)
    const last = cairn(data, 'user', 'disable', morgan)
    assert.equal(last.status, 1)
    assert.match(last.err, /Nobody else could look after/)
  })

  await t.test('codes are printed for demonstrations only', () => {
    const refused = cairn(data, 'user', 'code', morgan)
    assert.equal(refused.status, 1)
    assert.match(refused.err, /demonstration/)
  })

  await t.test('the pages are in Welsh too', async () => {
    const page = await new Browser(server.url).get('/cy/account')
    assert.equal(page.path, '/cy/sign-in')
    assert.match(page.html, /<html lang="cy">[\s\S]*<h1>Mewngofnodi<\/h1>/)
  })
})
