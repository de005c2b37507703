import type { Client } from '@passerelle/client'
import type {
  FirstInterviewEntry,
  NewParticipant,
  Participant,
  PlanEntry,
  SkillsAssessmentEntry,
} from '@passerelle/domain/casework'
import type { MemberId } from '@passerelle/domain/kernel'
import type { Module, Programme } from '@passerelle/domain/programmes'

import type { Person } from './cloud.ts'

/** The entry of a coach for a person who means to go back to Dakar. */
export function aPerson(change: Partial<NewParticipant> = {}): NewParticipant {
  return {
    names: [{ kind: 'official', primary: true, given: 'Fatou', family: 'Ndiaye' }],
    birth: { year: 1994 },
    languages: ['wo', 'fr'],
    returnCountry: 'SN',
    ...change,
  }
}

/** A member's id, as the API told it when they signed in. */
export function memberId(person: Person): MemberId {
  return person.memberId as MemberId // the API gives no other
}

/** Somebody of that name. */
export function named(given: string, family: string, change: Partial<NewParticipant> = {}): NewParticipant {
  return aPerson({ names: [{ kind: 'official', primary: true, given, family }], ...change })
}

export function anInterview(change: Partial<FirstInterviewEntry> = {}): FirstInterviewEntry {
  return {
    heldOn: '2026-02-02',
    mode: 'presence',
    language: 'fr',
    interpretation: { needed: false },
    goal: 'A tailor’s shop of her own in Pikine',
    situation: [{ topic: 'housing', note: 'Can stay with her sister' }],
    labourMarketDestination: { country: 'SN', region: 'Dakar', occupations: ['7531'] },
    ...change,
  }
}

export function anAssessment(change: Partial<SkillsAssessmentEntry> = {}): SkillsAssessmentEntry {
  return {
    assessedOn: '2026-02-10',
    occupations: [{ isco08: '7531', years: 4.5, learnt: 'informal', evidence: [{ kind: 'work_sample' }] }],
    languages: [{ language: 'fr', listening: 'B2', spokenInteraction: 'B1' }],
    skills: [{ name: 'Industrial sewing machines', level: 'independent' }],
    ...change,
  }
}

export function aPlan(modules: readonly Pick<Module, 'id'>[], change: Partial<PlanEntry> = {}): PlanEntry {
  return {
    occupationalGoal: { isco08: '7531' },
    businessIdea: true,
    items: modules.map(({ id }) => ({ moduleId: id, purpose: 'For the shop' })),
    ...change,
  }
}

/** Takes somebody in, whoever else they may be. */
export async function takeIn(api: Client, person: NewParticipant = aPerson()): Promise<Participant> {
  const {
    likelyMatches: _,
    coordinatorShouldLook: __,
    ...participant
  } = (await api.takeInParticipant({ body: person })).body
  return participant
}

/** The templates that ship with the platform. */
export async function platformTemplates(api: Client) {
  const { items } = (await api.listProgrammeTemplates()).body
  return items.filter((template) => template.origin === 'platform')
}

/** A programme from its template, with its modules. */
export async function aProgramme(
  api: Client,
  template:
    | 'reintegration_coaching_plus'
    | 'reintegration_coaching_with_qualification' = 'reintegration_coaching_with_qualification',
): Promise<{ readonly programme: Programme; readonly modules: readonly Module[] }> {
  const { body: programme } = await api.openProgramme({
    body: { template, term: { from: '2026-01-01', to: '2030-12-31' } },
  })
  const { body } = await api.listModules({ params: { programmeId: programme.id } })
  return { programme, modules: body.items }
}
