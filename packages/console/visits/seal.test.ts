import { expect, test } from 'vitest'
import { lackOf, pauseAfter } from './passphrase.ts'
import { keyOf, seal, unseal } from './seal.ts'

const passphrase = 'Lantern saddle Rhône twelve'
const visit = { lines: [{ name: 'Fatou Ndiaye' }] }
const key = await keyOf(passphrase)
const endsAt = Date.UTC(2027, 2, 9)
const sealed = await seal(key, endsAt, visit)

test('what is sealed opens by its passphrase, however the keyboard writes it, and says nothing before', async () => {
  const again = await keyOf(`${passphrase.normalize('NFD')} `, sealed)
  expect(await unseal(again, sealed)).toEqual(visit)
  expect(new TextDecoder('latin1').decode(sealed.sealed)).not.toContain('Fatou')
  expect(sealed.rounds).toBeGreaterThanOrEqual(600_000)
  await expect(crypto.subtle.exportKey('raw', key.key)).rejects.toThrow()
})

test.each<[string, () => Promise<unknown>]>([
  ['another passphrase', async () => unseal(await keyOf('lantern saddle Rhône twelve', sealed), sealed)],
  ['another salt', async () => unseal(await keyOf(passphrase), sealed)],
  ['another end', () => unseal(key, { ...sealed, endsAt: endsAt + 1 })],
  [
    'a byte that was altered',
    () => unseal(key, { ...sealed, sealed: sealed.sealed.map((byte, at) => (at === 3 ? byte ^ 1 : byte)) }),
  ],
])('%s opens nothing', async (_what, open) => {
  expect(await open()).toBeUndefined()
})

test('nothing is sealed twice alike', async () => {
  const other = await seal(key, endsAt, visit)
  expect(other.iv).not.toEqual(sealed.iv)
  expect(other.sealed).not.toEqual(sealed.sealed)
  expect((await keyOf(passphrase)).salt).not.toEqual(key.salt)
})

test.each([
  ['short', 'short', 'too_short'],
  ['aaaaaaaaaaaaaaaa', 'aaaaaaaaaaaaaaaa', 'too_plain'],
  ['abababababababab', 'abababababababab', 'too_plain'],
  [passphrase, 'Lantern saddle', 'not_twice'],
  [passphrase, passphrase.normalize('NFD'), undefined],
  ['قنديل سرج نهر اثنا عشر', 'قنديل سرج نهر اثنا عشر', undefined],
])('the passphrase %s, then %s, lacks: %s', (typed, again, lack) => {
  expect(lackOf(typed, again)).toBe(lack)
})

test('each wrong passphrase after the third makes the next try wait longer, up to five minutes', () => {
  expect([1, 2, 3, 4, 5, 20].map(pauseAfter)).toEqual([0, 0, 5000, 10_000, 20_000, 300_000])
})
