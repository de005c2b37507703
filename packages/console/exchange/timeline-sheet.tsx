import { Text, Timeline } from '@mantine/core'
import { useRead } from '../api/use-read.ts'
import { Sheet } from '../kit/page.tsx'
import { Reading } from '../kit/reading.tsx'
import { capital } from '../language/capital.ts'
import { sideBySide } from '../language/side-by-side.ts'
import { momentText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { type Referral, useTenantName } from './queries.ts'

/** What happened to a referral, the first event first. */
export function TimelineSheet({ referral }: { readonly referral: Referral }) {
  const { say, language } = useWords()
  const nameOf = useTenantName()
  const timeline = useRead('readTimeline', [{ params: { referralId: referral.id }, query: { limit: 100 } }])
  const actor = (side: string) =>
    side === 'sender'
      ? nameOf(referral.from)
      : side === 'receiver'
        ? nameOf(referral.to)
        : say(`timeline.${side === 'person' ? 'person' : 'clock'}`)
  return (
    <Sheet title={say('timeline.title')}>
      <Reading of={timeline}>
        {({ body: { items } }) => (
          <Timeline active={items.length - 1} bulletSize={18} lineWidth={2}>
            {items.map(({ seq, command, side, at, reason, opened, closed }) => (
              <Timeline.Item key={seq} title={capital(language, say(`command.${command}`))}>
                {reason !== undefined && <Text size="sm">{say(`reason.${reason}`)}</Text>}
                {opened.length > 0 && (
                  <Text size="sm">
                    {say('timeline.opened', { what: opened.map((tier) => say(`tier.${tier}`)) })}
                  </Text>
                )}
                {closed.length > 0 && (
                  <Text size="sm">
                    {say('timeline.closed', { what: closed.map((tier) => say(`tier.${tier}`)) })}
                  </Text>
                )}
                <Text size="sm" c="dimmed">
                  {sideBySide(language, [actor(side), momentText(language, at)])}
                </Text>
              </Timeline.Item>
            ))}
          </Timeline>
        )}
      </Reading>
    </Sheet>
  )
}
