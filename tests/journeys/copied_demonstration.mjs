// The demonstration without reports, with which many test files begin: made once a day by each build of the program, then copied.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cairn, program, top } from './cairn.mjs'

const kept = join(top, 'build/demonstrations')

/** Of this program on this day: a demonstration's dates lie around the day on which it is made. */
function edition() {
  const { mtimeMs, size } = statSync(program)
  return createHash('sha256').update(`${program} ${mtimeMs} ${size} ${new Date().toLocaleDateString('en-GB', { timeZone: 'Europe/London' })}`).digest('hex').slice(0, 12)
}

function make(into) {
  const unfinished = `${into}.${process.pid}`
  const reports = join(unfinished, 'reports') // None: journeys of casework need no collection.
  mkdirSync(reports, { recursive: true })
  const done = cairn(join(unfinished, 'data'), 'demonstration', reports)
  assert.equal(done.status, 0, done.err)
  writeFileSync(join(unfinished, 'said'), done.out)
  try {
    renameSync(unfinished, into)
  } catch (fault) {
    rmSync(unfinished, { recursive: true })
    if (!existsSync(into)) throw fault // Else another test file was quicker.
  }
}

/** Copies it to that data folder, with its keys beside it, and returns what the program printed when it made it. */
export function copiedDemonstration(data) {
  const current = edition(), into = join(kept, current)
  if (!existsSync(into)) {
    mkdirSync(kept, { recursive: true })
    for (const old of readdirSync(kept).filter((one) => !one.startsWith(current))) {
      try {
        rmSync(join(kept, old), { recursive: true, force: true })
      } catch {
        // Another test file removes it too.
      }
    }
    make(into)
  }
  for (const ending of ['', '.keys']) cpSync(join(into, `data${ending}`), `${data}${ending}`, { recursive: true, preserveTimestamps: true })
  return readFileSync(join(into, 'said'), 'utf8')
}
