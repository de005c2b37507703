import { Bar } from '../kit/bar.tsx'
import { numberText } from '../language/numbers.ts'
import { useWords } from '../language/words.tsx'
import type { Figures } from './figures.ts'
import styles from './table.module.css'

/** The targets of a programme beside what is reached. */
export function TargetsTable({ targets }: Pick<Figures, 'targets'>) {
  const { say, language } = useWords()
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">{say('figures.target')}</th>
          <th scope="col" className={styles['number']}>
            {say('figures.number')}
          </th>
          <th scope="col" className={styles['number']}>
            {say('figures.actual')}
          </th>
        </tr>
      </thead>
      <tbody>
        {targets.map(({ unit, number, actual }) => (
          <tr key={unit}>
            <th scope="row">
              {say(`targetUnit.${unit}`)}
              {actual !== undefined && <Bar part={actual} whole={number} />}
            </th>
            <td className={styles['number']}>{numberText(language, number)}</td>
            <td className={styles['number']}>
              {actual === undefined ? say('figures.notCounted') : numberText(language, actual)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
