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
  birthYear: z.int().min(1900).max(2200).optional(),
  /** Only channels on which the person may be contacted, each with its safety rule. */
  channels: z.array(channelSchema).max(10),
})

export type DisclosedPerson = z.infer<typeof disclosedPersonSchema>

/** The bracket instead of the age, the year instead of the day of birth, and the safe channels alone. */
export function disclosedPerson(participant: Participant, today: CalendarDate): DisclosedPerson {
  const birthYear = birthYearOf(participant)
  const age = ageOn(today, participant.birth?.date, birthYear)
  return {
    ...(age !== undefined && { ageBracket: bracketOf(age) }),
    ...(birthYear !== undefined && { birthYear }),
    channels: participant.channels.filter(({ safety }) => !safety.doNotContact),
  }
}

// Where only the year is known, the birthday is taken to be past already.
function ageOn(today: CalendarDate, birthday: CalendarDate | undefined, year: number | undefined) {
  if (year === undefined) return undefined
  const isStillAhead = birthday !== undefined && birthday.slice(5) > today.slice(5)
  return Number(today.slice(0, 4)) - year - (isStillAhead ? 1 : 0)
}

function bracketOf(age: number): AgeBracket {
  if (age < 18) return 'under_18'
  return age <= 60 ? 'from_18_to_60' : 'over_60'
}
