import { type CountryCode, currenciesOf } from '../kernel/codes/index.ts'
import { type FieldError, type Ids, type Instant, type ParticipantId, refuse } from '../kernel/index.ts'
import { type BusinessContent, type BusinessPlan, maxBusinessEditions } from './business-plan.ts'
import { changesBetween } from './changes.ts'
import type { BusinessStep, FinanceLine } from './content.ts'
import type { BusinessPlanEntry } from './plan-entry.ts'

/** What writing a plan depends on: where the person returns to, ids for what is new, and the present. */
export type Writing = { readonly returnCountry: CountryCode; readonly ids: Ids; readonly at: Instant }

/**
 * Begins the business plan of a case as a draft.
 *
 * @throws Refused `invalid`, with each field, for money that is not that of the country, or an id of something that is
 *   not there
 */
export function beginBusinessPlan(
  participantId: ParticipantId,
  entry: BusinessPlanEntry,
  writing: Writing,
): BusinessPlan {
  return {
    participantId,
    version: 1,
    changedAt: writing.at,
    edition: 1,
    state: 'draft',
    ...contentFrom(entry, { lines: [], steps: [] }, writing),
    rechecks: 0,
    earlierOutcomes: [],
  }
}

/**
 * Writes a plan anew as a whole. What was submitted and says something else now is the draft of the next edition, and a
 * recommendation of the edition before is none of it.
 *
 * @throws Refused as `beginBusinessPlan`, and `limit_reached` after too many editions
 */
export function rewriteBusinessPlan(
  plan: BusinessPlan,
  entry: BusinessPlanEntry,
  writing: Writing,
): BusinessPlan {
  const written = contentFrom(entry, plan, writing)
  const standing = { ...plan, version: plan.version + 1, changedAt: writing.at }
  if (changesBetween(plan, written).length === 0) return standing
  const { idea: _idea, canvas: _canvas, recommendation: _said, grounds: _grounds, ...rest } = standing
  if (plan.state === 'draft') return { ...rest, ...written }
  if (plan.edition >= maxBusinessEditions) {
    refuse({ code: 'limit_reached', what: 'business_editions', limit: maxBusinessEditions })
  }
  return { ...rest, ...written, state: 'draft', edition: plan.edition + 1 }
}

function contentFrom(
  entry: BusinessPlanEntry,
  present: Pick<BusinessPlan, 'lines' | 'steps'>,
  writing: Writing,
): BusinessContent {
  const { idea, canvas, reserveMonths } = entry
  const errors = [
    ...faultsOfMoney(entry, writing),
    ...faultsOfIds('lines', entry.lines, present.lines),
    ...faultsOfIds('steps', entry.steps, present.steps),
  ]
  if (errors.length > 0) refuse({ code: 'invalid', errors })
  return {
    ...(saysSomething(idea) && { idea }),
    ...(saysSomething(canvas) && { canvas }),
    reserveMonths,
    lines: entry.lines.map(
      ({ id, ...line }): FinanceLine => ({ id: id ?? writing.ids.next<'financeLine'>(), ...line }),
    ),
    steps: entry.steps.map(({ id, ...step }): BusinessStep => {
      const doneOn = present.steps.find((before) => before.id === id)?.doneOn
      return { id: id ?? writing.ids.next<'businessStep'>(), ...step, ...(doneOn && { doneOn }) }
    }),
  }
}

/** The business stands where its idea says, else where the person returns to; its money is that of the place, and one. */
function faultsOfMoney({ idea, lines }: BusinessPlanEntry, { returnCountry }: Writing): FieldError[] {
  const allowed = currenciesOf(idea?.country ?? returnCountry)
  const [first] = lines
  return lines.flatMap(({ amount: { currency } }, position): FieldError[] => {
    const path = ['body', 'lines', position, 'amount', 'currency']
    if (!allowed.includes(currency)) {
      return [{ path, code: 'other_currency', params: { allowed: allowed.join(', ') } }]
    }
    if (first && currency !== first.amount.currency) {
      return [{ path, code: 'two_currencies', params: { currency: first.amount.currency } }]
    }
    return []
  })
}

function faultsOfIds(
  part: 'lines' | 'steps',
  entries: readonly { readonly id?: string | undefined }[],
  present: readonly { readonly id: string }[],
): FieldError[] {
  const known = new Set(present.map(({ id }) => id))
  return entries.flatMap(({ id }, position): FieldError[] =>
    id === undefined || known.has(id) ? [] : [{ path: ['body', part, position, 'id'], code: 'unknown_item' }],
  )
}

function saysSomething<Part extends object>(part: Part | undefined): part is Part {
  return part !== undefined && Object.values(part).some((value) => value !== undefined)
}
