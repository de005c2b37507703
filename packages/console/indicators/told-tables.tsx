import { useWords } from '../language/words.tsx'
import { numberText } from './figures.ts'
import styles from './table.module.css'
import { factText, groupTexts, type ToldYear, toldText } from './told.ts'

/** What funders are told of a year: line by line, and the participants by one fact at a time. */
export function ToldTables({ year }: { readonly year: ToldYear }) {
  const words = useWords()
  const { say, language } = words
  return (
    <>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{say('figures.indicator')}</th>
            <th scope="col" className={styles['number']}>
              {say('figures.number')}
            </th>
          </tr>
        </thead>
        <tbody>
          {year.lines.map((line) => (
            <tr key={line.indicator}>
              <th scope="row">{say(`indicator.${line.indicator}`)}</th>
              <td className={styles['number']}>{toldText(words, line)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {year.tables.map((table) => (
        <table key={table.by} className={styles['table']}>
          <caption className={styles['caption']}>{say('indicator.participants')}</caption>
          <thead>
            <tr>
              <th scope="col">{factText(words, table.by)}</th>
              <th scope="col" className={styles['number']}>
                {say('figures.number')}
              </th>
            </tr>
          </thead>
          <tbody>
            {groupTexts(words, table).map(([group, number]) => (
              <tr key={group}>
                <th scope="row">{group}</th>
                <td className={styles['number']}>{numberText(language, number)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </>
  )
}
