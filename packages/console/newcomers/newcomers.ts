import type { CallOptions, ResourceOf } from '@passerelle/client'
import type { CodesOf } from '@passerelle/messages/console'
import { usePages } from '../api/use-pages.ts'
import { useRead } from '../api/use-read.ts'
import { type Entry, emptyEntry } from '../casework/new-participant.ts'

export type ContactLine = ResourceOf<'listContactRequests'>['items'][number]
export type ContactRequest = ResourceOf<'readContactRequest'>
export type AnswerBody = CallOptions<'answerContactRequest'>['body']

export const declineReasons = [
  'not_our_task',
  'no_capacity',
  'other_country',
  'already_with_us',
  'other_offer_fits',
] as const satisfies readonly CodesOf<'declineReason'>[]

const requestsAtOnce = 50

/** The requests of people without an account: those that wait first. */
export const useContactRequests = () => usePages('listContactRequests', { limit: requestsAtOnce })

const waitingAtOnce = 5

/** The first of those who wait, where people ask at all. */
export const useNewcomersToday = (enabled: boolean) =>
  useRead('listContactRequests', [{ query: { limit: waitingAtOnce } }], { enabled })

export const useContactRequest = (contactRequestId: string) =>
  useRead('readContactRequest', [{ params: { contactRequestId } }])

/** What is typed of somebody as far as they said it themselves. */
export function intakeOf({ name, channel, language, country }: ContactRequest): Entry {
  const { kind, value, safety } = channel
  return {
    ...emptyEntry,
    names: [{ given: name, family: '' }],
    languages: [language],
    returnCountry: country,
    channels: [{ kind, value, safety }],
  }
}
