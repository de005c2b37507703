import { Text } from '@mantine/core'
import { Editable } from '../kit/editable.tsx'
import { Facts } from '../kit/facts.tsx'
import { Reading } from '../kit/reading.tsx'
import { moneyText } from '../language/money.ts'
import { dayText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { useWho } from '../shell/who.tsx'
import { useColleagues } from '../tenancy/colleagues.ts'
import { useDeltaText } from './delta-text.ts'
import { type BusinessPlan, type Recheck, useRechecks } from './founding.ts'
import styles from './money.module.css'
import { RecheckFields } from './recheck-form.tsx'

/** What the business costs and earns in the place, against what was planned far from it. */
export function RechecksSheet({
  plan,
  hasReturned,
}: {
  readonly plan: BusinessPlan
  readonly hasReturned: boolean
}) {
  const { say } = useWords()
  const { has } = useWho()
  const found = useRechecks(plan.participantId)
  const currency = plan.lines[0]?.amount.currency
  return (
    <Editable
      title={say('business.rechecks')}
      action={say('business.recheck')}
      mayEdit={hasReturned && currency !== undefined && has('coordinator', 'coach')}
      form={(close) =>
        currency !== undefined && <RecheckFields plan={plan} currency={currency} onDone={close} />
      }
    >
      <Reading of={found} lines={1}>
        {({ body: { items } }) =>
          items.length === 0 ? (
            <Text c="dimmed">{say('business.noRechecks')}</Text>
          ) : (
            items.toReversed().map((recheck) => <RecheckTable key={recheck.number} recheck={recheck} />)
          )
        }
      </Reading>
    </Editable>
  )
}

const totals = ['investment', 'runningCosts', 'revenue', 'need', 'gap'] as const

function RecheckTable({ recheck }: { readonly recheck: Recheck }) {
  const { say, language } = useWords()
  const { nameOf } = useColleagues()
  const { lines, pricedOn, recheckedBy, deltas, now } = recheck
  const currency = lines[0]?.now.currency ?? ''
  const deltaText = useDeltaText(currency)
  return (
    <section>
      <Text fw={600}>
        {say('business.recheckOf', { day: dayText(language, pricedOn), name: nameOf(recheckedBy) })}
      </Text>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{say('business.label')}</th>
            <th scope="col" className={styles['amount']}>
              {say('business.before')}
            </th>
            <th scope="col" className={styles['amount']}>
              {say('business.now')}
            </th>
            <th scope="col" className={styles['amount']}>
              {say('business.difference')}
            </th>
            <th scope="col">{say('business.recheckReason')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ label, before, now: priced, delta, reason, note }, place) => (
            // The lines of a recheck never change their order.
            <tr key={place}>
              <td dir="auto">{label}</td>
              <td className={styles['amount']}>
                <bdi>{moneyText(language, before)}</bdi>
              </td>
              <td className={styles['amount']}>
                <bdi>{moneyText(language, priced)}</bdi>
              </td>
              <td className={styles['amount']}>
                <bdi>{deltaText(delta)}</bdi>
              </td>
              <td>
                {reason !== undefined && say(`business.recheckReason.${reason}`)}{' '}
                {note !== undefined && <bdi>{note}</bdi>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Facts
        facts={totals.map((name) => [
          say(`business.figure.${name}`),
          <bdi key={name}>
            {moneyText(language, { minorUnits: now[name], currency })} · {deltaText(deltas[name])}
          </bdi>,
        ])}
      />
    </section>
  )
}
