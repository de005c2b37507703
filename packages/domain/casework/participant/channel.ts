import * as z from 'zod'
import { languageSchema, timeZoneSchema } from '../../kernel/codes/index.ts'
import { type FieldCode, rule } from '../../kernel/field-codes.ts'
import { line, text } from '../../kernel/index.ts'

export const channelKinds = [
  'phone',
  'sms',
  'whatsapp',
  'telegram',
  'signal',
  'email',
  'postal',
  'via_trusted_person',
] as const

export type ChannelKind = (typeof channelKinds)[number]

const hourSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, rule('invalid_hour'))

/** When a person may be reached, in the time zone of the place where the channel is used. May pass midnight. */
export const reachableHoursSchema = z.strictObject({
  from: hourSchema,
  to: hourSchema,
  timeZone: timeZoneSchema,
})

/** The safety rule of a channel, so that nobody is endangered by its use (domain.md 7.1, N16). */
export const channelSafetySchema = z.strictObject({
  shared: z.boolean().meta({ description: 'others read or answer here as well' }),
  mayMentionGermany: z.boolean(),
  hours: reachableHoursSchema.optional(),
  codeWord: line(60).optional(),
  doNotContact: z.boolean().optional(),
})

export type ChannelSafety = z.infer<typeof channelSafetySchema>

const international = /^\+[1-9]\d{6,14}$/
const email = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/

/** The rule that a value must keep on its channel, as the code of the refusal; nothing where it is kept. */
function brokenRule(kind: ChannelKind, value: string): FieldCode | undefined {
  switch (kind) {
    case 'phone':
    case 'sms':
    case 'whatsapp':
    case 'signal':
      return international.test(value.replace(/[\s().\-/]/g, '')) ? undefined : 'international_number'
    case 'telegram':
      return /^@\w{4,32}$/.test(value) || international.test(value.replace(/[\s().\-/]/g, ''))
        ? undefined
        : 'telegram_name'
    case 'email':
      return email.test(value) ? undefined : 'email_address'
    case 'postal':
    case 'via_trusted_person':
      return undefined
  }
}

export const channelSchema = z
  .strictObject({
    kind: z.enum(channelKinds),
    value: text(320),
    language: languageSchema.optional(),
    safety: channelSafetySchema,
  })
  .check((context) => {
    const broken = brokenRule(context.value.kind, context.value.value)
    if (broken === undefined) return
    context.issues.push({ code: 'custom', message: broken, path: ['value'], input: context.value.value })
  })

/** One way to reach a person. Numbers are international (`+221 …`), spaces and hyphens as they were written. */
export type Channel = z.infer<typeof channelSchema>
