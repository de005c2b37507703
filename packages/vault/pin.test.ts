import { expect, it } from 'vitest'
import { isProven, newPin, proofOf } from './pin.ts'

it('has six digits, and no two are alike for long', () => {
  const pins = Array.from({ length: 200 }, newPin)
  for (const pin of pins) expect(pin).toMatch(/^\d{6}$/)
  expect(new Set(pins).size).toBeGreaterThan(190)
})

it('recognises the secret and nothing else', async () => {
  const proof = await proofOf('CODE.012345')
  expect(await isProven('CODE.012345', proof)).toBe(true)
  for (const other of ['CODE.012346', 'CODF.012345', 'CODE.12345', 'CODE012345', '']) {
    expect(await isProven(other, proof)).toBe(false)
  }
})

it('keeps nothing of it: the same secret has another proof every time', async () => {
  const [one, other] = await Promise.all([proofOf('CODE.012345'), proofOf('CODE.012345')])
  expect(one.hash).not.toEqual(other.hash)
  expect(Buffer.concat([one.salt, one.hash]).toString('latin1')).not.toContain('012345')
})

it('works as hard where there is nothing to compare with, and then finds nothing right', async () => {
  const proof = await proofOf('CODE.012345')
  const took = async (work: () => Promise<boolean>) => {
    const start = process.cpuUsage()
    expect(await work()).toBe(false)
    return process.cpuUsage(start).user
  }
  const known = await took(() => isProven('CODE.999999', proof))
  const unknown = await took(() => isProven('CODE.999999', undefined))
  expect(unknown).toBeGreaterThan(known / 10)
})

it('recognises what was kept before', async () => {
  const salt = Buffer.alloc(16, 3)
  const hash = Buffer.from('c311d593496ca57777e5014f6ccbf9082e16ed79d5ebb25b3ac6b6b0a79e17ca', 'hex')
  expect(await isProven('CODE.012345', { salt, hash })).toBe(true)
})
