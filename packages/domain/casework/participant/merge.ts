import type { Instant, MemberId } from '../../kernel/index.ts'
import { refuse } from '../../kernel/index.ts'
import { type MergedCase, maxMerged, takenFields } from './merged-case.ts'
import { moveStage } from './move-stage.ts'
import type { Participant } from './participant.ts'

const [maxNames, maxChannels, maxLanguages] = [20, 10, 12]

/** Two cases of one person: the one that goes on, and the one that was opened a second time. */
export type MergingCases = { readonly kept: Participant; readonly duplicate: Participant }

export type Merging = {
  readonly by: MemberId
  readonly at: Instant
  /** How many referrals the two cases have together. */
  readonly referrals: number
}

/**
 * Makes a case go on for both. It takes over what it lacks; the other one is closed as a duplicate, keeps all that it
 * has and changes no more, so that the two can be separated again.
 *
 * @throws {Refused} `not_possible`, `limit_reached`
 */
export function mergeCases({ kept, duplicate }: MergingCases, { by, at, referrals }: Merging): MergingCases {
  if (kept.id === duplicate.id) refuse({ code: 'not_possible', what: 'same_case' })
  const isBound = [kept, duplicate].some(({ mergedInto }) => mergedInto) || duplicate.merged?.length
  if (isBound) refuse({ code: 'not_possible', what: 'already_merged' })
  // Nobody would work with the person any more.
  if (kept.stage === 'closed' && duplicate.stage !== 'closed') {
    refuse({ code: 'not_possible', what: 'kept_case_closed' })
  }
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

/** The second's things that the first has not, as far as there is room. */
function beyond<Thing>(first: readonly Thing[], second: readonly Thing[], room: number): Thing[] {
  const known = new Set(first.map(textOf))
  return second.filter((thing) => !known.has(textOf(thing))).slice(0, Math.max(0, room - first.length))
}

/**
 * Plain data is the same where it is written the same, for one schema orders its fields. Which of several names is the
 * one that lists show makes no other name of it.
 */
function textOf(thing: unknown): string {
  return JSON.stringify(typeof thing === 'object' ? { ...thing, primary: false } : thing)
}

function changed(participant: Participant, at: Instant): Participant {
  return { ...participant, version: participant.version + 1, changedAt: at }
}
