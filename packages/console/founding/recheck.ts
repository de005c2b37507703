import type { CallOptions } from '@passerelle/client'
import { deltaOf } from '@passerelle/domain/finance-figures'
import type { CodesOf } from '@passerelle/messages/console'
import { filled } from '../kit/use-body-form.ts'
import { amountEntry, minorUnitsOf } from '../language/money.ts'
import { today } from '../language/times.ts'
import type { BusinessPlan } from './founding.ts'

type RecheckBody = CallOptions<'recheckBusinessPlan'>['body']

export const recheckReasons = [
  'price',
  'exchange_rate',
  'missing_item',
  'not_needed',
  'other_regulation',
  'other_place',
  'changed_idea',
  'wrongly_planned',
] as const satisfies readonly CodesOf<'business.recheckReason'>[]

/** What is typed of a re-check, in the shape of the body that is sent. */
export type RecheckForm = {
  pricedOn: string
  lines: { lineId: string; amount: { minorUnits: string }; reason: string; note: string }[]
  added: { kind: string; label: string; amount: { minorUnits: string }; reason: string; note: string }[]
}

export const forgotten: RecheckForm['added'][number] = {
  kind: '',
  label: '',
  amount: { minorUnits: '' },
  reason: 'missing_item',
  note: '',
}

export function recheckEntry({ lines }: Pick<BusinessPlan, 'lines'>): RecheckForm {
  return {
    pricedOn: today(),
    lines: lines.map(({ id, amount }) => ({
      lineId: id,
      amount: { minorUnits: amountEntry(amount) },
      reason: '',
      note: '',
    })),
    added: [],
  }
}

/** What was typed, in the money of the plan; each line keeps its position, so that a refusal finds it. */
export function recheckBody({ pricedOn, lines, added }: RecheckForm, currency: string): RecheckBody {
  const inMoney = <Line extends RecheckForm['lines'][number] | RecheckForm['added'][number]>(line: Line) => ({
    ...filled(line),
    amount: { minorUnits: minorUnitsOf(line.amount.minorUnits, currency), currency },
  })
  const body = { pricedOn, lines: lines.map(inMoney), added: added.map(inMoney) }
  // What was typed may break a rule: the API refuses it by field.
  return body as unknown as RecheckBody
}

/** The difference of what is typed to what was planned; none as long as it is no amount. */
export function typedDelta(
  before: { readonly minorUnits: number; readonly currency: string },
  typed: string,
) {
  const now = minorUnitsOf(typed, before.currency)
  return Number.isSafeInteger(now) && now >= 0 ? deltaOf(before.minorUnits, now) : undefined
}
