import type { JournalChainView } from '@passerelle/contract/seals'
import { mostLinesOfSeal, settlingMinutes, timeIn } from '@passerelle/domain/seals'
import type { SealsContext } from './context.ts'

/** How far the journal is sealed, and what waits to be. */
export async function readChain({ tenant, seals }: SealsContext): Promise<JournalChainView> {
  const { last, isSound, closed, lockedAway, witnesses, open, keys } = await seals.state()
  const since = open[0] && timeIn(open[0].place)
  return {
    tenant,
    ...(last && { last }),
    isSound,
    ...(closed && {
      closed: { day: closed.day, number: closed.number, root: closed.root, sealedAt: closed.sealedAt },
    }),
    lockedAway,
    witnesses: [...witnesses],
    open: {
      lines: Math.min(open.length, mostLinesOfSeal),
      isMore: open.length > mostLinesOfSeal,
      ...(since !== undefined && { since }),
      settlingMinutes,
    },
    jwks: { keys: [...keys] },
  }
}
