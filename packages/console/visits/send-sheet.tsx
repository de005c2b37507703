import { Button, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useApi } from '../api/api-context.tsx'
import { troubleOf } from '../api/trouble.ts'
import { Notice, TroubleNotice } from '../kit/notice.tsx'
import { Sheet } from '../kit/page.tsx'
import { useWords } from '../language/words.tsx'
import { useWho } from '../shell/who.tsx'
import { changeVisit, endVisit, openedVisit } from './opened.ts'
import { type Sending, sendVisit } from './send-visit.ts'
import { afterSending, unsent, type Visit } from './visit.ts'

/** Sends what was written down. Once nothing is left to send or to decide, the roster leaves the device. */
export function SendSheet({
  visit,
  onSent,
}: {
  readonly visit: Visit
  readonly onSent: (sending: Sending) => void
}) {
  const { say } = useWords()
  const { memberId } = useWho()
  const api = useApi()
  const queries = useQueryClient()
  const { mutate, isPending, error } = useMutation({
    mutationFn: async () => {
      const sending = await sendVisit(api, visit)
      await changeVisit((now) => afterSending(now, sending.sent, sending.obstacles))
      const left = openedVisit()
      if (left !== undefined && unsent(left).length === 0) await endVisit()
      return sending
    },
    onSuccess: (sending) => {
      onSent(sending)
      void queries.invalidateQueries()
    },
  })
  const entries = unsent(visit)
  const undecided = entries.filter(({ obstacle }) => obstacle !== undefined).length
  if (memberId !== visit.memberId) {
    return (
      <Sheet title={say('visit.sendTitle')}>
        <Notice tone="waiting">{say('visit.somebodyElses')}</Notice>
      </Sheet>
    )
  }
  return (
    <Sheet title={say('visit.sendTitle')}>
      <Text>{say('visit.sendHappens', { left: visit.lines.length - entries.length })}</Text>
      {undecided > 0 && <Notice tone="waiting">{say('visit.undecided', { count: undecided })}</Notice>}
      <TroubleNotice trouble={error === null ? undefined : troubleOf(error)} />
      {entries.length > undecided && (
        <div>
          <Button loading={isPending} onClick={() => mutate()}>
            {say('visit.send', { count: entries.length - undecided })}
          </Button>
        </div>
      )}
    </Sheet>
  )
}
