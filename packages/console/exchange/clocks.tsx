import { Text } from '@mantine/core'
import { Facts } from '../kit/facts.tsx'
import { Sheet } from '../kit/page.tsx'
import { capital } from '../language/capital.ts'
import { sideBySide } from '../language/side-by-side.ts'
import { momentText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { Due } from './due.tsx'
import { type Referral, useTenantName } from './queries.ts'

/** The limits that run, each with the organisation whose turn it is, on the reader's own clock. */
export function Clocks({ referral }: { readonly referral: Referral }) {
  const { say, language } = useWords()
  const nameOf = useTenantName()
  if (referral.deadlines.length === 0) return null
  return (
    <Sheet title={say('clocks.title')}>
      <Facts
        facts={referral.deadlines.map(({ policy, side, dueAt, daysLeft }): [string, React.ReactNode] => [
          capital(language, say(`limit.${policy}`)),
          <span key={policy}>
            {dueAt !== undefined ? <Due at={dueAt} /> : say('clocks.paused', { days: daysLeft ?? 0 })}
            <Text size="sm" c="dimmed">
              {sideBySide(language, [
                nameOf(side === 'sender' ? referral.from : referral.to),
                dueAt && momentText(language, dueAt),
              ])}
            </Text>
          </span>,
        ])}
      />
    </Sheet>
  )
}
