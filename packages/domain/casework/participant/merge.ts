import type { Instant, MemberId } from '../../kernel/index.ts'
import { refuse } from '../../kernel/index.ts'
import { moveStage } from './move-stage.ts'
import { type MergedCase, maxMerged, type Participant, takenFields } from './participant.ts'

const [maxNames, maxChannels, maxLanguages] = [20, 10, 12]

/** Two cases that are of one person: the one that goes on, and the one that was opened a second time. */
export type MergingCases = { readonly kept: Participant; readonly duplicate: Participant }

type Merging = {
  readonly by: MemberId
  readonly at: Instant
  /** How many referrals the two cases have together. */
  readonly referrals: number
}

/**
 * Makes a case go on for both. It takes over what it lacks; the other one is closed as a duplicate, keeps all that it
 * has and changes no more, so that the two can be separated again.
 *
 * @throws {Refused} `not_possible`
 */
export function mergeCases({ kept, duplicate }: MergingCases, { by, at, referrals }: Merging): MergingCases {
  if (kept.id === duplicate.id) refuse({ code: 'not_possible', what: 'same_case' })
  const isBound = [kept, duplicate].some(({ mergedInto }) => mergedInto) || duplicate.merged?.length
  if (isBound) refuse({ code: 'not_possible', what: 'already_merged' })
  const before = kept.merged ?? []
  if (before.length === maxMerged) {
    refuse({ code: 'limit_reached', what: 'merged_cases', limit: maxMerged })
  }
  const taken = {
    names: beyond(kept.names, duplicate.names, maxNames).map((name) => ({ ...name, primary: false })),
    channels: beyond(kept.channels, duplicate.channels, maxChannels),
    languages: beyond(kept.languages, duplicate.languages, maxLanguages),
    fields: takenFields.filter((field) => kept[field] === undefined && duplicate[field] !== undefined),
  }
  const entry: MergedCase = { participantId: duplicate.id, at, by, referrals, taken }
  const fields = Object.fromEntries(taken.fields.map((field) => [field, duplicate[field]]))
  const closing = duplicate.stage === 'closed' ? {} : moveStage(duplicate, 'closed', 'duplicate', by, at)
  return {
    kept: {
      ...changed(kept, at),
      ...fields,
      names: [...kept.names, ...taken.names],
      channels: [...kept.channels, ...taken.channels],
      languages: [...kept.languages, ...taken.languages],
      merged: [...before, entry],
    },
    duplicate: { ...changed(duplicate, at), ...closing, mergedInto: kept.id },
  }
}

/**
 * Takes a merge back: what was taken over goes again where nobody has changed it since, and the duplicate stands where
 * it stood. Not once a referral of either has been begun since: it may rest on what both knew.
 *
 * @throws {Refused} `not_possible`
 */
export function separateCases(
  { kept, duplicate }: MergingCases,
  { by, at, referrals }: Merging,
): MergingCases {
  const entry = kept.merged?.find(({ participantId }) => participantId === duplicate.id)
  if (entry === undefined || duplicate.mergedInto !== kept.id)
    return refuse({ code: 'not_possible', what: 'not_merged' })
  if (referrals !== entry.referrals) refuse({ code: 'not_possible', what: 'referred_since' })
  const { taken } = entry
  const returned = taken.fields.filter((field) => isSame(kept[field], duplicate[field]))
  const rest = (kept.merged ?? []).filter((each) => each !== entry)
  const { mergedInto: _, ...free } = duplicate
  const [before, last] = duplicate.stageSteps.slice(-2)
  const isReopened = last !== undefined && last.at === entry.at && before !== undefined
  return {
    kept: without({
      ...changed(kept, at),
      ...Object.fromEntries(returned.map((field) => [field, undefined])),
      names: kept.names.filter((name) => !holds(taken.names, name)),
      channels: kept.channels.filter((channel) => !holds(taken.channels, channel)),
      languages: kept.languages.filter((language) => !taken.languages.includes(language)),
      merged: rest.length > 0 ? rest : undefined,
    }),
    duplicate: {
      ...changed(free, at),
      ...(isReopened && moveStage(free, before.stage, undefined, by, at)),
    },
  }
}

/** @throws {Refused} `not_possible` for a case that goes on as another one */
export function assertNotMerged({ mergedInto }: Pick<Participant, 'mergedInto'>): void {
  if (mergedInto !== undefined) refuse({ code: 'not_possible', what: 'already_merged' })
}

function changed<Case extends Participant>(participant: Case, at: Instant): Case {
  return { ...participant, version: participant.version + 1, changedAt: at }
}

/** What the second has beyond the first, as far as there is room. */
function beyond<Thing>(first: readonly Thing[], second: readonly Thing[], room: number): Thing[] {
  return second.filter((thing) => !holds(first, thing)).slice(0, Math.max(0, room - first.length))
}

function holds<Thing>(things: readonly Thing[], thing: Thing): boolean {
  return things.some((each) => isSame(bare(each), bare(thing)))
}

/** Which of several names is the one that lists show makes no other name of it. */
function bare(thing: unknown): unknown {
  return typeof thing === 'object' && thing !== null ? { ...thing, primary: false } : thing
}

/** Plain data is the same where it is written the same: both went through one schema, which orders their fields. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** A record without members that are there and say nothing. */
function without(
  participant: { readonly [Name in keyof Participant]: Participant[Name] | undefined },
): Participant {
  const said = Object.entries(participant).filter(([, value]) => value !== undefined)
  // Only optional members were taken away, so what remains has every member that a participant needs.
  return Object.fromEntries(said) as Participant
}
