import { addresses, type CallOptions, type ResourceOf } from '@passerelle/client'
import type { ConsoleSpeaker, PlainKey } from '@passerelle/messages/console'
import { usePages } from '../../api/use-pages.ts'
import type { Choice } from '../../kit/choices.tsx'
import { chosen } from '../../kit/chosen.ts'
import { capital } from '../../language/capital.ts'
import { inOrder } from '../../language/choices.ts'

export type Line = ResourceOf<'readJournal'>['items'][number]
export type Action = NonNullable<NonNullable<CallOptions<'readJournal'>['query']>['action']>

/** The question as the fields hold it: an empty one does not narrow. */
export type Filter = {
  readonly from: string
  readonly to: string
  readonly member: string
  readonly action: Action | ''
  readonly aggregateId: string
}

export const everything: Filter = { from: '', to: '', member: '', action: '', aggregateId: '' }

const linesAtOnce = 50

export function useJournal(filter: Filter) {
  // An id that is typed may be none: the API refuses it by field.
  const asked = chosen(filter) as CallOptions<'readJournal'>['query']
  return usePages('readJournal', { limit: linesAtOnce, ...asked })
}

type Words = Pick<ConsoleSpeaker, 'say' | 'has' | 'language'>

/** A code of the journal in words; one that a later version of the API tells stands for itself. */
function termOf({ say, has }: Words, key: string, code: string): string {
  return has(key) ? say(key as PlainKey) : code // no code of the journal has a place for a value
}

/** The command of a step of a referral stands at the end of its address; a clock's command is told as it is. */
function commandOf(action: string): string {
  return addressOf(action)?.split('/').at(-1) ?? action
}

function addressOf(action: string): string | undefined {
  const known: Readonly<Record<string, string>> = addresses
  return known[action]
}

/** An action in words. */
export function actionText(words: Words, action: string): string {
  const own = `did.${action}`
  return capital(words.language, termOf(words, words.has(own) ? own : `command.${commandOf(action)}`, action))
}

export const kindText = (words: Words, { aggregate }: Pick<Line, 'aggregate'>) =>
  termOf(words, `thing.${aggregate}`, aggregate)

export const purposeText = (words: Words, { purpose }: Pick<Line, 'purpose'>) =>
  termOf(words, `why.${purpose}`, purpose)

export const fieldText = (words: Words, field: string) => termOf(words, `field.${field}`, field)

/** The actions that are no operation: the compiler asks for each. */
const consequences: Readonly<Record<Exclude<Action, keyof typeof addresses>, true>> = {
  openReceivedCase: true,
  handOnCase: true,
  handOnToProgramme: true,
  refuseAccess: true,
  reassignReferral: true,
  takeMemberIn: true,
  leaveMemberOut: true,
  tellEnding: true,
  endCase: true,
  endProof: true,
  completeErasure: true,
  arrive: true,
  remind: true,
  escalate: true,
  discard: true,
  'lapse-request': true,
  expire: true,
  'lapse-waitlist': true,
  'lapse-contact': true,
  'close-no-contact': true,
  'return-by-default': true,
  'expire-consent': true,
  'lapse-vital': true,
}

/** The actions that a journal may tell of, in the order of the reader's language. */
export function actionChoices(words: Words): readonly Choice[] {
  const actions = Object.keys({ ...addresses, ...consequences }) as Action[] // the keys of two closed objects
  const told = actions.filter(
    (action) => !isPlatforms(action) && !isVisitors(action) && isTold(words, action),
  )
  return inOrder(
    words.language,
    told.map((value) => ({ value, label: actionText(words, value) })),
  )
}

/** A change, or a reading that is written down. */
function isTold({ has }: Words, action: Action): boolean {
  return has(`did.${action}`) || addressOf(action)?.startsWith('GET ') !== true
}

/** An operator's acts stand in the platform's own journal, but for those that make an administrator. */
function isPlatforms(action: string): boolean {
  return ['openTenant', 'suspendTenant', 'resumeTenant'].includes(action)
}

/** An act of somebody without an account stands in no journal. */
function isVisitors(action: Action): boolean {
  return addressOf(action)?.includes('/public/') === true
}

/** The actor, where it was no member. */
export function otherActor({ member, action }: Pick<Line, 'member' | 'action'>): ActorKey | undefined {
  if (member === 'system') return 'actor.system'
  if (addressOf(action)?.includes('/self/')) return 'actor.person'
  return addressOf(action)?.includes('/tenants/') ? 'actor.operator' : undefined
}

type ActorKey = Extract<PlainKey, `actor.${string}`>
