import { Button, Text, Textarea } from '@mantine/core'
import { type FormEvent, useEffect, useState } from 'react'
import { useApi } from '../api/api-context.tsx'
import { useCommand } from '../api/use-command.ts'
import { useRead } from '../api/use-read.ts'
import { TroubleNotice } from '../kit/notice.tsx'
import { Sheet } from '../kit/page.tsx'
import { Reading } from '../kit/reading.tsx'
import { momentText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import styles from './messages.module.css'
import { type Referral, useTenantName } from './queries.ts'

/** The talk between the two sides; the newest message is the last. */
export function Messages({ referral }: { readonly referral: Referral }) {
  const { say, language } = useWords()
  const nameOf = useTenantName()
  const api = useApi()
  const params = { referralId: referral.id }
  const conversation = useRead('readMessages', [{ params }], { refetchInterval: 30_000 })
  const [text, setText] = useState('')
  const write = useCommand(
    (client, said: string, idempotencyKey) =>
      client.writeMessage({ params: { referralId: referral.id }, body: { text: said }, idempotencyKey }),
    () => setText(''),
  )
  const last = conversation.data?.body.items.at(-1)?.seq
  useEffect(() => {
    // To have read is a courtesy to the other side; that it could not be said is nobody's trouble.
    if (last !== undefined) {
      api
        .markMessagesRead({ params: { referralId: referral.id }, body: { upTo: last } })
        .catch(() => undefined)
    }
  }, [api, last, referral.id])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    write.send(text)
  }
  return (
    <Sheet title={say('messages.title')}>
      <Reading of={conversation}>
        {({ body: { items } }) =>
          items.length === 0 ? (
            <Text c="dimmed">{say('messages.none')}</Text>
          ) : (
            <ul className={styles['messages']}>
              {items.map((message) => (
                <li
                  key={message.seq}
                  className={message.side === referral.side ? styles['ours'] : styles['theirs']}
                >
                  <Text dir="auto" className={styles['text'] ?? ''}>
                    {message.text}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {nameOf(message.side === 'sender' ? referral.from : referral.to)} ·{' '}
                    {momentText(language, message.at)}
                  </Text>
                </li>
              ))}
            </ul>
          )
        }
      </Reading>
      <form onSubmit={submit} className={styles['write']}>
        <Textarea
          label={say('messages.write')}
          description={say('messages.hint')}
          autosize
          minRows={2}
          required
          withAsterisk={false}
          value={text}
          error={write.fieldErrors['text']}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <TroubleNotice trouble={write.trouble} />
        <Button type="submit" variant="default" loading={write.isPending}>
          {say('messages.send')}
        </Button>
      </form>
    </Sheet>
  )
}
