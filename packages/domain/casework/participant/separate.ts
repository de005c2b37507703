import { refuse } from '../../kernel/index.ts'
import type { Merging, MergingCases } from './merge.ts'
import type { MergedCase } from './merged-case.ts'
import type { Participant } from './participant.ts'

/**
 * Takes a merge back: what was taken over goes again where nobody has changed it since, and the duplicate stands where
 * it stood. Not once a referral of the case that goes on has been begun since: it may rest on what both knew.
 *
 * @throws {Refused} `not_possible`
 */
export function separateCases(
  { kept, duplicate }: MergingCases,
  { at, referrals }: Omit<Merging, 'by'>,
): MergingCases {
  const entry = kept.merged?.find(({ participantId }) => participantId === duplicate.id)
  if (entry === undefined || duplicate.mergedInto !== kept.id)
    return refuse({ code: 'not_possible', what: 'not_merged' })
  if (referrals !== entry.referrals) refuse({ code: 'not_possible', what: 'referred_since' })
  const { mergedInto: _, ...free } = duplicate
  const rest = kept.merged?.filter((each) => each !== entry) ?? []
  return {
    kept: {
      ...withoutTaken(kept, duplicate, entry),
      ...(rest.length > 0 && { merged: rest }),
      version: kept.version + 1,
      changedAt: at,
    },
    duplicate: { ...free, ...stageBefore(duplicate, entry), version: duplicate.version + 1, changedAt: at },
  }
}

/** A list always keeps what was in it before, so names and languages never run out. */
function withoutTaken(
  { merged: _, ...kept }: Participant,
  duplicate: Participant,
  { taken }: MergedCase,
): Participant {
  const languages = without(kept.languages, taken.languages)
  const returned = new Set<string>(taken.fields.filter((field) => isSame(kept[field], duplicate[field])))
  const others = Object.entries(kept).filter(([field]) => !returned.has(field))
  return {
    // Only optional members are taken over and go again, so what remains has every member that a participant needs.
    ...(Object.fromEntries(others) as Participant),
    names: without(kept.names, taken.names),
    channels: without(kept.channels, taken.channels),
    languages: languages.length > 0 ? languages : kept.languages,
  }
}

/** The closing was part of the merge, so it goes with it; a case that had been closed before stays closed. */
function stageBefore(
  { stageSteps }: Participant,
  { at }: MergedCase,
): Partial<Pick<Participant, 'stage' | 'stageSteps'>> {
  const [before, last] = stageSteps.slice(-2)
  const isOfMerge = last?.at === at && last.closingReason === 'duplicate'
  return before && isOfMerge ? { stage: before.stage, stageSteps: stageSteps.slice(0, -1) } : {}
}

function without<Thing>(things: readonly Thing[], others: readonly Thing[]): Thing[] {
  return things.filter((thing) => !others.some((other) => isSame(thing, other)))
}

/** Plain data is the same where it is written the same, for one schema orders its fields. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
