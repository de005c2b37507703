import type { ResourceOf } from '@passerelle/client'
import { usePages } from '../api/use-pages.ts'
import { useRead } from '../api/use-read.ts'
import type { Choice } from '../kit/choices.tsx'
import type { useWords } from '../language/words.tsx'
import type { Programme } from '../programmes/queries.ts'

type Words = ReturnType<typeof useWords>

export type Figures = ResourceOf<'readFigures'>
export type Report = ResourceOf<'readReport'>
export type Line = Figures['lines'][number]

export const useFigures = (programmeId: string, period: string) =>
  useRead('readFigures', [{ params: { programmeId }, query: { period } }])

export const useReports = (programmeId: string) =>
  usePages('listReports', { limit: 50 }, undefined, { programmeId })

/** The periods that can be asked for: the whole term, and each year and month of it up to today. */
export function periodChoices(
  { say, language }: Words,
  programme: Programme,
  today: string,
): readonly Choice[] {
  const until =
    [programme.term.to, ...programme.extensions.map(({ to }) => to), today].toSorted().at(-1) ?? today
  const last = until < today ? until : today
  const months: string[] = []
  for (let month = programme.term.from.slice(0, 7); month <= last.slice(0, 7); month = nextMonth(month))
    months.push(month)
  const years = [...new Set(months.map((month) => month.slice(0, 4)))]
  return [
    { value: 'all', label: say('figures.period.all') },
    ...years.toReversed().map((year) => ({ value: year, label: year })),
    ...months.toReversed().map((month) => ({ value: month, label: periodName(language, month) })),
  ]
}

function nextMonth(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}

const monthPattern = /^\d{4}-\d\d$/

/** A period as the reader says it; a week and a year as they are written. */
function periodName(language: string, period: string): string {
  if (!monthPattern.test(period)) return period
  const format = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  return format.format(Date.parse(`${period}-01`))
}

export function periodText({ say, language }: Words, period: string): string {
  return period === 'all' ? say('figures.period.all') : periodName(language, period)
}
