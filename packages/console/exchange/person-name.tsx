import { nameOf } from '../casework/person.ts'
import { useParticipant } from '../casework/queries.ts'
import { useReferral } from './queries.ts'

/** The person of a referral, by name where one's own case knows it; else by the name that the referral gives. */
export function PersonName({
  referralId,
  pseudonym,
}: {
  readonly referralId: string
  readonly pseudonym?: string | undefined
}) {
  const referral = useReferral(referralId)
  const participantId = referral.data?.body.participantId
  const participant = useParticipant(participantId ?? '', participantId !== undefined)
  const known = participant.data && nameOf(participant.data.body.names)
  return <bdi>{known ?? pseudonym ?? referral.data?.body.pseudonym ?? '…'}</bdi>
}
