// Fifty files of 2,000 rows, half of them spreadsheets: the time by the clock and the most memory that the program and its helper held, three times.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { heads, line } from './rows.mjs'

const names_of = ['Police', 'Health visiting', 'Primary school', 'Social care', 'Surgery', 'Housing', 'Midwifery', 'Ambulance', 'Youth justice', 'Probation']
const program = path.resolve(process.argv[2])
const files = 50, rows = 2000, bar = { seconds: 10, megabytes: 500 }
const folder = mkdtempSync(path.join(tmpdir(), 'cairn-chronology-bench-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

for (let file = 0; file < files; ++file) {
  const lines = [heads, ...Array.from({ length: rows }, (_, row) => line(row))]
  const name = path.join(folder, `${names_of[file % names_of.length]} ${1 + Math.floor(file / names_of.length)}.csv`)
  writeFileSync(name, lines.join('\n') + '\n')
  if (file % 2) {
    const made = spawnSync(program, ['chronology', 'merge', name, '-o', name.replace('.csv', '.xlsx'), '--gap-days', '3000'], { stdio: ['ignore', 'ignore', 'inherit'] })
    if (made.status !== 0) process.exit(1)
    rmSync(name)
  }
}

/** The most memory of a process and its children, in megabytes, as far as one looks every 20 ms. */
const held = (pid) => {
  let sum = 0
  try {
    for (const one of [String(pid), ...readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean)]) sum += Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${one}/status`, 'utf8'))?.[1] ?? 0)
  } catch { /* It has ended. */ }
  return sum / 1024
}

const names = readdirSync(folder).map((name) => path.join(folder, name))
const seconds = [], most = []
for (let run = 0; run < 3; ++run) {
  const begin = process.hrtime.bigint()
  const child = spawn(program, ['chronology', 'merge', ...names, '-o', path.join(folder, 'merged.csv')], { stdio: ['ignore', 'pipe', 'inherit'] })
  let peak = 0, last = ''
  const watch = setInterval(() => (peak = Math.max(peak, held(child.pid))), 20)
  child.stdout.on('data', (data) => (last = (last + data).slice(-300)))
  const status = await new Promise((done) => child.on('close', done))
  clearInterval(watch)
  if (status !== 0) process.exit(1)
  seconds.push(Number(process.hrtime.bigint() - begin) / 1e9), most.push(peak)
  if (run === 0) console.error(last.trim().split('\n').pop())
  rmSync(path.join(folder, 'merged.csv'))
}
seconds.sort((a, b) => a - b), most.sort((a, b) => a - b)
console.log(`| ${files} files, ${files * rows} rows merged, checked and written | median ${seconds[1].toFixed(1)} s, slowest ${seconds[2].toFixed(1)} s (bar ${bar.seconds}) | at most ${Math.round(most[2])} MB (bar ${bar.megabytes}) |`)
process.exit(seconds[1] < bar.seconds && most[2] < bar.megabytes ? 0 : 1)
