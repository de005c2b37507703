import {
  type FieldError,
  type Ids,
  type Instant,
  latestDay,
  type MemberId,
  type ParticipantId,
  refuse,
} from '../../kernel/index.ts'
import {
  maxEarlierAssessments,
  type Recognition,
  type RecognitionEnding,
  type RecognitionEntry,
} from './recognition.ts'

/** What writing one depends on: ids for what is new, and the present. */
export type WritingRecognition = { readonly ids: Ids; readonly at: Instant }

type Content = Pick<Recognition, keyof RecognitionEntry>

/**
 * Begins the recognition of what somebody is able to do.
 *
 * @throws Refused `invalid`, with each field, for a year that has not come, or an id of something that is not there
 */
export function beginRecognition(
  participantId: ParticipantId,
  entry: RecognitionEntry,
  { ids, at }: WritingRecognition,
): Recognition {
  return {
    id: ids.next<'recognition'>(),
    participantId,
    version: 1,
    changedAt: at,
    state: 'open',
    ...contentFrom(entry, { criteria: [], evidence: [] }, { ids, at }),
    earlier: [],
  }
}

/**
 * Writes it anew as a whole. After gaps, what was missing may be there now: it is open again, and the assessment is kept.
 *
 * @throws Refused as `beginRecognition`, `not_possible` once it is recognised or ended, `limit_reached`
 */
export function rewriteRecognition(
  before: Recognition,
  entry: RecognitionEntry,
  writing: WritingRecognition,
): Recognition {
  const { yearsOfPractice: _, ...open } = opened(before, writing.at)
  return { ...open, ...contentFrom(entry, before, writing) }
}

/** A decision about the assessor: whom, by whom, and whether the organisation has nobody else. */
export type Naming = {
  readonly assessorId: MemberId | null
  readonly by: MemberId
  readonly isAlone: boolean
  readonly at: Instant
}

/**
 * Names whoever looks at it, or nobody any more. Nobody names themselves, as long as there is somebody else: what somebody
 * is able to do is not found by whoever speaks for them.
 *
 * @throws Refused `two_persons_required`, and as `rewriteRecognition`
 */
export function nameAssessor(before: Recognition, { assessorId, by, isAlone, at }: Naming): Recognition {
  if (assessorId === by && !isAlone) refuse({ code: 'two_persons_required' })
  const { assessorId: _, namedAt: __, ...open } = opened(before, at)
  return { ...open, ...(assessorId && { assessorId, namedAt: at }) }
}

/** Ends one that comes to nothing. @throws Refused `not_possible` once it is recognised or ended */
export function endRecognition(before: Recognition, ending: RecognitionEnding, at: Instant): Recognition {
  assertUndecided(before)
  return { ...before, version: before.version + 1, changedAt: at, state: 'ended', ending }
}

/** @throws Refused `not_possible` once it is recognised or ended */
export function assertUndecided({ state }: Recognition): void {
  if (state === 'recognised') refuse({ code: 'not_possible', what: 'recognition_decided' })
  if (state === 'ended') refuse({ code: 'not_possible', what: 'recognition_ended' })
}

/** The same as open, with an assessment that there was among those before. */
function opened(before: Recognition, at: Instant): Recognition {
  assertUndecided(before)
  const { assessment, ...rest } = before
  const earlier = [...before.earlier, ...(assessment ? [assessment] : [])]
  if (earlier.length > maxEarlierAssessments) {
    refuse({ code: 'limit_reached', what: 'corrections', limit: maxEarlierAssessments })
  }
  return { ...rest, version: before.version + 1, changedAt: at, state: 'open', earlier }
}

function contentFrom(
  entry: RecognitionEntry,
  known: Pick<Recognition, 'criteria' | 'evidence'>,
  { ids, at }: WritingRecognition,
): Content {
  const errors = [
    ...unknownIn('criteria', entry.criteria, known.criteria),
    ...unknownIn('evidence', entry.evidence, known.evidence),
    ...entry.evidence.flatMap(({ year }, index): FieldError[] =>
      year !== undefined && String(year) > latestDay(at).slice(0, 4)
        ? [{ path: ['body', 'evidence', index, 'year'], code: 'in_the_future' }]
        : [],
    ),
  ]
  if (errors.length > 0) refuse({ code: 'invalid', errors })
  const { title, isco08, countries, yearsOfPractice } = entry
  return {
    title,
    isco08,
    countries,
    ...(yearsOfPractice !== undefined && { yearsOfPractice }),
    criteria: entry.criteria.map((each) => ({ ...each, id: each.id ?? ids.next<'criterion'>() })),
    evidence: entry.evidence.map((each) => ({ ...each, id: each.id ?? ids.next<'evidence'>() })),
  }
}

type Listed = readonly { readonly id?: string | undefined }[]

function unknownIn(list: 'criteria' | 'evidence', written: Listed, known: Listed): FieldError[] {
  return written.flatMap(({ id }, index): FieldError[] =>
    id === undefined || known.some((each) => each.id === id)
      ? []
      : [{ path: ['body', list, index, 'id'], code: 'unknown_reference' }],
  )
}
