import { Badge, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Empty } from '../kit/empty.tsx'
import { Page, Sheet } from '../kit/page.tsx'
import { Reading } from '../kit/reading.tsx'
import rows from '../kit/rows.module.css'
import { listText } from '../language/list.ts'
import { useWords } from '../language/words.tsx'
import { OpenWebhook } from './open-webhook.tsx'
import { typeText, useWebhooks } from './webhook.ts'

/** Where the organisation's own systems are told that something happened. */
export function WebhooksScreen() {
  const words = useWords()
  const { say, language } = words
  const webhooks = useWebhooks()
  return (
    <Page title={say('webhooks.title')} lead={say('webhooks.lead')}>
      <Sheet title={say('webhooks.all')}>
        <Reading of={webhooks}>
          {({ body: { items } }) =>
            items.length === 0 ? (
              <Empty title={say('webhooks.none')} text={say('webhooks.noneText')} />
            ) : (
              <ul className={rows['rows']}>
                {items.map(({ id, url, types, state }) => (
                  <li key={id} className={rows['row']}>
                    <div className={rows['who']}>
                      <Link to="/webhooks/$webhookId" params={{ webhookId: id }} className={rows['name']}>
                        <bdi>{url}</bdi>
                      </Link>
                      <Text size="sm" c="dimmed">
                        {listText(
                          language,
                          types.map((type) => typeText(words, type)),
                        )}
                      </Text>
                    </div>
                    <Badge variant="light" color={state === 'active' ? 'river' : 'amber'} size="lg" tt="none">
                      {say(`webhook.${state}`)}
                    </Badge>
                  </li>
                ))}
              </ul>
            )
          }
        </Reading>
      </Sheet>
      <OpenWebhook />
    </Page>
  )
}
