import type { CallOptions, ResourceOf } from '@passerelle/client'
import { type FinanceFigures, financeFigures } from '@passerelle/domain/finance-figures'
import type { CodesOf } from '@passerelle/messages/console'
import { typedNumber } from '@passerelle/messages/typed'
import { useRead } from '../api/use-read.ts'
import { codeOf } from '../casework/occupations.ts'
import { filled } from '../kit/use-body-form.ts'
import { amountEntry, minorUnitsOf } from '../language/money.ts'

export type BusinessPlan = ResourceOf<'readBusinessPlan'>
export type Edition = ResourceOf<'listBusinessEditions'>['items'][number]
export type ComparedEdition = ResourceOf<'readBusinessEdition'>
export type Recheck = ResourceOf<'listBusinessRechecks'>['items'][number]
export type Figures = NonNullable<BusinessPlan['figures']>
type PlanBody = CallOptions<'beginBusinessPlan'>['body']

export const boxes = [
  'offer',
  'customers',
  'channels',
  'relationships',
  'income',
  'resources',
  'activities',
  'partners',
  'costs',
] as const satisfies readonly CodesOf<'business.box'>[]

export const kinds = [
  'investment',
  'running_cost',
  'revenue',
  'own_funds',
  'grant',
  'credit',
] as const satisfies readonly CodesOf<'business.kind'>[]

export const parts = [
  'idea',
  'canvas',
  'finance',
  'steps',
] as const satisfies readonly CodesOf<'business.part'>[]

export const recommendations = [
  'recommended',
  'with_conditions',
  'not_recommended',
] as const satisfies readonly CodesOf<'business.recommendation'>[]

export const useEditions = (participantId: string) =>
  useRead('listBusinessEditions', [{ params: { participantId } }])

/** The plan of a case; of one that has none it is not asked for, for nothing went wrong. */
export function useBusinessPlan(participantId: string) {
  const editions = useEditions(participantId)
  const isThere = editions.data?.body.plan !== undefined
  const plan = useRead('readBusinessPlan', [{ params: { participantId } }], { enabled: isThere })
  const { error, isPending, refetch } = isThere ? plan : editions
  const none = editions.data && { body: undefined }
  return { error, isPending, refetch, data: isThere ? plan.data : none }
}

export const useRechecks = (participantId: string) =>
  useRead('listBusinessRechecks', [{ params: { participantId } }])

type LineEntry = { id: string; kind: string; label: string; amount: { minorUnits: string } }
type StepEntry = { id: string; step: string; task: string; dueOn: string }

/** What is typed of a plan, in the shape of the body that is sent; the money is one for all lines. */
export type PlanEntry = {
  idea: { what: string; forWhom: string; country: string; region: string; isco08: string }
  canvas: Record<(typeof boxes)[number], string>
  currency: string
  reserveMonths: string
  lines: LineEntry[]
  steps: StepEntry[]
}

export const noLine = (kind: string): LineEntry => ({ id: '', kind, label: '', amount: { minorUnits: '' } })
export const noStep: StepEntry = { id: '', step: '', task: '', dueOn: '' }

/** A plan to write down, or the one that is there to write anew. */
export function planEntry(
  before: BusinessPlan | undefined,
  { country, currency }: { readonly country: string; readonly currency: string },
  textOf: (code: string) => string,
): PlanEntry {
  const { idea, canvas, lines = [], steps = [] } = before ?? {}
  return {
    idea: {
      what: idea?.what ?? '',
      forWhom: idea?.forWhom ?? '',
      country: idea?.country ?? country,
      region: idea?.region ?? '',
      isco08: idea?.isco08 === undefined ? '' : textOf(idea.isco08),
    },
    canvas: Object.fromEntries(boxes.map((box) => [box, canvas?.[box] ?? ''])) as PlanEntry['canvas'], // of every box
    currency: lines[0]?.amount.currency ?? currency,
    reserveMonths: String(before?.reserveMonths ?? 3),
    lines:
      before === undefined
        ? [noLine('investment'), noLine('running_cost'), noLine('revenue'), noLine('own_funds')]
        : lines.map(({ id, kind, label, amount }) => ({
            id,
            kind,
            label,
            amount: { minorUnits: amountEntry(amount) },
          })),
    steps: steps.map(({ id, step, task = '', dueOn = '' }) => ({ id, step, task, dueOn })),
  }
}

/** The body for what was typed. Each line keeps its position, so that a refusal finds it. */
export function planBody({ idea, canvas, currency, reserveMonths, lines, steps }: PlanEntry): PlanBody {
  const body = {
    idea: filled({ ...idea, isco08: codeOf(idea.isco08) }),
    canvas: filled(canvas),
    reserveMonths: typedNumber(reserveMonths),
    lines: lines.map(({ id, kind, label, amount }) => ({
      ...(id !== '' && { id }),
      kind,
      label,
      amount: { minorUnits: minorUnitsOf(amount.minorUnits, currency), currency },
    })),
    steps: steps.map((one) => ({ ...filled(one), step: one.step })),
  }
  return body as PlanBody // what was typed may break a rule: the API refuses it by field
}

/** What follows from what is typed so far; an amount that is none yet counts nothing. */
export function figuresOf({ lines, currency, reserveMonths }: PlanEntry): FinanceFigures {
  const months = typedNumber(reserveMonths)
  return financeFigures(
    lines.map(({ kind, amount }) => {
      const minorUnits = minorUnitsOf(amount.minorUnits, currency)
      return { kind, minorUnits: Number.isSafeInteger(minorUnits) && minorUnits > 0 ? minorUnits : 0 }
    }),
    Number.isSafeInteger(months) && months > 0 ? months : 0,
  )
}
