import { Facts } from '../kit/facts.tsx'
import { moneyText } from '../language/money.ts'
import { useWords } from '../language/words.tsx'
import type { Figures } from './founding.ts'

/** What follows from the lines of a finance plan: counted, and never entered. */
export function FiguresFacts({
  figures,
  currency,
}: {
  readonly figures: Figures
  readonly currency: string
}) {
  const { say, language } = useWords()
  const money = (minorUnits: number) => <bdi>{moneyText(language, { minorUnits, currency })}</bdi>
  const { need, sources, gap, surplus, monthlyResult, monthsToBreakEven } = figures
  return (
    <Facts
      facts={[
        [say('business.figure.need'), money(need)],
        [say('business.figure.sources'), money(sources)],
        gap > 0 ? [say('business.figure.gap'), money(gap)] : [say('business.figure.surplus'), money(surplus)],
        [say('business.figure.monthlyResult'), money(monthlyResult)],
        [
          say('business.figure.breakEven'),
          monthsToBreakEven === undefined
            ? say('business.noBreakEven')
            : say('business.breakEven', { months: monthsToBreakEven }),
        ],
      ]}
    />
  )
}
