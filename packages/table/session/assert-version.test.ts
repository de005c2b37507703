import { expect, it } from 'vitest'
import { refusalOf } from '../testing/tenant.ts'
import { assertVersion } from './assert-version.ts'

it('a command that saw another version is refused before anything is written', async () => {
  expect(() => assertVersion({ version: 2 }, 2)).not.toThrow()
  expect(await refusalOf(() => assertVersion({ version: 3 }, 2))).toEqual({
    code: 'stale_version',
    current: 3,
  })
})
