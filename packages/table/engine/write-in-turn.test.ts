import { expect, it } from 'vitest'
import { remove, type Write } from './write.ts'
import { writeInTurn, writesAtOnce } from './write-in-turn.ts'

const writes = (count: number) =>
  Array.from({ length: count }, (_, n) => remove({ pk: 'T#A', sk: String(n) }))

it('writes all of them in their order, and never more at once than a transaction takes', async () => {
  for (const count of [0, 1, writesAtOnce, writesAtOnce + 1, 3 * writesAtOnce]) {
    const written: (readonly Write[])[] = []
    await writeInTurn({ transact: async (some) => void written.push(some) }, writes(count))
    expect(written.flat()).toEqual(writes(count))
    expect(written).toHaveLength(Math.ceil(count / writesAtOnce))
    expect(Math.max(0, ...written.map(({ length }) => length))).toBeLessThanOrEqual(writesAtOnce)
  }
})
