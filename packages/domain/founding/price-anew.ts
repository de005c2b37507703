import type { Stage } from '../casework/index.ts'
import { type FieldError, latestDay, refuse } from '../kernel/index.ts'
import { type BusinessPlan, maxRechecks } from './business-plan.ts'
import { maxLines } from './content.ts'
import type { Acting } from './feedback-rounds.ts'
import { type Delta, deltaOf, type FinanceFigures, financeFigures } from './figures.ts'
import type { BusinessRecheck, RecheckEntry, RecheckedLine } from './recheck.ts'

/**
 * Prices every line of a plan in the place where the person lives now. The plan and its first amounts stay as they are.
 *
 * @throws Refused `not_possible` before the person has arrived, or without lines; `invalid`, with each field, for a line
 *   that is left out, not there, in other money, or changed without a reason; `limit_reached`
 */
export function priceAnew(
  plan: BusinessPlan,
  { stage }: { readonly stage: Stage },
  entry: RecheckEntry,
  { by, at }: Acting,
): { readonly plan: BusinessPlan; readonly recheck: BusinessRecheck } {
  if (stage !== 'returned' && stage !== 'closed') refuse({ code: 'not_possible', what: 'not_returned' })
  const { participantId, edition, reserveMonths, rechecks } = plan
  const [first] = plan.lines
  if (first === undefined) return refuse({ code: 'not_possible', what: 'business_plan_without_finance' })
  if (rechecks >= maxRechecks) refuse({ code: 'limit_reached', what: 'rechecks', limit: maxRechecks })
  const errors = faultsOf(plan, first.amount.currency, entry, latestDay(at))
  if (errors.length > 0) refuse({ code: 'invalid', errors })

  const nothing = { minorUnits: 0, currency: first.amount.currency }
  const priced = new Map(entry.lines.map((line) => [line.lineId, line]))
  const lines = plan.lines.map(({ id, kind, label, amount }): RecheckedLine => {
    const { amount: now = amount, reason, note } = priced.get(id) ?? {}
    return { lineId: id, kind, label, before: amount, now, ...(reason && { reason }), ...(note && { note }) }
  })
  const added = entry.added.map(
    ({ kind, label, amount, reason, note }): RecheckedLine => ({
      kind,
      label,
      before: nothing,
      now: amount,
      reason,
      ...(note && { note }),
    }),
  )
  return {
    plan: { ...plan, version: plan.version + 1, changedAt: at, rechecks: rechecks + 1 },
    recheck: {
      participantId,
      version: 1,
      number: rechecks + 1,
      edition,
      pricedOn: entry.pricedOn,
      recheckedAt: at,
      recheckedBy: by,
      reserveMonths,
      lines: [...lines, ...added],
    },
  }
}

/** The figures of a plan before and after, and how each differs. */
export type RecheckFigures = {
  readonly before: FinanceFigures
  readonly now: FinanceFigures
  readonly deltas: {
    readonly [Name in 'investment' | 'runningCosts' | 'revenue' | 'need' | 'gap']: Delta
  }
}

export function recheckFigures({
  lines,
  reserveMonths,
}: Pick<BusinessRecheck, 'lines' | 'reserveMonths'>): RecheckFigures {
  const figuresOf = (which: 'before' | 'now') =>
    financeFigures(
      lines.map((line) => ({ kind: line.kind, minorUnits: line[which].minorUnits })),
      reserveMonths,
    )
  const [before, now] = [figuresOf('before'), figuresOf('now')]
  const delta = (name: keyof RecheckFigures['deltas']) => deltaOf(before[name], now[name])
  return {
    before,
    now,
    deltas: {
      investment: delta('investment'),
      runningCosts: delta('runningCosts'),
      revenue: delta('revenue'),
      need: delta('need'),
      gap: delta('gap'),
    },
  }
}

function faultsOf(plan: BusinessPlan, currency: string, entry: RecheckEntry, today: string): FieldError[] {
  const amounts = new Map(plan.lines.map(({ id, amount }) => [id, amount]))
  const given = new Set(entry.lines.map(({ lineId }) => lineId))
  const left = plan.lines.filter(({ id }) => !given.has(id))
  return [
    ...(entry.pricedOn > today ? [{ path: ['body', 'pricedOn'], code: 'in_the_future' } as const] : []),
    ...left.map(
      ({ id }) => ({ path: ['body', 'lines'], code: 'line_left_out', params: { line: id } }) as const,
    ),
    ...entry.lines.flatMap(({ lineId, amount, reason }, position): FieldError[] => {
      const path = ['body', 'lines', position]
      const before = amounts.get(lineId)
      if (before === undefined) return [{ path: [...path, 'lineId'], code: 'unknown_item' }]
      if (amount.currency !== currency) return [otherMoney([...path, 'amount', 'currency'], currency)]
      return amount.minorUnits !== before.minorUnits && reason === undefined
        ? [{ path: [...path, 'reason'], code: 'required' }]
        : []
    }),
    ...entry.added.flatMap(({ amount }, position): FieldError[] =>
      amount.currency === currency
        ? []
        : [otherMoney(['body', 'added', position, 'amount', 'currency'], currency)],
    ),
    ...(plan.lines.length + entry.added.length > maxLines
      ? [
          {
            path: ['body', 'added'],
            code: 'too_big_array',
            params: { limit: maxLines - plan.lines.length },
          } as const,
        ]
      : []),
  ]
}

function otherMoney(path: FieldError['path'], currency: string): FieldError {
  return { path, code: 'other_currency', params: { allowed: currency } }
}
