import { Badge } from '@mantine/core'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { Act, Acts } from '../kit/act.tsx'
import { Editable } from '../kit/editable.tsx'
import { Facts } from '../kit/facts.tsx'
import { Page, Sheet } from '../kit/page.tsx'
import { ScreenReading } from '../kit/reading.tsx'
import { listText } from '../language/list.ts'
import { momentText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { DeliveriesSheet } from './deliveries-sheet.tsx'
import { EditWebhook } from './edit-webhook.tsx'
import { Secret } from './secret.tsx'
import { typeText, useWebhook, type Webhook } from './webhook.ts'

/** One address that is told: of what, with which secret, and what it was told. */
export function WebhookScreen() {
  const { webhookId } = useParams({ from: '/webhooks/$webhookId' })
  const webhook = useWebhook(webhookId)
  return <ScreenReading of={webhook}>{({ body }) => <OneWebhook webhook={body} />}</ScreenReading>
}

function OneWebhook({ webhook }: { readonly webhook: Webhook }) {
  const words = useWords()
  const { say, language } = words
  return (
    <Page
      title={say('webhooks.one')}
      lead={
        <Badge variant="light" color={webhook.state === 'active' ? 'river' : 'amber'} size="lg" tt="none">
          {say(`webhook.${webhook.state}`)}
        </Badge>
      }
      actions={<Link to="/webhooks">{say('webhooks.toAll')}</Link>}
    >
      <Editable
        title={say('webhooks.what')}
        action={say('webhooks.edit')}
        mayEdit
        form={(close) => <EditWebhook webhook={webhook} onDone={close} />}
      >
        <Facts
          facts={[
            [say('webhooks.url'), <bdi key="url">{webhook.url}</bdi>],
            [
              say('webhooks.types'),
              listText(
                language,
                webhook.types.map((type) => typeText(words, type)),
              ),
            ],
            [say('webhooks.createdAt'), momentText(language, webhook.createdAt)],
          ]}
        />
      </Editable>
      <Sheet title={say('webhooks.secretAndEnd')}>
        <WebhookActs webhook={webhook} />
      </Sheet>
      <DeliveriesSheet webhookId={webhook.id} />
    </Page>
  )
}

function WebhookActs({ webhook }: { readonly webhook: Webhook }) {
  const { say } = useWords()
  const navigate = useNavigate()
  const [rotated, setRotated] = useState<{ readonly secret: string | undefined }>()
  const params = { webhookId: webhook.id }
  return (
    <>
      {rotated !== undefined && <Secret secret={rotated.secret} />}
      <Acts>
        <Act
          label={say('webhooks.rotate')}
          happens={say('webhooks.rotateHappens')}
          version={webhook.version}
          first={undefined}
          send={(api, { version }, idempotencyKey) =>
            api.rotateWebhookSecret({ params, ifMatch: version, idempotencyKey })
          }
          onDone={({ secret }) => setRotated({ secret })}
        />
        <Act
          label={say('webhooks.close')}
          tone="grave"
          happens={say('webhooks.closeHappens')}
          version={webhook.version}
          first={undefined}
          send={(api, { version }) => api.closeWebhook({ params, ifMatch: version })}
          afterwards="elsewhere"
          onDone={() => void navigate({ to: '/webhooks' })}
        />
      </Acts>
    </>
  )
}
