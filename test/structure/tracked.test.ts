import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { strays } from './tracked.ts'
import { root } from './workspaces.ts'

const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
  .split('\0')
  .filter((path) => path !== '')

it('the repository holds no file of a kind that it does not know', () => {
  expect(tracked.length).toBeGreaterThan(500)
  expect(strays(tracked)).toEqual([])
})

it.each([
  'isolate-0x63f1c20-4711-v8.log',
  'test/journeys/isolate-0x63f1c20-4711-v8.log',
  'CPU.20261128.071500.4711.0.001.cpuprofile',
  'notes.md',
  'packages/table/todo.md',
  'functions/api-self/handler.mjs',
  'packages/vault/seal.ts.orig',
  'infra/.env',
  'tools/release.ts',
  'packages/domain/casework/export.csv',
  'packages/console/.DS_Store',
])('would be seen if it were committed: %s', (stray) => {
  expect(strays([...tracked, stray])).toEqual([stray])
})
