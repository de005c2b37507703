import type { CallOptions, ResourceOf } from '@passerelle/client'
import type { CodesOf } from '@passerelle/messages/console'
import { usePages } from '../api/use-pages.ts'
import { useRead } from '../api/use-read.ts'
import { codeOf } from '../casework/occupations.ts'
import { filled } from '../kit/use-body-form.ts'

export type Work = ResourceOf<'listApplications'>
export type Application = Work['items'][number]
export type WorkProfile = NonNullable<Work['work']>
export type Profile = NonNullable<WorkProfile['profile']>
export type Match = ResourceOf<'findMatches'>['items'][number]
export type Reason = Match['reasons'][number]
export type Gap = Match['missing'][number]
type ProfileBody = CallOptions<'rewriteWorkProfile'>['body']
type AgreeBody = CallOptions<'agreeToMatching'>['body']
type ApplyBody = CallOptions<'prepareApplication'>['body']
type MoveBody = CallOptions<'moveApplication'>['body']
export type Step = Application['allowed'][number]

export const releasable = [
  'name',
  'phone',
  'email',
  'occupations',
  'skills',
  'languages',
  'availability',
  'certificates',
] as const satisfies readonly CodesOf<'release'>[]

/** The languages in which there is a text to agree to. */
export const agreementLanguages = ['en', 'de', 'fr', 'ar'] as const

const atOnce = 50

export const useWork = (participantId: string) => useRead('listApplications', [{ params: { participantId } }])

/** Vacancies for somebody who agreed to it; of somebody who did not they are not asked for, for nothing went wrong. */
export const useMatches = (participantId: string, enabled: boolean) =>
  useRead('findMatches', [{ params: { participantId } }], { enabled })

export const useApplicants = (vacancyId: string) =>
  usePages('listVacancyApplications', { limit: atOnce }, undefined, { vacancyId })

export const useFigures = () => useRead('readPlacementFigures', [])

/** What is typed of a yes. */
export type AgreementEntry = {
  language: string
  witnessId: string
  readAloud: boolean
  interpreter: boolean
}

export function noAgreement(language: string): AgreementEntry {
  return { language, witnessId: '', readAloud: false, interpreter: false }
}

/** What is typed of a profile; skills stand one on each line. */
export type ProfileEntry = {
  occupations: string[]
  skills: string
  languages: { language: string; level: string }[]
  regions: { country: string; region: string }[]
  earliestOn: string
  employmentTypes: string[]
}

export const noSpoken = { language: '', level: '' }
export const noRegion = { country: '', region: '' }

/** @param textOf what an occupation is called, as the field for it shows one */
export function profileEntry(
  profile: Profile | undefined,
  country: string,
  textOf: (code: string) => string,
): ProfileEntry {
  return {
    occupations: profile?.occupations.map(textOf) ?? [''],
    skills: profile?.skills.join('\n') ?? '',
    languages: profile?.languages.map((each) => ({ ...each })) ?? [noSpoken],
    regions: profile?.regions.map((each) => ({ country: each.country, region: each.region ?? '' })) ?? [
      { country, region: '' },
    ],
    earliestOn: profile?.earliestOn ?? '',
    employmentTypes: [...(profile?.employmentTypes ?? [])],
  }
}

/** The body of what was typed, without what was left empty. What breaks a rule is refused by field. */
export function profileBody({ occupations, skills, languages, regions, ...rest }: ProfileEntry): ProfileBody {
  const { earliestOn, employmentTypes } = rest
  const body = {
    occupations: occupations.map(codeOf).filter((code) => code !== ''),
    skills: linesOf(skills),
    languages: languages.filter(({ language }) => language !== ''),
    regions: regions.filter(({ country }) => country !== '').map(filled),
    ...(earliestOn !== '' && { earliestOn }),
    employmentTypes,
  }
  return body as ProfileBody // what breaks a rule is refused by field
}

export type AgreeEntry = { agreement: AgreementEntry; profile: ProfileEntry }

export function agreeBody({ agreement, profile }: AgreeEntry): AgreeBody {
  return { agreement, profile: profileBody(profile) } as AgreeBody // what breaks a rule is refused by field
}

export type ApplyEntry = { release: string[]; agreement: AgreementEntry }

/** The parts in the order in which they are named, however they were chosen. */
export function applyBody(vacancyId: string, { release, agreement }: ApplyEntry): ApplyBody {
  const parts = releasable.filter((part) => release.includes(part))
  return { vacancyId, release: parts, agreement } as ApplyBody // what breaks a rule is refused by field
}

export type HireEntry = { startsOn: string; proof: string }

export function moveBody(to: Step, hire: HireEntry): MoveBody {
  return (to === 'hired' ? { to, ...hire } : { to }) as MoveBody // what breaks a rule is refused by field
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
