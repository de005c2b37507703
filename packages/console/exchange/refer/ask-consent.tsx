import { Button, Text } from '@mantine/core'
import { useCommand } from '../../api/use-command.ts'
import { useRead } from '../../api/use-read.ts'
import { useParticipant } from '../../casework/queries.ts'
import { TroubleNotice } from '../../kit/notice.tsx'
import { Sheet } from '../../kit/page.tsx'
import { useWords } from '../../language/words.tsx'
import type { Referral } from '../queries.ts'
import { languageFor, usualTiers } from './offer.ts'

/** A draft that lies there, or a question that was taken back: ask again, with what the case says now. */
export function AskConsent({ referral }: { readonly referral: Referral }) {
  const { say } = useWords()
  const participant = useParticipant(referral.participantId ?? '', referral.participantId !== undefined)
  const corridors = useRead('listCorridors', [])
  const corridor = corridors.data?.body.items.find(
    ({ from, to }) => from === referral.from && to === referral.to,
  )
  const ask = useCommand((api, body: Parameters<typeof api.requestConsent>[0]['body'], idempotencyKey) =>
    api.requestConsent({
      params: { referralId: referral.id },
      ifMatch: referral.version,
      body,
      idempotencyKey,
    }),
  )
  if (corridor === undefined || participant.data === undefined) return null
  const tiers = usualTiers(corridor)
  const language = languageFor(participant.data.body)
  return (
    <Sheet>
      <Text>{say('refer.asks', { what: tiers.map((tier) => say(`tier.${tier}`)) })}</Text>
      <TroubleNotice trouble={ask.trouble} />
      <div>
        <Button loading={ask.isPending} onClick={() => ask.send({ tiers: [...tiers], language })}>
          {say('refer.show')}
        </Button>
      </div>
    </Sheet>
  )
}
