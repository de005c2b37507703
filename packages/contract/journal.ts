import type { ClockCommand } from '@passerelle/domain/exchange'
import { dateSchema, idSchema, instantSchema, rule } from '@passerelle/domain/kernel'
import * as z from 'zod'
import { access } from './access.ts'
import { pageOf, pageQuerySchema } from './list.ts'
import type { Routes } from './route.ts'

/** A line of the journal about one thing: who did what when and which fields it touched. Never a value of one. */
export const journalEntrySchema = z.strictObject({
  at: instantSchema,
  member: z.string(),
  action: z.string(),
  aggregate: z.string(),
  version: z.int(),
  fields: z.array(z.string()),
  purpose: z.string(),
})

/** The actor where no member acted: a clock of the platform, or what follows upon an invitation. */
export const platformActor = 'system'

/** The actions that are no operation: consequences of one, and the commands of a clock. */
const consequences = {
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
} as const satisfies Readonly<Record<ClockCommand | (string & {}), true>>

type Consequence = keyof typeof consequences

/** What is sent by the form of a page: it does what another operation does, and that one is named. */
const byForm = { showOwnPage: true, sendContactForm: true, findReceipt: true, takeBackOnPage: true } as const

/** Every operation that does something itself. */
type Doing = Exclude<keyof typeof access, keyof typeof byForm>

/** The actions that the journal may be asked for: every operation by its name, and the consequences. */
export const journalActions: readonly (Doing | Consequence)[] = [
  // The keys of closed objects.
  ...(Object.keys(access) as (keyof typeof access)[]).filter((name): name is Doing => !(name in byForm)),
  ...(Object.keys(consequences) as Consequence[]),
]

/** A question to the journal; a part that is absent does not narrow. Days are those of the organisation's own clock. */
export const journalQuerySchema = pageQuerySchema
  .extend({
    from: dateSchema.optional(),
    to: dateSchema.optional(),
    member: z.union([idSchema<'member'>(), z.literal(platformActor)]).optional(),
    action: z.enum(journalActions).optional(),
    aggregateId: idSchema<string>().optional(),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    ...rule('ends_before_it_begins'),
    path: ['to'],
  })
export type JournalQuery = z.output<typeof journalQuerySchema>

/** The journal of the whole organisation, the latest first. */
export const journalPageSchema = pageOf(journalEntrySchema.extend({ aggregateId: z.string() }))

/** The journal as an auditor and an admin read it. */
export const journal = {
  readJournal: {
    method: 'GET',
    path: '/v1/journal',
    summary:
      'Read the journal of the organisation, the latest first, by period, member, action or thing; a page may be short, or empty, although another one follows',
    query: journalQuerySchema,
    answer: { status: 200, body: journalPageSchema },
  },
} as const satisfies Routes
