import { recordAssessment } from '../../casework/assessment/record-assessment.ts'
import type { SkillsAssessment } from '../../casework/assessment/skills-assessment.ts'
import { editParticipant } from '../../casework/participant/edit-participant.ts'
import { moveStage } from '../../casework/participant/move-stage.ts'
import { openCase } from '../../casework/participant/open-case.ts'
import type { Participant } from '../../casework/participant/participant.ts'
import type { Plan } from '../../casework/plan/plan.ts'
import { beginPlan } from '../../casework/plan/write-plan.ts'
import type { BusinessPlan } from '../../founding/index.ts'
import { receiveBusinessPlan } from '../../founding/receive-plan.ts'
import type { Ids, MemberId, ParticipantId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Tier } from '../../sharing/tiers.ts'
import type { Assignment, Referral } from '../referral/referral.ts'
import type { PackageContent } from './package.ts'
import type { PackageDocument } from './read-package.ts'

/** Each tier of a package that the receiver may read, as it says. */
export type ReceivedPackage = { readonly [Of in Tier]?: PackageContent<Of> }

/** A receiver's own case, as far as the package tells of one. */
export type ReceivedCase = {
  readonly participant: Participant
  readonly assessment?: SkillsAssessment
  readonly plan?: Plan
  readonly business?: BusinessPlan
}

type Opening = {
  readonly id: ParticipantId
  readonly assignment: Assignment
  readonly by: MemberId
  readonly at: Instant
  readonly ids: Ids
}

/** The documents of a package by their tier. */
export function receivedPackage(documents: readonly PackageDocument[]): ReceivedPackage {
  return Object.fromEntries(documents.map(({ tier, content }) => [tier, content]))
}

/**
 * The case that a receiver opens for somebody whom it takes on (architecture 5): what the offer and the professional part
 * say, under the pseudonym until the name is disclosed. Of the sender's plan the goal goes on; its modules are another
 * organisation's, and stay to be read in the package. A business plan goes on as a copy.
 */
export function openReceivedCase(
  referral: Referral,
  received: ReceivedPackage,
  opening: Opening,
): ReceivedCase {
  const { T0: offer, T1: professional, T2: identity } = received
  const { id, assignment, by, at } = opening
  if (offer?.participant === undefined) throw new TypeError('an offer that does not say where to')
  const participant = openCase(
    {
      names: [{ kind: 'pseudonym', primary: true, given: referral.pseudonym }],
      ...offer.participant,
      coachId: assignment.responsibleId,
      ...(assignment.deputyId && { deputyId: assignment.deputyId }),
      stage: 'decided',
    },
    { id, pseudonym: referral.pseudonym, by, at, openedFrom: referral.id },
  )
  const { assessment, plan, business, financeLines = [], businessSteps = [] } = professional ?? {}
  return {
    participant: { ...participant, ...(identity && whoItIs(identity)) },
    ...(assessment && { assessment: recordAssessment(assessment, { participantId: id, by, at }) }),
    ...(plan && {
      plan: beginPlan(
        id,
        { ...plan, items: [] },
        { modules: new Map(), findings: new Map(), ids: opening.ids, at },
      ),
    }),
    ...(business && {
      business: receiveBusinessPlan(
        id,
        { plan: business, lines: financeLines, steps: businessSteps },
        { referralId: referral.id, ids: opening.ids, at },
      ),
    }),
  }
}

/** The same case once the receiver has met the person, or serves them: with the name, and arrived where that is so. */
export function completeReceivedCase(
  participant: Participant,
  { T2: identity, T3: sensitive }: ReceivedPackage,
  { by, at, arrived }: { readonly by: MemberId; readonly at: Instant; readonly arrived: boolean },
): Participant {
  const { supportNeeds } = sensitive?.participant ?? {}
  const change = {
    ...(identity && isUnderPseudonym(participant) && whoItIs(identity)),
    ...(supportNeeds && { supportNeeds }),
  }
  if (!arrived) return editParticipant(participant, change, by, at)
  const isOnTheWay = ['departed', 'returned', 'closed'].includes(participant.stage)
  const left = isOnTheWay
    ? participant
    : { ...participant, ...moveStage(participant, 'departed', undefined, by, at) }
  return editParticipant(left, { ...change, stage: 'returned' }, by, at)
}

// Once the receiver knows the person by name, what it wrote down itself counts.
function isUnderPseudonym({ names }: Participant): boolean {
  return names.every(({ kind }) => kind === 'pseudonym')
}

function whoItIs({ participant, person }: PackageContent<'T2'>) {
  return {
    ...(participant && { names: participant.names }),
    ...(person?.birthYear !== undefined && { birth: { year: person.birthYear } }),
    ...(person && { channels: person.channels }),
  }
}
