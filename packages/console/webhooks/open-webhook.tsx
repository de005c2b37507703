import { Button, Text } from '@mantine/core'
import type { CallOptions } from '@passerelle/client'
import { useState } from 'react'
import { useCommand } from '../api/use-command.ts'
import styles from '../kit/form.module.css'
import { TroubleNotice } from '../kit/notice.tsx'
import { Sheet } from '../kit/page.tsx'
import { useBodyForm } from '../kit/use-body-form.ts'
import { useWords } from '../language/words.tsx'
import { Secret } from './secret.tsx'
import { typesOf } from './webhook.ts'
import { WebhookFields } from './webhook-fields.tsx'

/** Names an address that is told; the secret that signs is shown this once. */
export function OpenWebhook() {
  const { say } = useWords()
  const [opened, setOpened] = useState<{ readonly secret: string | undefined }>()
  const open = useCommand(
    (api, body: CallOptions<'openWebhook'>['body'], idempotencyKey) =>
      api.openWebhook({ body, idempotencyKey }),
    ({ secret }) => {
      setOpened({ secret })
      form.reset()
    },
  )
  const form = useBodyForm({ url: '', types: [] as string[] }, open.fieldErrors)
  return (
    <Sheet title={say('webhooks.open')}>
      {opened !== undefined && <Secret secret={opened.secret} />}
      <form
        className={styles['form']}
        onSubmit={form.onSubmit(({ url, types }) => {
          setOpened(undefined)
          open.send({ url: url.trim(), types: typesOf(types) })
        })}
      >
        <WebhookFields form={form} />
        <Text c="dimmed">{say('webhooks.openHappens')}</Text>
        <TroubleNotice trouble={open.trouble} />
        <div className={styles['end']}>
          <Button type="submit" loading={open.isPending}>
            {say('webhooks.open')}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
