// What an authenticator app does: RFC 6238, written anew here.
import { createHmac } from 'node:crypto'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The code of a base-32 secret now, or so many steps of thirty seconds later. */
export function codeOf(secret, steps = 0) {
  let bits = ''
  for (const letter of secret) bits += letters.indexOf(letter).toString(2).padStart(5, '0')
  const key = Buffer.from(bits.match(/.{8}/g).map((eight) => parseInt(eight, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30000) + steps))
  const sum = createHmac('sha1', key).update(counter).digest()
  const at = sum[19] & 15
  return String((sum.readUInt32BE(at) & 0x7fffffff) % 1000000).padStart(6, '0')
}

/** The secret that a page shows as letters. */
export const secretIn = (html) => html.match(/<p class="secret"[^>]*>([A-Z2-7]{32})</)[1]
