import { addDays } from '../calendar/zones.ts'
import {
  type CalendarDate,
  type FieldError,
  type Instant,
  latestDay,
  type MemberId,
  refuse,
} from '../kernel/index.ts'
import {
  type FollowUp,
  type FollowUpResult,
  type FollowUpYear,
  maxCorrections,
  type RecordFollowUp,
} from './follow-up.ts'
import { reintTopics } from './instrument/reint-topics-v1.ts'
import { faultsOfAnswers, responseOf } from './instrument/response.ts'
import { beganOnADay } from './outcome.ts'

/** The follow-ups of a case, of which one is written down. */
export type YearOfCase = { readonly year: FollowUpYear; readonly followUps: readonly FollowUp[] }

/** Somebody may be asked as long before the day that is meant; what is earlier belongs to the month before. */
const earliestDays = 30

/**
 * Writes down how a follow-up went. What stood before is kept; what says the same as before changes nothing, so an answer
 * that is sent twice is recorded once.
 *
 * @returns the follow-up as it is now, or nothing where it is so already
 * @throws Refused `invalid`, with each field, for a day before the first contact, that has not come, or out of its order;
 *   `limit_reached` after too many corrections
 */
export function recordFollowUp(
  before: FollowUp,
  { attempts, result, answers }: RecordFollowUp,
  { year, followUps }: YearOfCase,
  by: MemberId,
  at: Instant,
): FollowUp | undefined {
  const errors = [
    ...faultsOfWay(result, before),
    ...faultsOfAttempts(attempts, result, year, at),
    ...(result ? faultsOfResult(result, before, { year, followUps }, at) : []),
    ...(result?.reached === false && attempts.length === 0
      ? [{ path: ['body', 'attempts'], code: 'too_small_array', params: { limit: 1 } } as const]
      : []),
    ...(answers !== undefined && !result?.reached
      ? [{ path: ['body', 'answers'], code: 'not_reached' } as const]
      : faultsOfAnswers(answers ?? [], reintTopics.items)),
  ]
  if (errors.length > 0) refuse({ code: 'invalid', errors })
  const response = result?.reached ? responseAfter(before, answers) : undefined
  const said = { attempts, ...(result && { result }), ...(response && { response }) }
  return isSame(before, said) ? undefined : written(before, said, at, by)
}

/** That somebody answered by their own link is theirs to say; whoever corrects it afterwards leaves it so. */
function faultsOfWay(result: FollowUpResult | undefined, { result: before }: FollowUp): FieldError[] {
  const wayOf = (one: FollowUpResult | undefined) => (one?.reached ? one.way : undefined)
  return wayOf(result) === 'own_link' && wayOf(before) !== 'own_link'
    ? [{ path: ['body', 'result', 'way'], code: 'not_allowed', params: { allowed: 'in_person, phone' } }]
    : []
}

/** The answers that stand: those that were given now, or where none were spoken of those from before. */
function responseAfter({ response }: FollowUp, answers: RecordFollowUp['answers']): FollowUp['response'] {
  if (answers === undefined) return response
  return answers.length > 0 ? responseOf(answers) : undefined
}

type Said = Pick<FollowUp, 'attempts' | 'result' | 'response'>

/** The follow-up with what was said now, and what stood before among what is kept. */
export function written(before: FollowUp, said: Said, at: Instant, by?: MemberId): FollowUp {
  const { attempts, result, response, recordedAt, recordedBy, earlier, ...standing } = before
  const kept =
    recordedAt === undefined
      ? earlier
      : [
          ...earlier,
          {
            attempts,
            ...(result && { result }),
            ...(response && { response }),
            recordedAt,
            ...(recordedBy && { recordedBy }),
          },
        ]
  if (kept.length > maxCorrections) {
    refuse({ code: 'limit_reached', what: 'corrections', limit: maxCorrections })
  }
  return {
    ...standing,
    version: before.version + 1,
    changedAt: at,
    state: said.result === undefined ? 'open' : 'done',
    ...said,
    recordedAt: at,
    ...(by && { recordedBy: by }),
    earlier: kept,
  }
}

