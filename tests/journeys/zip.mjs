// Packages of Word and Excel, opened and made again: what somebody's office suite does when they fill in a form.
import { crc32, inflateRawSync } from 'node:zlib'

/** {name: bytes} of a ZIP, by its central directory. */
export function unzip(bytes) {
  const parts = {}
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size, names, extra, comment, place] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32), bytes.readUInt32LE(at + 42)]
    const name = bytes.toString('utf8', at + 46, at + 46 + names)
    const from = place + 30 + bytes.readUInt16LE(place + 26) + bytes.readUInt16LE(place + 28)
    const packed = bytes.subarray(from, from + size)
    parts[name] = method === 0 ? Buffer.from(packed) : inflateRawSync(packed)
    at += 46 + names + extra + comment
  }
  return parts
}

/** A ZIP of {name: text or bytes}, stored. */
export function zip(parts) {
  const bodies = [], heads = []
  let place = 0
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content), sum = crc32 ? crc32(bytes) : 0, title = Buffer.from(name)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0), fields.writeUInt16LE(0x0800, 2), fields.writeUInt16LE(33, 8), fields.writeUInt32LE(sum, 10), fields.writeUInt32LE(bytes.length, 14), fields.writeUInt32LE(bytes.length, 18), fields.writeUInt16LE(title.length, 22)
    bodies.push(Buffer.from('PK\x03\x04', 'latin1'), fields, title, bytes)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(place, 10)
    heads.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, tail, title)
    place += 30 + title.length + bytes.length
  }
  const list = Buffer.concat(heads), end = Buffer.alloc(18), count = Object.keys(parts).length
  end.writeUInt16LE(count, 4), end.writeUInt16LE(count, 6), end.writeUInt32LE(list.length, 8), end.writeUInt32LE(place, 12)
  return Buffer.concat([...bodies, list, Buffer.from('PK\x05\x06', 'latin1'), end])
}

/** The sheet with words typed into cells, `{action: {I: 'Begun'}}`, as an office suite does: column D is the action. */
export function fillIn(bytes, answers) {
  const package_ = unzip(bytes)
  const strings = [...package_['xl/sharedStrings.xml'].toString().matchAll(/<si>([\s\S]*?)<\/si>/g)].map(([, item]) => item.replace(/<[^>]*>/g, ''))
  let sheet = package_['xl/worksheets/sheet1.xml'].toString()
  for (const [action, cells] of Object.entries(answers)) {
    const row = sheet.match(new RegExp(`<c r="D(\\d+)"[^>]*t="s"[^>]*><v>${strings.indexOf(action)}</v>`))[1]
    for (const [column, words] of Object.entries(cells)) {
      const empty = new RegExp(`<c r="${column}${row}"([^>]*)/>`)
      if (!empty.test(sheet)) throw new Error(`${column}${row} is no cell to fill in`)
      sheet = sheet.replace(empty, `<c r="${column}${row}"$1 t="inlineStr"><is><t>${words}</t></is></c>`)
    }
  }
  package_['xl/worksheets/sheet1.xml'] = sheet
  return zip(package_)
}
