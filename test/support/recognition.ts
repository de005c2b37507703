import type { CallOptions } from '@passerelle/client'
import type { ParticipantId, RecognitionId } from '@passerelle/domain/kernel'
import { memberId, takeIn } from './casework.ts'
import type { Person } from './cloud.ts'
import { inDays } from './exchange.ts'

type Entry = CallOptions<'beginRecognition'>['body']
type Finding = 'met' | 'partly' | 'not_met'

/** What somebody learnt at building sites: two things that are essential, and one that is not. */
export function aTrade(change: Partial<Entry> = {}): Entry {
  return {
    title: { en: 'Welding of pipes' },
    isco08: '7212',
    countries: ['RU'],
    yearsOfPractice: 9,
    criteria: [
      { title: 'Welds a seam that holds', essential: true },
      { title: 'Reads a drawing', essential: true },
      { title: 'Keeps the tools', essential: false },
    ],
    evidence: [{ kind: 'employment_record', title: 'Labour book', seen: 'copy', country: 'RU', year: 2019 }],
    ...change,
  }
}

/** Where a recognition is found. */
export type Place = {
  readonly participantId: ParticipantId
  readonly recognitionId: RecognitionId
}

/** A recognition of somebody who was just taken in, with an assessor. */
export async function aRecognition(coach: Person, assessor: Person, change: Partial<Entry> = {}) {
  return aRecognitionOf((await takeIn(coach.api)).id, coach, assessor, change)
}

/** The same of somebody who is there. */
export async function aRecognitionOf(
  participantId: ParticipantId,
  coach: Person,
  assessor: Person,
  change: Partial<Entry> = {},
) {
  const { body: begun } = await coach.api.beginRecognition({
    params: { participantId },
    body: aTrade(change),
  })
  const params: Place = { participantId, recognitionId: begun.id }
  await coach.api.nameAssessor({ params, ifMatch: 1, body: { assessorId: memberId(assessor) } })
  return params
}

/** What an assessor found, of each criterion in its order. */
export async function assess(assessor: Person, params: Place, findings: readonly Finding[]) {
  const { body: before } = await assessor.api.readRecognition({ params })
  const { body } = await assessor.api.assessRecognition({
    params,
    ifMatch: before.version,
    body: {
      on: inDays(-1),
      methods: ['practical_test'],
      findings: before.criteria.map(({ id: criterionId }, index) => ({
        criterionId,
        finding: findings[index] ?? 'met',
      })),
    },
  })
  return body
}
