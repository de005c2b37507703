import type { HandOnProgramme, ProgrammeHandOn } from '@passerelle/contract/programmes'
import { toProgramme } from '@passerelle/domain/casework'
import {
  type ParticipantId,
  type ProgrammeId,
  type Refusal,
  Refused,
  refuse,
} from '@passerelle/domain/kernel'
import { assertGoesOn, successorOf } from '@passerelle/domain/programmes'
import { retryWhileContended } from '@passerelle/table'
import { handOnToProgramme } from '@passerelle/table/casework'
import type { ProgrammesContext } from './context.ts'
import { programmeEntry } from './entry.ts'

/** So many cases in one call, whose time has an end. Whoever asks calls again until nothing is left. */
const atOnce = 20

/**
 * Lets the open cases of a programme go on in the one that comes after it, each in a transaction of its own, and says how far
 * that came. A case that was moved is no more among those that are left, so asking again goes on.
 */
export async function handOnProgramme(
  context: ProgrammesContext,
  id: ProgrammeId,
  { cursor }: HandOnProgramme,
): Promise<ProgrammeHandOn> {
  // Whoever sends it again because the answer was lost is told how far it came, and moves nobody by that.
  if ((await context.unitOfWork.firstAnswer()) !== undefined) refuse({ code: 'repeated' })
  const programme = await context.programmes.get(id)
  const successor = await context.programmes.get(successorOf(programme))
  assertGoesOn(successor)
  const { items, next } = await context.cases.openIds(id, { limit: atOnce, cursor })
  let moved = 0
  for (const participant of items) {
    if (await handOnOne(context, participant, id, successor.id)) moved += 1
  }
  const line = programmeEntry(programme, moved > 0 ? ['cases'] : [])
  await context.programmes.noteHandOn(programme, successor, line)
  return { moved, ...(await left(context, id)), ...(next && { next }) }
}

/** How far it has come, for whoever did not hear the answer: a request that was sent again moves nothing more. */
export async function readHandOn(context: ProgrammesContext, id: ProgrammeId): Promise<ProgrammeHandOn> {
  return { moved: 0, ...(await left(context, id)) }
}

const staying: ReadonlySet<Refusal['code']> = new Set(['not_found', 'limit_reached'])

async function left({ cases }: ProgrammesContext, id: ProgrammeId): Promise<Pick<ProgrammeHandOn, 'left'>> {
  const { closed: _, ...open } = await cases.count(id)
  return { left: Object.values(open).reduce((sum, number) => sum + number, 0) }
}

/**
 * One case, anew where somebody else changes it at the same moment. One that was closed, moved or erased meanwhile stays, and
 * so does one that has gone on as often as a case may: it holds up nobody else.
 */
async function handOnOne(
  { participants, table, clock }: ProgrammesContext,
  id: ParticipantId,
  from: ProgrammeId,
  to: ProgrammeId,
): Promise<boolean> {
  try {
    return await retryWhileContended(async () => {
      const before = await participants.get(id)
      if (before.programmeId !== from || before.stage === 'closed') return false
      const now = toProgramme(before, to, clock.today(), clock.now().toISOString())
      await handOnToProgramme(table, before, now)
      return true
    })
  } catch (error) {
    if (error instanceof Refused && staying.has(error.refusal.code)) return false
    throw error
  }
}
