import { describe, expect, test } from 'vitest'
import { skillsAssessmentSchema } from '../../casework/assessment/skills-assessment.ts'
import { type Participant, participantSchema } from '../../casework/participant/participant.ts'
import type { Stage } from '../../casework/participant/stage.ts'
import { planSchema } from '../../casework/plan/plan.ts'
import { type Tier, tiers } from '../../sharing/tiers.ts'
import { aParticipant, coach, countedIds, id, openedAt, participantId } from '../../testing/casework.ts'
import { advisor, aReferral, deputy, now } from '../../testing/exchange.ts'
import type { Referral } from '../referral/referral.ts'
import { buildPackage, type CaseFile } from './package.ts'
import { readPart } from './read-package.ts'
import { completeReceivedCase, openReceivedCase, receivedPackage } from './receive-case.ts'

const file: CaseFile & { readonly referral: Referral } = {
  referral: aReferral({ pseudonym: 'K7M2-X9QD' }),
  participant: {
    ...aParticipant(),
    channels: [
      { kind: 'phone', value: '+221 77 000 00 01', safety: { shared: true, mayMentionGermany: false } },
    ],
    supportNeeds: { health: { need: 'A wheelchair', urgent: true } },
  },
  assessment: skillsAssessmentSchema.parse({
    participantId,
    version: 3,
    changedAt: openedAt,
    assessedOn: '2026-01-30',
    assessedBy: coach,
    occupations: [{ isco08: '7531', years: 4, learnt: 'informal', evidence: [] }],
    languages: [],
    education: [],
    skills: [],
  }),
  plan: planSchema.parse({
    participantId,
    version: 3,
    changedAt: openedAt,
    edition: 2,
    state: 'draft',
    occupationalGoal: { isco08: '7531' },
    businessIdea: true,
    items: [],
  }),
}

function received(...wanted: readonly Tier[]) {
  const nonces = { T0: '0'.repeat(26), T1: '1'.repeat(26), T2: '2'.repeat(26), T3: '3'.repeat(26) }
  const terms = { version: 1, tiers, sensitiveGroups: ['health'] as const, nonces, today: '2026-03-02' }
  const { parts } = buildPackage(file, terms)
  return receivedPackage(
    parts.filter(({ tier }) => wanted.includes(tier)).map(({ bytes }) => readPart(bytes)),
  )
}

const own = id<'participant'>(77)
const opening = {
  id: own,
  assignment: { responsibleId: advisor, deputyId: deputy },
  by: deputy,
  at: now,
  ids: countedIds(),
}
const opened = (...wanted: readonly Tier[]) => openReceivedCase(file.referral, received(...wanted), opening)

describe('the case that a receiver opens', () => {
  test('is its own, under a pseudonym, and says where it came from', () => {
    const { participant } = opened('T0', 'T1')
    expect(participantSchema.parse(participant)).toEqual(participant)
    expect(participant).toMatchObject({
      id: own,
      names: [{ kind: 'pseudonym', given: 'K7M2-X9QD' }],
      languages: ['wo', 'fr'],
      returnCountry: 'SN',
      returnDistrict: 'Pikine',
      coachId: advisor,
      deputyId: deputy,
      openedFrom: file.referral.id,
      channels: [],
    })
    expect(JSON.stringify(participant)).not.toContain('Fatou')
  })

  test('has the skills and the goal that the sender found, and none of the sender’s modules', () => {
    const { assessment, plan } = opened('T0', 'T1')
    expect(assessment).toMatchObject({ participantId: own, version: 1, occupations: [{ isco08: '7531' }] })
    expect(plan).toMatchObject({ participantId: own, state: 'draft', businessIdea: true, items: [] })
  })

  test('has the name from the beginning where the person may be called before they leave', () => {
    const { participant } = opened('T0', 'T1', 'T2')
    expect(participant.names).toMatchObject([{ given: 'Fatou', family: 'Ndiaye' }])
    expect(participant.birth).toEqual({ year: 1994 })
  })
})

describe('the same case after the first contact', () => {
  const arrival = { by: advisor, at: now, arrived: true }
  const withStage = (stage: Stage): Participant => ({ ...opened('T0', 'T1').participant, stage })

  test('has the name, the safe channels and what was ticked, and the person has returned', () => {
    const completed = completeReceivedCase(withStage('decided'), received('T2', 'T3'), arrival)
    expect(participantSchema.parse(completed)).toEqual(completed)
    expect(completed).toMatchObject({
      version: 2,
      stage: 'returned',
      names: [{ given: 'Fatou', family: 'Ndiaye' }],
      birth: { year: 1994 },
      channels: [{ value: '+221 77 000 00 01' }],
      supportNeeds: { health: { need: 'A wheelchair' } },
    })
    expect(completed.stageSteps.map(({ stage }) => stage)).toEqual(['decided', 'departed', 'returned'])
  })

  test('is completed from whichever stage it has come to meanwhile', () => {
    for (const stage of ['interested', 'in_plan', 'ready', 'departed', 'returned', 'closed'] as const) {
      expect(completeReceivedCase(withStage(stage), received('T2'), arrival).stage).toBe('returned')
    }
  })

  test('keeps its stage where a service begins and nobody has returned', () => {
    const served = completeReceivedCase(withStage('decided'), received('T2'), { ...arrival, arrived: false })
    expect(served).toMatchObject({ stage: 'decided', names: [{ given: 'Fatou' }] })
  })
})
