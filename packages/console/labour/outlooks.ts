import type { CallOptions, ResourceOf } from '@passerelle/client'
import type { CodesOf } from '@passerelle/messages/console'
import { useRead } from '../api/use-read.ts'
import { filled } from '../kit/use-body-form.ts'

export type Outlooks = ResourceOf<'readOutlooks'>
export type Outlook = Outlooks['outlooks'][number]
export type FollowOn = Extract<NonNullable<Outlook['continuation']>, { kind: 'goes_on' }>['to'][number]
type NewOutlook = CallOptions<'tellOutlook'>['body']

export const questions = [
  'tools',
  'power',
  'material',
  'customers',
  'permission',
  'premises',
  'safety',
] as const satisfies readonly CodesOf<'outlookQuestion'>[]

export const answers = ['yes', 'no', 'unknown'] as const satisfies readonly CodesOf<'outlookAnswer'>[]

export const followKinds = [
  'offer',
  'vacancy',
  'course',
  'credit',
  'other',
] as const satisfies readonly CodesOf<'followOn'>[]

/** What becomes of the modules of a programme in a country; nothing is read as long as either is not chosen. */
export const useOutlooks = (programmeId: string, country: string) =>
  useRead('readOutlooks', [{ params: { programmeId }, query: { country } }], {
    enabled: programmeId !== '' && country !== '',
  })

/** All that is said of one module in a country, of the whole country first. */
export function outlooksOf({ outlooks }: Pick<Outlooks, 'outlooks'>, moduleId: string): readonly Outlook[] {
  return outlooks
    .filter((outlook) => outlook.moduleId === moduleId)
    .toSorted((one, other) => (one.area.region ?? '').localeCompare(other.area.region ?? ''))
}

type FollowEntry = { kind: string; offerId: string; vacancyId: string; name: string; link: string }

/** What is typed of an outlook; each question stands at its place. */
export type OutlookEntry = {
  area: { country: string; region: string }
  continuation: { kind: string; reason: string; to: FollowEntry[] }
  answers: { answer: string; note: string }[]
}

export const noFollow: FollowEntry = { kind: '', offerId: '', vacancyId: '', name: '', link: '' }

export function outlookEntry(country: string, outlook: Outlook | undefined): OutlookEntry {
  const { continuation } = outlook ?? {}
  return {
    area: { country, region: outlook?.area.region ?? '' },
    continuation: {
      kind: continuation?.kind ?? '',
      reason: continuation?.kind === 'dead_end' ? continuation.reason : '',
      to:
        continuation?.kind === 'goes_on'
          ? continuation.to.map((follow) => ({
              ...noFollow,
              ...follow,
              link: ('link' in follow && follow.link) || '',
            }))
          : [noFollow],
    },
    answers: questions.map((question) => {
      const said = outlook?.answers.find((one) => one.question === question)
      return { answer: said?.answer ?? '', note: said?.note ?? '' }
    }),
  }
}

export function outlookBody({ area, continuation, answers: said }: OutlookEntry): NewOutlook {
  const body = {
    area: filled(area),
    ...(continuation.kind !== '' && { continuation: continuationBody(continuation) }),
    answers: questions.flatMap((question, place) => {
      const { answer = '', note = '' } = said[place] ?? {}
      return answer === '' ? [] : [filled({ question, answer, note })]
    }),
  }
  return body as NewOutlook // what breaks a rule is refused by field
}

function continuationBody({ kind, reason, to }: OutlookEntry['continuation']) {
  if (kind === 'dead_end') return { kind, reason }
  return { kind, to: to.filter((follow) => follow.kind !== '').map(followBody) }
}

function followBody({ kind, offerId, vacancyId, name, link }: FollowEntry) {
  if (kind === 'offer') return { kind, offerId }
  if (kind === 'vacancy') return { kind, vacancyId }
  return { kind, name, ...(link.trim() !== '' && { link }) }
}
