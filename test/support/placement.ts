import type { CallOptions, Client } from '@passerelle/client'
import type { ApplicationView } from '@passerelle/contract'
import type { MemberId, ParticipantId } from '@passerelle/domain/kernel'
import type { Vacancy } from '@passerelle/domain/vacancies'
import { inDays } from './exchange.ts'

type WorkProfileEntry = CallOptions<'agreeToMatching'>['body']
type Agreement = WorkProfileEntry['agreement']
type NewApplication = CallOptions<'prepareApplication'>['body']

/** A yes that was asked for in English and interpreted, before a colleague. */
export function aYes(witnessId: MemberId, change: Partial<Agreement> = {}): Agreement {
  return { language: 'en', witnessId, interpreter: true, ...change }
}

/** An electrician who looks for work around Banjul. */
export function aWorkProfile(change: Partial<WorkProfileEntry['profile']> = {}): WorkProfileEntry['profile'] {
  return {
    occupations: ['7411'],
    skills: ['Working on roofs'],
    languages: [{ language: 'en', level: 'B2' }],
    regions: [{ country: 'GM', region: 'GM-B' }],
    earliestOn: inDays(3),
    employmentTypes: ['full_time'],
    ...change,
  }
}

export async function agreedToMatching(
  api: Client,
  participantId: ParticipantId,
  witnessId: MemberId,
  change: Partial<WorkProfileEntry['profile']> = {},
) {
  const body = { agreement: aYes(witnessId), profile: aWorkProfile(change) }
  return (await api.agreeToMatching({ params: { participantId }, body })).body
}

export async function preparedApplication(
  api: Client,
  participantId: ParticipantId,
  witnessId: MemberId,
  { id: vacancyId }: Pick<Vacancy, 'id'>,
  release: NewApplication['release'] = ['name', 'occupations', 'skills'],
): Promise<ApplicationView> {
  const body = { vacancyId, release, agreement: aYes(witnessId) }
  return (await api.prepareApplication({ params: { participantId }, body })).body
}

/** Moves an application as of the version that it has. */
export async function moved(
  api: Client,
  { id, participantId, version }: ApplicationView,
  to: 'sent' | 'interview' | 'offered' | 'rejected' | 'withdrawn' | 'hired',
): Promise<ApplicationView> {
  const params = { participantId, applicationId: id }
  const body = to === 'hired' ? ({ to, startsOn: inDays(5), proof: 'contract' } as const) : { to }
  return (await api.moveApplication({ params, ifMatch: version, body })).body
}
