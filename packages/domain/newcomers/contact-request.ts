import * as z from 'zod'
import { type ChannelKind, channelKinds, channelSchema } from '../casework/participant/channel.ts'
import { countrySchema, languageSchema } from '../kernel/codes/index.ts'
import { type FieldCode, rule } from '../kernel/field-codes.ts'
import { idSchema, instantSchema, line, text } from '../kernel/index.ts'

/** The channels by which somebody without an account is answered: what can be typed as a number or an address. */
export const answerableKinds = channelKinds.filter(
  (kind): kind is AnswerableKind => kind !== 'postal' && kind !== 'via_trusted_person',
)
export type AnswerableKind = Exclude<ChannelKind, 'postal' | 'via_trusted_person'>

/** The edition of the text to which people agree (`packages/messages/newcomers`). A change of its meaning is a new one. */
export const agreementEdition = 1

const linkLike = /(?:https?:|www\.|\/\/)|[\p{L}\p{N}-]+\.(?:[a-z]{2,24})(?:[/?#]|\b)/iu

const forbidden: FieldCode = 'not_allowed'

const withoutLinks = (value: string) => !linkLike.test(value)

/** What somebody without an account says of themselves so that an organisation turns to them. */
export const askSchema = z.strictObject({
  /** What to call them; as they like. */
  name: line(60).refine(withoutLinks, rule('link_in_text')),
  channel: channelSchema.check(({ value, issues }) => {
    const refuseAt = (path: string[], allowed: string) =>
      issues.push({ code: 'custom', message: forbidden, path, params: { allowed }, input: value })
    if (!answerableKinds.some((kind) => kind === value.kind)) refuseAt(['kind'], answerableKinds.join(', '))
    // Whoever asks to be contacted cannot forbid it at once.
    if (value.safety.doNotContact === true) refuseAt(['safety', 'doNotContact'], 'false')
  }),
  /** The language that they speak. */
  language: languageSchema,
  /** Where they are now. */
  country: countrySchema,
  /** When they can be reached. */
  when: line(120).refine(withoutLinks, rule('link_in_text')).optional(),
  words: text(300).refine(withoutLinks, rule('link_in_text')).optional(),
})
export type Ask = z.infer<typeof askSchema>

/** How an organisation may answer; nobody has, as long as it waits. */
export const contactStates = ['waiting', 'contacted', 'not_reached', 'taken_up', 'declined'] as const
export type ContactState = (typeof contactStates)[number]

export const declineReasons = [
  'not_our_task',
  'no_capacity',
  'other_country',
  'already_with_us',
  'other_offer_fits',
] as const

/** A request of somebody without an account that one organisation turns to them. */
export const contactRequestSchema = z.strictObject({
  /** A hash of the code on the receipt: nobody finds the code by it. */
  id: idSchema<'contactRequest'>(),
  version: z.int().min(1),
  state: z.enum(contactStates),
  askedAt: instantSchema,
  /** From then on it is as if nobody had asked. */
  until: instantSchema,
  /** The offer on whose page they asked; of a centre otherwise. */
  offerId: idSchema<'offer'>().optional(),
  /** The organisation as it was called there. */
  organisationName: line(120),
  /** When somebody of the organisation read it for the first time. */
  seenAt: instantSchema.optional(),
  answeredAt: instantSchema.optional(),
  reason: z.enum(declineReasons).optional(),
  /** An offer, of whatever organisation, that may fit better. */
  alternative: idSchema<'offer'>().optional(),
  /** The edition of the text to which they agreed, and the language in which they read it. */
  agreement: z.strictObject({ edition: z.int().min(1), language: languageSchema }),
  ...askSchema.shape,
})
export type ContactRequest = z.infer<typeof contactRequestSchema>

/** All of a request that stands in the clear: nothing that somebody said. */
export const contactLineSchema = contactRequestSchema.omit({
  agreement: true,
  name: true,
  channel: true,
  language: true,
  country: true,
  when: true,
  words: true,
})
export type ContactLine = z.infer<typeof contactLineSchema>