function isSame(before: FollowUp, said: Said): boolean {
  return before.recordedAt !== undefined && sorted(before) === sorted(said)
}

/** The same text for the same words, in whichever order their names stand. */
function sorted({ attempts, result, response }: Said): string {
  return JSON.stringify([
    attempts.map(({ on, way }) => [on, way]),
    Object.entries(result ?? {}).toSorted(([one], [other]) => one.localeCompare(other)),
    (response?.answers ?? []).map(({ item, answer }) => `${item} ${answer}`).toSorted(),
  ])
}

function faultsOfAttempts(
  attempts: RecordFollowUp['attempts'],
  result: FollowUpResult | undefined,
  year: FollowUpYear,
  at: Instant,
): FieldError[] {
  return attempts.flatMap(({ on, way }, index): FieldError[] => {
    const path = ['body', 'attempts', index, 'on']
    const fault = faultOfDay(on, year, at)
    if (fault) return [{ path, ...fault }]
    if (attempts.slice(0, index).some((other) => other.on === on && other.way === way)) {
      return [{ path, code: 'twice' }]
    }
    if (result && on > result.on) return [{ path, code: 'after_conversation', params: { day: result.on } }]
    return []
  })
}

/** The faults of a result, whoever says it: the days in their order, and what an outcome needs. */
export function faultsOfResult(
  result: FollowUpResult,
  { id, month, aimedOn }: FollowUp,
  { year, followUps }: YearOfCase,
  at: Instant,
): FieldError[] {
  const path = ['body', 'result', 'on']
  const fault = faultOfDay(result.on, year, at)
  if (fault) return [{ path, ...fault }]
  const earliest = addDays(aimedOn, -earliestDays)
  if (month !== undefined && result.on < earliest) return [{ path, code: 'too_early', params: { earliest } }]
  const others = followUps.filter((other) => other.id !== id && other.result !== undefined)
  const before = others.filter((other) => other.aimedOn < aimedOn)
  const after = others.filter((other) => other.aimedOn > aimedOn)
  const between = outOfOrder(result.on, before, after)
  if (between) return [{ path, code: 'out_of_order', params: { day: between } }]
  return result.reached ? faultsOfSince(result, before, at) : []
}

/** The day of another one with which a day is out of order. */
function outOfOrder(
  on: CalendarDate,
  before: readonly FollowUp[],
  after: readonly FollowUp[],
): CalendarDate | undefined {
  const last = before
    .flatMap(({ result }) => (result ? [result.on] : []))
    .toSorted()
    .at(-1)
  if (last !== undefined && on < last) return last
  const first = after.flatMap(({ result }) => (result ? [result.on] : [])).toSorted()[0]
  return first !== undefined && on > first ? first : undefined
}

function faultsOfSince(
  { outcome, since, on }: Extract<FollowUpResult, { reached: true }>,
  before: readonly FollowUp[],
  at: Instant,
): FieldError[] {
  const path = ['body', 'result', 'since']
  if (since === undefined) return beganOnADay(outcome) ? [{ path, code: 'required' }] : []
  if (since > latestDay(at)) return [{ path, code: 'in_the_future' }]
  if (since > on) return [{ path, code: 'after_conversation', params: { day: on } }]
  // Work that began before other work was told of is not what came after it.
  const other = before
    .flatMap(({ result }) =>
      result?.reached && result.outcome !== outcome && result.since ? [result.since] : [],
    )
    .toSorted()
    .at(-1)
  return other !== undefined && since < other ? [{ path, code: 'out_of_order', params: { day: other } }] : []
}

function faultOfDay(
  day: CalendarDate,
  { contactOn }: FollowUpYear,
  at: Instant,
): Omit<FieldError, 'path'> | undefined {
  if (day < contactOn) return { code: 'before_contact', params: { contact: contactOn } }
  return day > latestDay(at) ? { code: 'in_the_future' } : undefined
}
