import { Checkbox } from '@mantine/core'
import { ChangeForm } from '../kit/change-form.tsx'
import { onlyChanged } from '../kit/changed.ts'
import { useChange } from '../kit/use-change.ts'
import { listText } from '../language/list.ts'
import { useWords } from '../language/words.tsx'
import { typesOf, typeText, type Webhook } from './webhook.ts'
import { WebhookFields } from './webhook-fields.tsx'

type Entry = { url: string; types: string[]; isPaused: boolean }

/** Address and events of a webhook, and whether it is paused. */
export function EditWebhook({ webhook, onDone }: { readonly webhook: Webhook; readonly onDone: () => void }) {
  const words = useWords()
  const { say, language } = words
  const change = useChange<Webhook, Entry>(webhook, {
    entryOf: ({ url, types, state }) => ({ url, types: [...types], isPaused: state === 'paused' }),
    send: (api, { entry, first, before }, idempotencyKey) => {
      const { url, types, isPaused } = onlyChanged(entry, first)
      return api.editWebhook({
        params: { webhookId: webhook.id },
        ifMatch: before.version,
        body: {
          ...(url !== undefined && { url: url.trim() }),
          ...(types && { types: typesOf(types) }),
          ...(isPaused !== undefined && { state: isPaused ? 'paused' : 'active' }),
        },
        idempotencyKey,
      })
    },
    onDone,
  })
  const { form } = change
  return (
    <ChangeForm
      change={change}
      shown={({ url, types, state }) => [
        [say('webhooks.url'), url],
        [
          say('webhooks.types'),
          listText(
            language,
            types.map((type) => typeText(words, type)),
          ),
        ],
        [say('box.state'), say(`webhook.${state}`)],
      ]}
      happens={say('webhooks.editHappens')}
      onBack={onDone}
    >
      <WebhookFields form={form} />
      <Checkbox
        label={say('webhooks.pause')}
        description={say('webhooks.pauseHint')}
        {...form.getInputProps('isPaused', { type: 'checkbox' })}
      />
    </ChangeForm>
  )
}
