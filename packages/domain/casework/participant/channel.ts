import * as z from 'zod'
import { languageSchema, timeZoneSchema } from '../../kernel/codes/index.ts'
import type { FieldCode } from '../../kernel/field-codes.ts'
import { hourSchema, line, pasted, plainNumber, type ReadNumber, refuse } from '../../kernel/index.ts'

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
const numbered: ReadonlySet<ChannelKind> = new Set(['phone', 'sms', 'whatsapp', 'telegram', 'signal'])
const email = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/

/** The rule that a value must keep on its channel, as the code of the refusal; nothing where it is kept. */
function brokenRule(kind: ChannelKind, value: string): FieldCode | undefined {
  switch (kind) {
    case 'phone':
    case 'sms':
    case 'whatsapp':
    case 'signal':
      return international.test(plainNumber(value)) ? undefined : 'international_number'
    case 'telegram':
      return /^@\w{4,32}$/.test(value) || international.test(plainNumber(value)) ? undefined : 'telegram_name'
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
    value: pasted(320),
    /** A number as people of its country group it; made from the value, never taken from the caller. */
    formatted: z.string().max(40).optional(),
    language: languageSchema.optional(),
    safety: channelSafetySchema,
  })
  .check((context) => {
    const broken = brokenRule(context.value.kind, context.value.value)
    if (broken === undefined) return
    context.issues.push({ code: 'custom', message: broken, path: ['value'], input: context.value.value })
  })

/** One way to reach a person. Numbers are kept as E.164 (`+221770000001`) and shown as `formatted`. */
export type Channel = z.infer<typeof channelSchema>

/**
 * The channels with each number as it is dialled from anywhere.
 *
 * @throws {Refused} `invalid` with every number that cannot be dialled, and why
 */
export function dialable(channels: readonly Channel[], read: ReadNumber): Channel[] {
  const readings = channels.map((channel) => ({ channel, reading: readingOf(channel, read) }))
  const errors = readings.flatMap(({ reading }, position) =>
    reading !== undefined && 'fault' in reading
      ? [{ path: ['body', 'channels', position, 'value'], code: reading.fault }]
      : [],
  )
  if (errors.length > 0) refuse({ code: 'invalid', errors })
  return readings.map(({ channel: { formatted: _, ...channel }, reading }) =>
    reading === undefined || 'fault' in reading
      ? channel
      : { ...channel, value: reading.number, formatted: reading.formatted },
  )
}

function readingOf({ kind, value }: Channel, read: ReadNumber) {
  if (!numbered.has(kind) || value.startsWith('@')) return undefined
  return read(plainNumber(value))
}
