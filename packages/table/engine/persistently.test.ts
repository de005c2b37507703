import { refuse } from '@passerelle/domain/kernel'
import { expect, it } from 'vitest'
import { refusalOf } from '../testing/tenant.ts'
import { persistently } from './persistently.ts'

/** Something that others get in the way of, so many times. */
function contendedFor(times: number) {
  const seen: unknown[] = []
  const act = async (before?: unknown) => {
    seen.push(before)
    return seen.length > times ? 'done' : refuse({ code: 'contended' })
  }
  return { act, seen }
}

it('what others got in the way of is done on top of what stands there then', async () => {
  const { act, seen } = contendedFor(2)
  let version = 1
  const reread = async () => ({ version: ++version })
  expect(await persistently({ version }, act, reread)).toBe('done')
  expect(seen).toEqual([{ version: 1 }, { version: 2 }, { version: 3 }])
})

it('it is given up after six attempts, and what else fails is not tried again', async () => {
  const { act, seen } = contendedFor(100)
  expect(await refusalOf(persistently(undefined, act, async () => undefined))).toEqual({ code: 'contended' })
  expect(seen).toHaveLength(6)
  const other = async () => refuse({ code: 'not_found' })
  expect(await refusalOf(persistently(undefined, other, () => expect.fail()))).toEqual({ code: 'not_found' })
})
