// Keys, backups and the look over everything, as whoever runs an installation meets them.
import { test } from 'node:test'
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync, appendFileSync, rmSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { cairn, folder, json, program, serve } from './cairn.mjs'

/** Runs a command that asks for something on standard input. */
function asked(data, lines, ...words) {
  const done = spawnSync(program, ['--data', data, ...words], { encoding: 'utf8', input: lines.join('\n') + '\n', timeout: 120_000 })
  return { status: done.status, out: done.stdout, err: done.stderr }
}

const passphrase = 'four fictional garden gates'

test('a backup made while the server serves restores on another machine with keys kept apart', async (t) => {
  const top = folder(t)
  const data = join(top, 'data')
  const server = await serve(t, data)
  const made = json(data, 'backup', join(top, 'backup'))
  assert.equal(made.status, 0, made.err)
  assert.deepEqual(made.value.problems, [])
  assert.equal(asked(data, [passphrase], 'keys', 'backup', join(top, 'keys-copy')).status, 0)
  assert.equal(asked(data, [passphrase], 'keys', 'backup', join(top, 'keys-copy')).status, 1, 'never over a copy that is there')
  const beside = cairn(join(top, 'tried'), 'restore', join(top, 'backup'), '--keys', join(top, 'data.keys'))
  assert.equal(beside.status, 1)
  assert.match(beside.err, /in use by/)
  await server.stop()

  const there = join(top, 'there', 'data')
  assert.equal(asked(there, ['another passphrase'], 'keys', 'restore', join(top, 'keys-copy')).status, 1)
  assert.equal(asked(there, [passphrase], 'keys', 'restore', join(top, 'keys-copy')).status, 0)
  const restored = cairn(there, 'restore', join(top, 'backup'))
  assert.equal(restored.status, 0, restored.err)
  const looked = json(there, 'verify')
  assert.equal(looked.status, 0, looked.out)
  assert.equal(looked.value.audit.notes.length, 1)
  assert.equal(cairn(there, 'restore', join(top, 'backup')).status, 1, 'never over a folder that is there')
})

test('the words of two people bring a lost installation key back; without it the server does not start', (t) => {
  const data = join(folder(t), 'data')
  assert.equal(cairn(data, 'backup', data + '-backup').status, 0)
  const shared = cairn(data, 'keys', 'share', '--for', 'manager-1', '--for', 'chair-1')
  assert.equal(shared.status, 0, shared.err)
  const words = shared.out.split('For ').slice(1).map((part) => part.match(/^ {4}.*$/gm).join(' '))
  assert.equal(words.length, 2)
  rmSync(join(data + '.keys', 'installation.key'))
  const lost = cairn(data, 'backup', data + '-other')
  assert.equal(lost.status, 1)
  assert.match(lost.err, /cairn keys recover/)
  assert.equal(asked(data, [words[0], words[0]], 'keys', 'recover').status, 1)
  assert.equal(asked(data, words, 'keys', 'recover').status, 0)
  assert.equal(json(data, 'verify').value.sound, true)
  const misused = cairn(data, 'keys', 'share', '--for', 'Robin Example', '--for', 'chair-1')
  assert.equal(misused.status, 2, 'names never enter the audit')
})

test('verify finds a name in the plain without saying which, and a record that was put back', async (t) => {
  const data = join(folder(t), 'data')
  assert.equal(cairn(data, 'backup', data + '-backup').status, 0)
  const names = data + '-names'
  writeFileSync(names, 'Robin Example\nSiân Enghraifft\n')
  assert.equal(json(data, 'verify', '--canary', names).value.names.found.length, 0)
  writeFileSync(join(data, 'note.txt'), 'about SIÂN ENGHRAIFFT')
  const found = json(data, 'verify', '--canary', names)
  assert.equal(found.status, 1)
  assert.equal(found.value.names.found[0].first_offset, 6)
  assert.doesNotMatch(found.out, /Enghraifft/i)
  rmSync(join(data, 'note.txt'))

  const older = readFileSync(join(data, 'cairn.db'))
  assert.equal(cairn(data, 'backup', data + '-second').status, 0)
  writeFileSync(join(data, 'cairn.db'), older)
  writeFileSync(join(data, 'cairn.db-wal'), '')
  const cut = json(data, 'verify')
  assert.equal(cut.status, 1)
  assert.match(cut.value.audit.problems[0], /were witnessed/)
})

test('verify opens all that casework seals, and no name of its cases stands in the data folder, its keys or a backup', async (t) => {
  const top = folder(t), data = join(top, 'data'), reports = join(top, 'reports')
  mkdirSync(reports)
  assert.equal(cairn(data, 'demonstration', reports).status, 0)
  const server = await serve(t, data)
  assert.equal(cairn(data, 'backup', join(top, 'backup')).status, 0)
  const looked = json(data, 'verify', '--also', join(top, 'backup'), '--also', data + '.keys')
  assert.equal(looked.status, 0, looked.out)
  assert.ok(looked.value.sealed_values.seen > 50, looked.out)
  assert.ok(looked.value.names.sought > 20, looked.out)
  assert.deepEqual(looked.value.names.found, [])
  await server.stop()

  // A mother of the demonstration, as somebody might note her beside the data; and a child's answer as a program would log it.
  for (const planted of ['rang MARA FICTIONAL-MARSH back', 'POST child.0.surname=Fictional-Marsh']) {
    writeFileSync(join(data, 'note.txt'), planted)
    const found = json(data, 'verify')
    assert.equal(found.status, 1)
    assert.equal(found.value.names.found.length, 1, planted)
    assert.ok(found.value.names.found[0].file.endsWith('note.txt'))
    assert.doesNotMatch(found.out, /Fictional-Marsh/)
  }
})

test('a backup that lost or changed a file is refused', (t) => {
  const top = folder(t)
  const data = join(top, 'data'), backup = join(top, 'backup')
  assert.equal(cairn(data, 'backup', backup).status, 0)
  assert.equal(cairn(data, 'verify', '--backup', backup).status, 0)
  appendFileSync(join(backup, 'cairn.db.sealed'), 'x')
  assert.equal(cairn(data, 'verify', '--backup', backup).status, 1)
  renameSync(join(backup, 'manifest'), join(backup, 'gone'))
  const refused = cairn(join(top, 'new'), 'restore', backup, '--keys', data + '.keys')
  assert.equal(refused.status, 1)
  assert.match(refused.err, /no backup/)
  assert.equal(existsSync(join(top, 'new')), false)
})
