import { Text } from '@mantine/core'
import { Bar } from '../kit/bar.tsx'
import { countryName } from '../language/names.ts'
import { numberText } from '../language/numbers.ts'
import { useWords } from '../language/words.tsx'
import type { Line } from './figures.ts'
import { NumberTable } from './number-table.tsx'
import styles from './table.module.css'

/** What is counted, line by line; a line of nothing is left out. */
export function LinesTable({ lines }: { readonly lines: readonly Line[] }) {
  const { say, language } = useWords()
  const counted = lines.filter(({ number }) => number !== 0)
  if (counted.length === 0) return <Text c="dimmed">{say('figures.none')}</Text>
  return (
    <NumberTable
      by={say('figures.indicator')}
      lines={counted.map(({ indicator, number }) => [
        indicator,
        say(`indicator.${indicator}`),
        numberText(language, number),
      ])}
    />
  )
}

/** The same by country, gender and age. */
export function BreakdownTables({ lines }: { readonly lines: readonly Line[] }) {
  const { say, language } = useWords()
  return lines
    .filter(({ cells }) => cells.length > 0)
    .map(({ indicator, cells }) => (
      <table key={indicator} className={styles['table']}>
        <caption className={styles['caption']}>{say(`indicator.${indicator}`)}</caption>
        <thead>
          <tr>
            <th scope="col">{say('person.country')}</th>
            <th scope="col">{say('column.gender')}</th>
            <th scope="col">{say('figures.age')}</th>
            <th scope="col" className={styles['number']}>
              {say('figures.number')}
            </th>
          </tr>
        </thead>
        <tbody>
          {cells.map(({ country, gender, ageBracket, number }) => (
            <tr key={`${country} ${gender} ${ageBracket}`}>
              <td>{countryName(language, country)}</td>
              <td>{say(`gender.${gender}`)}</td>
              <td>{say(`ageBracket.${ageBracket}`)}</td>
              <td className={styles['number']}>
                {numberText(language, number)}
                <Bar part={number} whole={largest(cells)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    ))
}

/** The number beside which the others of a table are drawn. */
function largest(cells: Line['cells']): number {
  return Math.max(...cells.map(({ number }) => number))
}
