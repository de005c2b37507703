import { Text } from '@mantine/core'
import { useState } from 'react'
import { useRead } from '../api/use-read.ts'
import { Act, Acts } from '../kit/act.tsx'
import { OneTimeSecret } from '../kit/one-time-secret.tsx'
import { Sheet } from '../kit/page.tsx'
import { Reading } from '../kit/reading.tsx'
import { dayOfInstant } from '../language/times.ts'
import { useWords } from '../language/words.tsx'

/** The sessions that one holds in one's own calendar: an address for it, another one in its place, and the end of it. */
export function FeedSheet() {
  const { say, language } = useWords()
  const [made, setMade] = useState<{ readonly address?: string | undefined }>()
  const feed = useRead('readFeed', [])
  return (
    <Sheet title={say('feed.title')}>
      <Text c="dimmed">{say('feed.lead')}</Text>
      {made && (
        <OneTimeSecret
          secret={made.address}
          title={say('feed.made')}
          gone={say('feed.untold')}
          text={say('feed.madeText')}
        />
      )}
      <Reading of={feed} lines={1}>
        {({ body: { createdAt } }) =>
          createdAt === undefined ? (
            <Make label={say('feed.make')} happens={say('feed.makeHappens')} onMade={setMade} />
          ) : (
            <>
              <Text>{say('feed.since', { day: dayOfInstant(language, createdAt) })}</Text>
              <Acts>
                <Make label={say('feed.renew')} happens={say('feed.renewHappens')} onMade={setMade} />
                <Act
                  label={say('feed.remove')}
                  happens={say('feed.removeHappens')}
                  tone="grave"
                  first={undefined}
                  send={(api, _, idempotencyKey) => api.removeFeed({ idempotencyKey })}
                  onDone={() => setMade(undefined)}
                />
              </Acts>
            </>
          )
        }
      </Reading>
    </Sheet>
  )
}

function Make({
  label,
  happens,
  onMade,
}: {
  readonly label: string
  readonly happens: string
  readonly onMade: (made: { readonly address?: string | undefined }) => void
}) {
  return (
    <Act
      label={label}
      happens={happens}
      first={undefined}
      send={(api, _, idempotencyKey) => api.makeFeed({ idempotencyKey })}
      onDone={onMade}
    />
  )
}
