import { nameOf } from '../casework/person.ts'
import { useParticipant } from '../casework/queries.ts'
import { useWords } from '../language/words.tsx'
import { useReferral } from './queries.ts'

/**
 * The person of a referral, by name where one's own case knows it; else by the name that the referral gives, as long as
 * anything of it is open.
 */
export function PersonName({
  referralId,
  pseudonym,
}: {
  readonly referralId: string
  readonly pseudonym?: string | undefined
}) {
  const { say } = useWords()
  const referral = useReferral(referralId)
  const participantId = referral.data?.body.participantId
  const participant = useParticipant(participantId ?? '', participantId !== undefined)
  const known = participant.data && nameOf(participant.data.body.names)
  const given = pseudonym ?? referral.data?.body.pseudonym
  return <bdi>{known ?? given ?? (referral.isPending ? '…' : say('exchange.closed'))}</bdi>
}
