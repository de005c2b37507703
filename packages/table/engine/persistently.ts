import { Refused } from '@passerelle/domain/kernel'
import { type Item, type Row, versionOf } from './row.ts'
import { absent, at, set, type Write } from './write.ts'

/** Several people write at once, and each comes through in the end. */
const tries = 6

/** Does something on top of a row, and anew on what stands there then when somebody else came first. */
export async function persistently<Done>(
  row: Item | undefined,
  act: (before: Item | undefined) => Promise<Done>,
  reread: () => Promise<Item | undefined>,
): Promise<Done> {
  let before = row
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await act(before)
    } catch (error) {
      const isContended = error instanceof Refused && error.refusal.code === 'contended'
      if (!isContended || attempt === tries) throw error
      before = await reread()
    }
  }
}

/** Writes a row only where nothing has changed since it was read. */
export function guarded(row: Row, before: Item | undefined): Write {
  return {
    ...set(row),
    when: before === undefined ? absent : at(versionOf(before)),
    otherwise: () => ({ code: 'contended' }),
  }
}
