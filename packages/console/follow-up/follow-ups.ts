import type { CallOptions, ResourceOf } from '@passerelle/client'
import type { CodesOf } from '@passerelle/messages/console'
import { usePages } from '../api/use-pages.ts'
import { useRead } from '../api/use-read.ts'
import { filled } from '../kit/use-body-form.ts'
import { today } from '../language/times.ts'

export type Year = ResourceOf<'listFollowUps'>
export type FollowUp = Year['items'][number]
export type DueFollowUp = ResourceOf<'listDueFollowUps'>['items'][number]
type RecordBody = CallOptions<'recordFollowUp'>['body']
type DueQuery = NonNullable<CallOptions<'listDueFollowUps'>['query']>

export const ways = ['phone', 'in_person'] as const satisfies readonly CodesOf<'followUps.way'>[]

export const proofs = [
  'own_word',
  'seen_on_site',
  'contract',
  'payslip',
  'employer_asked',
  'business_registration',
  'course_confirmation',
] as const satisfies readonly CodesOf<'followUps.proof'>[]

/** Whether somebody was reached: not yet, yes, or no and nobody tries any more. */
export const reachings = [
  'not_yet',
  'yes',
  'given_up',
] as const satisfies readonly CodesOf<'followUps.reached'>[]

const dueAtOnce = 50
const dayMs = 86_400_000

export const useFollowUpsOf = (participantId: string) =>
  useRead('listFollowUps', [{ params: { participantId } }])

/** What is due today, or was before. */
export const useDueToday = () => useRead('listDueFollowUps', [{ query: { limit: dueAtOnce } }])

/** How far ahead of today is looked, in days. */
export const horizons = ['0', '28', '366'] as const satisfies readonly CodesOf<'followUps.horizon'>[]
export type Horizon = (typeof horizons)[number]

export function useDue(horizon: Horizon) {
  const until = new Date(Date.parse(today()) + Number(horizon) * dayMs).toISOString().slice(0, 10)
  const query: DueQuery = { limit: dueAtOnce, ...(horizon !== '0' && { until }) }
  return usePages('listDueFollowUps', query)
}

/** What is typed of a follow-up, in the shape of the body that is sent. */
export type FollowUpEntry = {
  attempts: { on: string; way: string }[]
  result: {
    reached: string
    on: string
    way: string
    outcome: string
    since: string
    proof: string
    note: string
  }
}

export function entryOf({ attempts, result }: Pick<FollowUp, 'attempts' | 'result'>): FollowUpEntry {
  const said = result?.reached ? result : undefined
  return {
    attempts: attempts.map(({ on, way }) => ({ on, way })),
    result: {
      reached: reachingOf(result),
      on: result?.on ?? today(),
      way: said?.way ?? 'phone',
      outcome: said?.outcome ?? '',
      since: said?.since ?? '',
      proof: said?.proof ?? 'own_word',
      note: result?.note ?? '',
    },
  }
}

function reachingOf(result: FollowUp['result']): (typeof reachings)[number] {
  if (result === undefined) return 'not_yet'
  return result.reached ? 'yes' : 'given_up'
}

/** What was typed; of a result only what belongs to whether somebody was reached. */
export function recordBody({ attempts, result }: FollowUpEntry): RecordBody {
  const { reached, on, note, ...said } = result
  const written = reached === 'yes' ? { reached: true, on, note, ...said } : { reached: false, on, note }
  // What was typed may break a rule: the API refuses it by field.
  return { attempts, ...(reached !== 'not_yet' && { result: filled(written) }) } as RecordBody
}
