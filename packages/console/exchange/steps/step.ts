import type { CallOptions, Client } from '@passerelle/client'
import type { CodesOf, PlainKey } from '@passerelle/messages/console'
import { outcomeCodes } from '../../follow-up/outcome-codes.ts'
import type { Referral } from '../queries.ts'

export type CommandName = Referral['allowed'][number]

type Shared = {
  readonly name: string
  readonly label: PlainKey
  /** What to know before the field is filled in, or left empty. */
  readonly hint?: PlainKey
  readonly isOptional?: true
  readonly first?: string
}

/**
 * One field of a step, by what is filled in there. `name` is its path in the body that is sent; `without` names another
 * field, whose colleague cannot be chosen a second time.
 */
export type StepField =
  | (Shared & { readonly kind: 'date'; readonly bound?: 'past' | 'future' })
  | (Shared & { readonly kind: 'text' })
  | (Shared & { readonly kind: 'number' })
  | (Shared & {
      readonly kind: 'code'
      readonly choices: readonly (readonly [code: string, word: PlainKey])[]
    })
  | (Shared & { readonly kind: 'colleague'; readonly without?: string })
  | (Shared & { readonly kind: 'partner' })

/** A command as people give it: a name, what exactly will happen, and what has to be said. */
export type Step = {
  readonly command: CommandName
  readonly operation: StepOperation
  /** `main` is what is usually done next, `grave` cannot be undone. */
  readonly tone: 'main' | 'other' | 'grave'
  readonly happens: PlainKey
  readonly fields: readonly StepField[]
}

/** The operations of the API that give a command to a referral. */
export type StepOperation = {
  [Id in keyof Client]: CallOptions<Id> extends { ifMatch: number; params: { referralId: string } }
    ? Id
    : never
}[keyof Client]

export const contactWays = [
  ['in_person', 'way.in_person'],
  ['phone', 'way.phone'],
  ['video', 'way.video'],
  ['messenger', 'way.messenger'],
  ['email', 'way.email'],
  ['letter', 'way.letter'],
  ['through_another_person', 'way.through_another_person'],
] as const satisfies readonly (readonly [CodesOf<'way'>, PlainKey])[]

export const declineReasons = (
  [
    'no_capacity',
    'not_eligible',
    'out_of_area',
    'service_not_offered',
    'missing_documents',
    'language_not_available',
    'already_client',
    'safety_concern',
    'duplicate',
    'could_not_contact',
    'client_declined',
    'other',
  ] as const
).map((reason) => [reason, `reason.${reason}`] as const)

export const withdrawReasons = (
  [
    'other_centre_chosen',
    'departure_date_changed',
    'did_not_depart',
    'wrong_recipient',
    'programme_ended',
    'consent_refused',
    'deceased',
    'other',
  ] as const
).map((reason) => [reason, `reason.${reason}`] as const)

export const outcomes = outcomeCodes.map((outcome) => [outcome, `outcome.${outcome}`] as const)

const topics = ['service', 'dates', 'skills', 'documents', 'eligibility', 'language', 'other'] as const

/** A question to the other side, or the answer to one; never anything that names the person. */
export const remark = (list: 'questions' | 'answers', place: number): readonly StepField[] => [
  {
    kind: 'code',
    name: `${list}.${place}.topic`,
    label: 'step.topic',
    choices: topics.map((topic) => [topic, `topic.${topic}`] as const),
    first: 'service',
  },
  {
    kind: 'text',
    name: `${list}.${place}.text`,
    label: list === 'questions' ? 'step.question' : 'step.answer',
  },
]
