import { Refused } from '@passerelle/domain/kernel'
import type { Row } from './row.ts'
import { absent, at, set, type Write } from './write.ts'

/** Several people write at once, and each comes through in the end. */
const tries = 6

/** Does something on top of what was read, and anew on what stands there then when somebody else came first. */
export async function persistently<Before, Done>(
  read: Before,
  act: (before: Before) => Promise<Done>,
  reread: () => Promise<Before>,
): Promise<Done> {
  let before = read
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

/** Writes a row only where nothing has changed since it was read; version 0 says that there was none. */
export function guarded(row: Row, readVersion: number): Write {
  return {
    ...set(row),
    when: readVersion === 0 ? absent : at(readVersion),
    otherwise: () => ({ code: 'contended' }),
  }
}
