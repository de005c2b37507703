import { type Participant, shownName } from '../casework/index.ts'
import { type Certificate, stateOf } from '../certificates/index.ts'
import type { Instant } from '../kernel/index.ts'
import type { Released } from './application.ts'
import type { Profile } from './work-profile.ts'

/** All that may stand on a sheet, as it is known now. */
export type Releasing = {
  readonly participant: Pick<Participant, 'names' | 'channels'>
  readonly profile: Profile | undefined
  readonly certificates: readonly Certificate[]
}

/** What stands on a sheet: each part only where the person released it, and there is something to it. */
export type ReleasedParts = {
  readonly name?: string
  readonly phone?: string
  readonly email?: string
  readonly occupations?: Profile['occupations']
  readonly skills?: Profile['skills']
  readonly languages?: Profile['languages']
  readonly availability?: Pick<Profile, 'regions' | 'earliestOn' | 'employmentTypes'>
  /** Those that hold, with the code by which anybody checks one. */
  readonly certificates?: readonly Pick<Certificate, 'title' | 'kind' | 'issuedAt' | 'code'>[]
}

/** The parts that a release names, and not one besides. */
export function releasedParts(
  release: readonly Released[],
  { participant, profile, certificates }: Releasing,
  now: Instant,
): ReleasedParts {
  const known: Required<{ [Part in Released]: ReleasedParts[Part] | undefined }> = {
    name: shownName(participant.names),
    phone: channelOf(participant, ['phone', 'whatsapp']),
    email: channelOf(participant, ['email']),
    occupations: profile?.occupations,
    skills: profile?.skills,
    languages: profile?.languages,
    availability: profile && {
      regions: profile.regions,
      employmentTypes: profile.employmentTypes,
      ...(profile.earliestOn && { earliestOn: profile.earliestOn }),
    },
    certificates: certificates
      .filter((certificate) => stateOf(certificate, now) === 'valid')
      .map(({ title, kind, issuedAt, code }) => ({ title, kind, issuedAt, code })),
  }
  const told = release.map((part) => [part, known[part]] as const)
  const isThere = (value: unknown) => value !== undefined && !(Array.isArray(value) && value.length === 0)
  return Object.fromEntries(told.filter(([, value]) => isThere(value)))
}

/** The first channel of these kinds by which somebody may be contacted at all. */
function channelOf(
  { channels }: Pick<Participant, 'channels'>,
  kinds: readonly Participant['channels'][number]['kind'][],
): string | undefined {
  const found = channels.find(({ kind, safety }) => kinds.includes(kind) && safety.doNotContact !== true)
  return found?.formatted ?? found?.value
}
