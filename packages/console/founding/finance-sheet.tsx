import { Text } from '@mantine/core'
import { Sheet } from '../kit/page.tsx'
import { moneyText } from '../language/money.ts'
import { useWords } from '../language/words.tsx'
import { FiguresFacts } from './figures-facts.tsx'
import type { BusinessPlan } from './founding.ts'
import styles from './money.module.css'

/** The finance plan line by line, and what follows from it. */
export function FinanceSheet({ plan: { lines, figures, reserveMonths } }: { readonly plan: BusinessPlan }) {
  const { say, language } = useWords()
  const [first] = lines
  return (
    <Sheet title={say('business.finance')}>
      {first === undefined || figures === undefined ? (
        <Text c="dimmed">{say('business.noLines')}</Text>
      ) : (
        <>
          <table className={styles['table']}>
            <thead>
              <tr>
                <th scope="col">{say('business.kind')}</th>
                <th scope="col">{say('business.label')}</th>
                <th scope="col" className={styles['amount']}>
                  {say('programme.amount')}
                </th>
              </tr>
            </thead>
            <tbody>
              {lines.map(({ id, kind, label, amount }) => (
                <tr key={id}>
                  <td>{say(`business.kind.${kind}`)}</td>
                  <td dir="auto">{label}</td>
                  <td className={styles['amount']}>
                    <bdi>{moneyText(language, amount)}</bdi>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <Text c="dimmed">{say('business.reserve', { months: reserveMonths })}</Text>
          <FiguresFacts figures={figures} currency={first.amount.currency} />
        </>
      )}
    </Sheet>
  )
}
