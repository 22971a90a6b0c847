// A mail server that takes in mail and keeps it, for one test: RFC 5321 as far as a sender needs it.
import { createServer } from 'node:net'
import { once } from 'node:events'

const decoded = (text) => Buffer.from(text.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, byte) => String.fromCharCode(parseInt(byte, 16))), 'latin1').toString('utf8')

function parsed(to, raw) {
  const [head, ...rest] = raw.split('\r\n\r\n')
  const headers = Object.fromEntries(head.replace(/\r\n[ \t]+/g, ' ').split('\r\n').map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]))
  return { to, raw, headers, id: headers['message-id'], subject: headers.subject, text: decoded(rest.join('\r\n\r\n')) }
}

/** {port, mails, answer, arrived(which), close()}. `answer` is what the end of a mail is answered with; '' never answers. */
export async function mailSink(port = 0) {
  const sink = { mails: [], seen: [], answer: '250 Taken', rcpt: () => '250 Good' }
  const open = new Set()
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    socket.on('error', () => {})
    let said = '', to = '', data = null
    const say = (line) => socket.write(line + '\r\n')
    const lineCame = (line) => {
      if (data !== null) {
        if (line !== '.') return void data.push(line.startsWith('.') ? line.slice(1) : line)
        const mail = parsed(to, data.join('\r\n') + '\r\n')
        data = null
        sink.seen.push(mail)
        if (sink.answer.startsWith('250')) sink.mails.push(mail)
        if (sink.answer) say(sink.answer)
        server.emit('mail')
        return
      }
      const word = line.slice(0, 4).toUpperCase()
      if (word === 'EHLO') say('250-sink.example\r\n250 8BITMIME')
      else if (word === 'RCPT') {
        to = line.match(/<([^>]*)>/)[1]
        say(sink.rcpt(to))
      } else if (word === 'DATA') {
        data = []
        say('354 Go on')
      } else if (word === 'QUIT') {
        say('221 Bye')
        socket.end()
      } else say('250 Good')
    }
    socket.on('data', (bytes) => {
      said += bytes.toString('latin1')
      for (let end; (end = said.indexOf('\r\n')) >= 0; said = said.slice(end + 2)) lineCame(said.slice(0, end))
    })
    say('220 sink.example')
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  sink.port = server.address().port
  /** Waits until a mail is there of which `which` says so. */
  sink.arrived = async (which, among = 'mails') => {
    for (;;) {
      const found = sink[among].find(which)
      if (found) return found
      await once(server, 'mail')
    }
  }
  sink.close = () => {
    for (const socket of open) socket.destroy()
    return new Promise((closed) => server.close(closed))
  }
  return sink
}
