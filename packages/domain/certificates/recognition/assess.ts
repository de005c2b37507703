import { type FieldError, type Instant, latestDay, type MemberId, refuse } from '../../kernel/index.ts'
import type { AssessmentEntry, Recognition } from './recognition.ts'
import { assertUndecided } from './write-recognition.ts'

/**
 * Writes down what the assessor found. It is recognised where everything essential is met; the result is counted, and
 * nobody enters it.
 *
 * @throws Refused `forbidden` for anybody but the assessor who is named; `not_possible` without evidence, or where it is
 *   decided upon; `invalid`, with each field, for a criterion that is left out, looked at twice or not there, and for a
 *   day that has not come
 */
export function assessRecognition(
  before: Recognition,
  entry: AssessmentEntry,
  by: MemberId,
  at: Instant,
): Recognition {
  if (before.assessorId !== by) refuse({ code: 'forbidden' })
  assertUndecided(before)
  if (before.state !== 'open') refuse({ code: 'not_possible', what: 'recognition_assessed' })
  if (before.evidence.length === 0) refuse({ code: 'not_possible', what: 'recognition_without_evidence' })
  const errors = [
    ...(entry.on > latestDay(at) ? [{ path: ['body', 'on'], code: 'in_the_future' as const }] : []),
    ...faultsOf(entry, before),
  ]
  if (errors.length > 0) refuse({ code: 'invalid', errors })
  const said = new Map(entry.findings.map((each) => [each.criterionId, each]))
  const findings = before.criteria.flatMap(({ id, title, essential }) => {
    const found = said.get(id)
    return found ? [{ ...found, title, essential }] : []
  })
  const isMissing = findings.some(({ essential, finding }) => essential && finding !== 'met')
  const result = isMissing ? 'gaps' : 'recognised'
  return {
    ...before,
    version: before.version + 1,
    changedAt: at,
    state: result,
    assessment: {
      on: entry.on,
      methods: [...new Set(entry.methods)],
      ...(entry.note && { note: entry.note }),
      findings,
      result,
      recordedAt: at,
      recordedBy: by,
    },
  }
}

function faultsOf({ findings }: AssessmentEntry, { criteria }: Recognition): FieldError[] {
  const ids = findings.map(({ criterionId }) => criterionId)
  const wrong = ids.flatMap((id, index): FieldError[] => {
    const path = ['body', 'findings', index, 'criterionId']
    if (!criteria.some((each) => each.id === id)) return [{ path, code: 'unknown_reference' }]
    return ids.indexOf(id) < index ? [{ path, code: 'twice' }] : []
  })
  const isWhole = criteria.every(({ id }) => ids.includes(id))
  return isWhole ? wrong : [...wrong, { path: ['body', 'findings'], code: 'criterion_left_out' }]
}
