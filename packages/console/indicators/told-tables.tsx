import { numberText } from '../language/numbers.ts'
import { useWords } from '../language/words.tsx'
import { NumberTable } from './number-table.tsx'
import { factText, groupTexts, type ToldYear, toldText } from './told.ts'

/** What funders are told of a year: line by line, and the participants by one fact at a time. */
export function ToldTables({ year }: { readonly year: ToldYear }) {
  const words = useWords()
  const { say, language } = words
  return (
    <>
      <NumberTable
        by={say('figures.indicator')}
        lines={year.lines.map((line) => [
          line.indicator,
          say(`indicator.${line.indicator}`),
          toldText(words, line),
        ])}
      />
      {year.tables.map((table) => (
        <NumberTable
          key={table.by}
          caption={say('indicator.participants')}
          by={factText(words, table.by)}
          lines={groupTexts(words, table).map(([group, number]) => [
            group,
            group,
            numberText(language, number),
          ])}
        />
      ))}
    </>
  )
}
