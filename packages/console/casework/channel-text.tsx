import { Text } from '@mantine/core'
import { useWords } from '../language/words.tsx'
import type { Participant } from './queries.ts'

/** A way to reach somebody never stands without its rule. */
export function ChannelText({
  channel: { value, safety },
}: {
  readonly channel: Participant['channels'][number]
}) {
  const { say } = useWords()
  const rules = [
    safety.doNotContact && say('channel.doNotContact'),
    safety.shared && say('channel.isShared'),
    !safety.mayMentionGermany && say('channel.neverGermany'),
    safety.codeWord !== undefined && say('channel.codeWord', { word: safety.codeWord }),
    safety.hours &&
      say('channel.hours', { from: safety.hours.from, to: safety.hours.to, zone: safety.hours.timeZone }),
  ].filter((rule) => typeof rule === 'string')
  return (
    <>
      <bdi>{value}</bdi>
      {rules.map((rule) => (
        <Text key={rule} size="sm" c="var(--amber-ink)">
          {rule}
        </Text>
      ))}
    </>
  )
}
