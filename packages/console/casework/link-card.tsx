import { Text } from '@mantine/core'
import { closest, directionOf } from '@passerelle/messages'
import { loadConsole } from '@passerelle/messages/console'
import { useQuery } from '@tanstack/react-query'
import { QrCode } from '../kit/qr-code.tsx'
import { dayText } from '../language/times.ts'
import { spokenPin } from './link.ts'
import styles from './link-card.module.css'
import type { Participant } from './queries.ts'

type Props = {
  readonly participant: Participant
  readonly address: string
  readonly pin: string
  readonly endsAt: string
}

/** What the person takes along, in their own language: the way in, and the PIN on a half of its own. */
export function LinkCard({ participant, address, pin, endsAt }: Props) {
  const spoken = closest(participant.languages)
  const { data: speaker } = useQuery({ queryKey: ['words', spoken], queryFn: () => loadConsole(spoken) })
  if (speaker === undefined) return null
  const { language, say } = speaker
  return (
    <article className={styles['card']} lang={language} dir={directionOf(language)}>
      <section className={styles['half']}>
        <Text>{say('link.cardWay', { day: dayText(language, endsAt) })}</Text>
        <QrCode text={address} label={say('link.cardCode')} />
        <span className={styles['address']} dir="ltr">
          {address}
        </span>
      </section>
      <section className={styles['half']}>
        <Text>{say('link.cardPin')}</Text>
        <span className={styles['pin']} dir="ltr">
          {spokenPin(pin)}
        </span>
      </section>
    </article>
  )
}
