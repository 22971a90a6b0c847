import assert from 'node:assert/strict'
import { cairn } from './cairn.mjs'

// A browser without script: cookies, redirects, forms with the hidden fields that the page gave them.

export class Browser {
  constructor(url) {
    this.url = url
    this.cookies = new Map()
    this.written = []  // every Set-Cookie as it came
  }

  /** The same person with the same cookies, at a copy of the folder that is served elsewhere. */
  elsewhere() {
    const twin = new Browser(this.url)
    twin.cookies = new Map(this.cookies)
    return twin
  }

  async #ask(path, options, { follow = true } = {}) {
    const headers = { ...options.headers, cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
    const response = await fetch(this.url + path, { ...options, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = line.match(/^([^=]+)=([^;]*)/)
      if (value) {
        this.cookies.set(name, value)
        this.written.push(line)
      } else {
        this.cookies.delete(name)
      }
    }
    const location = response.headers.get('location')
    if (follow && response.status === 303) {
      await response.arrayBuffer()
      return this.#ask(location, { method: 'GET' })
    }
    return { status: response.status, headers: response.headers, location, path: path.replace(/[?#].*/, ''), html: await response.text() }
  }

  get(path, how) {
    return this.#ask(path, { method: 'GET' }, how)
  }

  /** A file as it is saved: {status, headers, bytes}. */
  async download(path) {
    const response = await fetch(this.url + path, { headers: { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') }, redirect: 'manual' })
    return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) }
  }

  /** Fills in a form that carries a file, in its box "paper". */
  postFile(path, page, typed, name, bytes, how = {}) {
    const body = new FormData()
    for (const [field, words] of Object.entries({ ...this.fields(page, path), ...typed })) body.append(field, words)
    body.append('paper', new Blob([bytes]), name)
    return this.#ask(path, { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } }, how)
  }

  /** The hidden fields of the page's form that is sent to `action`. */
  fields(page, action) {
    const form = [...page.html.matchAll(/<form[^>]* action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/g)].find(([, to]) => to === action)
    if (!form) throw new Error(`no form to ${action} on the page: ${page.html.slice(0, 2000)}`)
    const fields = {}
    for (const [input] of form[2].matchAll(/<input type="hidden"[^>]*>/g)) fields[input.match(/name="([^"]*)"/)[1]] = input.match(/value="([^"]*)"/)[1]
    return fields
  }

  /** Sends fields as they are; a list is a box ticked for each. */
  send(path, fields, headers = {}, how = { follow: false }) {
    const body = new URLSearchParams(Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one]))).toString()
    return this.#ask(path, { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers } }, how)
  }

  /** Fills in the form of a page and sends it, as a browser of this installation's own page does. */
  post(path, page, typed, how = {}) {
    return this.send(path, { ...this.fields(page, path), ...typed }, { 'sec-fetch-site': 'same-origin', origin: 'null' }, how)
  }
}

/** The accounts that `cairn demo` printed: address to password. */
export const accountsIn = (printed) => Object.fromEntries([...printed.matchAll(/(\S+@\S+)\s+(\S+)\s+[A-Z2-7]{16,}/g)].map(([, address, password]) => [address, password]))

/** What somebody's app shows now; of a demonstration. */
export const codeNow = (data, address) => cairn(data, 'user', 'code', address).out.trim().split(/\s/)[0]

/** Signs in to a demonstration: `site` has data, url and accounts. A code signs in once, so whoever signed in stays. */
export async function signedInTo(site, address) {
  site.visitors ??= new Map()
  if (site.visitors.has(address)) return site.visitors.get(address)
  const visitor = new Browser(site.url)
  const second = await visitor.post('/sign-in', await visitor.get('/sign-in'), { address, password: site.accounts[address] })
  assert.equal((await visitor.post('/sign-in/code', second, { code: codeNow(site.data, address) })).status, 200)
  site.visitors.set(address, visitor)
  return visitor
}
