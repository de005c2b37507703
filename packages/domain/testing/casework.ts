import { openCase } from '../casework/participant/open-case.ts'
import type { NewParticipant, Participant } from '../casework/participant/participant.ts'
import type { Id, Ids, MemberId, ParticipantId, Refusal } from '../kernel/index.ts'
import { Refused } from '../kernel/index.ts'

/** An id of any kind for a test, from a number of at most 26 digits. */
export function id<Kind extends string>(number: number): Id<Kind> {
  // Digits alone, 26 of them, are an id.
  return String(number).padStart(26, '0') as Id<Kind>
}

/** Ids in order, beginning after `from`. */
export function countedIds(from = 0): Ids {
  let made = from
  return {
    next<Kind extends string>() {
      made += 1
      return id<Kind>(made)
    },
  }
}

export const coach: MemberId = id<'member'>(501)
export const colleague: MemberId = id<'member'>(502)
export const participantId: ParticipantId = id<'participant'>(1)
export const openedAt = '2026-01-31T09:30:00.000Z'
export const today = '2026-01-31'
export const later = '2026-02-14T10:00:00.000Z'

/** The entry of a coach for a person who means to go back to Dakar. */
export function aNewParticipant(change: Partial<NewParticipant> = {}): NewParticipant {
  return {
    names: [{ kind: 'official', primary: true, given: 'Fatou', family: 'Ndiaye' }],
    birth: { year: 1994 },
    languages: ['wo', 'fr'],
    returnCountry: 'SN',
    returnDistrict: 'Pikine',
    ...change,
  }
}

/** The case of that person on the day it was opened. */
export function aParticipant(change: Partial<NewParticipant> = {}): Participant {
  return openCase(aNewParticipant(change), {
    id: participantId,
    pseudonym: 'K7M2-X9QD',
    by: coach,
    at: openedAt,
  })
}

/** The same person, taken in a second time under another spelling. */
export function aDuplicate(change: Partial<Participant> = {}): Participant {
  const again = aParticipant({
    names: [{ kind: 'official', primary: true, given: 'Fatu', family: 'N’Diaye' }],
    gender: 'female',
    languages: ['wo', 'en'],
    stage: 'decided',
  })
  return { ...again, id: id<'participant'>(2), ...change }
}

/** The refusal of an act, or nothing where it was let through. */
export function refusalOf(act: () => unknown): Refusal | undefined {
  try {
    act()
    return undefined
  } catch (error) {
    if (error instanceof Refused) return error.refusal
    throw error
  }
}
