import { expect, it } from 'vitest'
import { required, resourcesOf } from './environment.ts'

it('names the resources that the stack gave', () => {
  expect(resourcesOf({ TABLE_NAME: 'main', KEYS_TABLE_NAME: 'keys', KEY_ID: 'arn' })).toEqual({
    mainTable: 'main',
    keysTable: 'keys',
    kmsKey: 'arn',
  })
})

it.each(['TABLE_NAME', 'KEYS_TABLE_NAME', 'KEY_ID'])('fails at once without %s', (name) => {
  const whole = { TABLE_NAME: 'main', KEYS_TABLE_NAME: 'keys', KEY_ID: 'arn' }
  expect(() => resourcesOf({ ...whole, [name]: '' })).toThrow(`${name} is not set`)
  expect(() => required({}, name)).toThrow(`${name} is not set`)
})
