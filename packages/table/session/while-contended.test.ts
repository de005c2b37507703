import { refuse } from '@passerelle/domain/kernel'
import { expect, it } from 'vitest'
import { refusalOf } from '../testing/tenant.ts'
import { retryWhileContended } from './while-contended.ts'

/** Something that others get in the way of, so many times. */
function contendedFor(times: number) {
  const seen: number[] = []
  const act = async () => {
    seen.push(seen.length)
    return seen.length > times ? 'done' : refuse({ code: 'contended' })
  }
  return { act, seen }
}

it('what reads by itself is tried as often, and no more', async () => {
  const [brief, endless] = [contendedFor(3), contendedFor(100)]
  expect(await retryWhileContended(brief.act)).toBe('done')
  expect(await refusalOf(retryWhileContended(endless.act))).toEqual({ code: 'contended' })
  expect([brief.seen.length, endless.seen.length]).toEqual([4, 6])
  let tries = 0
  const broken = async () => {
    tries += 1
    throw new Error('no connection')
  }
  await expect(retryWhileContended(broken)).rejects.toThrow('no connection')
  expect(tries).toBe(1)
})
