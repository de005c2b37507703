import { useWords } from '../language/words.tsx'
import styles from './table.module.css'

type NumberTableProps = {
  readonly caption?: string
  /** What a line is called by. */
  readonly by: string
  /** By its key, what a line says of itself, and the number as it is told. */
  readonly lines: readonly (readonly [key: string, name: string, number: string])[]
}

/** Numbers, one to a line. */
export function NumberTable({ caption, by, lines }: NumberTableProps) {
  const { say } = useWords()
  return (
    <table className={styles['table']}>
      {caption && <caption className={styles['caption']}>{caption}</caption>}
      <thead>
        <tr>
          <th scope="col">{by}</th>
          <th scope="col" className={styles['number']}>
            {say('figures.number')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(([key, name, number]) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td className={styles['number']}>{number}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
