import type { casework } from '@passerelle/contract/casework'
import type { BodyOf } from '@passerelle/contract/kit'
import { type Participant, stageWith } from '@passerelle/domain/casework'
import type { ParticipantId } from '@passerelle/domain/kernel'
import { departureIn, departureOf } from '@passerelle/table/exchange'
import type { CaseworkContext } from './context.ts'

type WholeCase = BodyOf<(typeof casework)['routes']['readCase']>

/** A case as it stands. Where the person is who has left with a handover, the referral says. */
export async function readParticipant(context: CaseworkContext, id: ParticipantId): Promise<Participant> {
  const participant = await context.participants.get(id)
  const hasLeft = participant.stage === 'departed'
  return standing(participant, hasLeft ? await departureOf(context.table, id) : undefined)
}

/** Everything that is known about one case. */
export async function readCase(context: CaseworkContext, id: ParticipantId): Promise<WholeCase> {
  const { agreedPlans, referrals, participant, ...parts } = await context.readCase(id)
  const hasLeft = participant.stage === 'departed'
  const departure = hasLeft ? await departureIn(context.table, referrals) : undefined
  return { ...parts, participant: standing(participant, departure), agreedPlans: [...agreedPlans] }
}

function standing(participant: Participant, departure: Parameters<typeof stageWith>[1]): Participant {
  return { ...participant, stage: stageWith(participant.stage, departure) }
}
