import * as z from 'zod'
import { channelSchema } from '../../casework/participant/channel.ts'
import type { Participant } from '../../casework/participant/participant.ts'
import { birthYearOf } from '../../casework/participant/summary.ts'
import type { CalendarDate } from '../../kernel/time.ts'

/** The brackets in which funders count people (domain.md 4.1). */
export const ageBrackets = ['under_18', 'from_18_to_60', 'over_60'] as const

export type AgeBracket = (typeof ageBrackets)[number]

/** Facts about a person that cross in another form than the one in which they are kept. */
export const disclosedPersonSchema = z.strictObject({
  ageBracket: z.enum(ageBrackets).optional(),
  /** The year of birth alone leaves two brackets open, and the more protective one is given. */
  ageUncertain: z.literal(true).optional(),
  birthYear: z.int().min(1900).max(2200).optional(),
  /** Only channels on which the person may be contacted, each with its safety rule. */
  channels: z.array(channelSchema).max(10),
})

export type DisclosedPerson = z.infer<typeof disclosedPersonSchema>

/** The bracket instead of the age, the year instead of the day of birth, and the safe channels alone. */
export function disclosedPerson(participant: Participant, today: CalendarDate): DisclosedPerson {
  const birthYear = birthYearOf(participant)
  return {
    ...ageIn(today, participant.birth?.date, birthYear),
    ...(birthYear !== undefined && { birthYear }),
    channels: participant.channels.filter(({ safety }) => !safety.doNotContact),
  }
}

/** Where only the year is known, the birthday may still be ahead. Whoever may be a child is treated as one. */
function ageIn(
  today: CalendarDate,
  birthday: CalendarDate | undefined,
  year: number | undefined,
): Pick<DisclosedPerson, 'ageBracket' | 'ageUncertain'> {
  if (year === undefined) return {}
  const after = Number(today.slice(0, 4)) - year
  const ages =
    birthday === undefined ? [after - 1, after] : [after - (birthday.slice(5) > today.slice(5) ? 1 : 0)]
  const possible = protectiveFirst.filter((bracket) => ages.some((age) => bracketOf(age) === bracket))
  const [ageBracket] = possible
  return { ...(ageBracket && { ageBracket }), ...(possible.length > 1 && { ageUncertain: true }) }
}

/** Children are protected most, then the old. */
const protectiveFirst: readonly AgeBracket[] = ['under_18', 'over_60', 'from_18_to_60']

function bracketOf(age: number): AgeBracket {
  if (age < 18) return 'under_18'
  return age <= 60 ? 'from_18_to_60' : 'over_60'
}
