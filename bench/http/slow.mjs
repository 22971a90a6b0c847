// Opens many connections that send a header byte by byte, and measures what another reader notices.
import { connect } from 'node:net'

const [url, count] = [new URL(process.argv[2]), Number(process.argv[3])]

async function ask() {
  const began = performance.now()
  const answer = await fetch(new URL('/search?q=appointments', url), { headers: { connection: 'close' } })
  await answer.text()
  return performance.now() - began
}
async function p99(seconds) {
  const times = []
  const end = performance.now() + seconds * 1000
  while (performance.now() < end) times.push(await ask())
  times.sort((a, b) => a - b)
  return times[Math.floor(times.length * .99)]
}

const before = await p99(3)
const sockets = []
for (let i = 0; i < count; i++) {
  const socket = connect(Number(url.port), url.hostname)
  socket.on('error', () => {})
  socket.write('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ')
  sockets.push(socket)
}
const drip = setInterval(() => { for (const socket of sockets) if (socket.writable) socket.write('a') }, 1000)
await new Promise((later) => setTimeout(later, 1500))
const during = await p99(5)
clearInterval(drip)
const open = sockets.filter((socket) => !socket.destroyed).length
for (const socket of sockets) socket.destroy()
console.log(`Another reader's p99: ${before.toFixed(1)} ms alone, ${during.toFixed(1)} ms beside ${open} open slow connections`)
process.exit(0)
