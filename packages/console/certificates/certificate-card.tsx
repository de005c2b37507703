import { Text, Title } from '@mantine/core'
import { directionOf, type Language, pick } from '@passerelle/messages'
import { loadConsole } from '@passerelle/messages/console'
import { useQuery } from '@tanstack/react-query'
import { QrCode } from '../kit/qr-code.tsx'
import { capital } from '../language/capital.ts'
import { dayText } from '../language/times.ts'
import styles from './certificate-card.module.css'
import { type Certificate, checkAddress } from './certificates.ts'

/** The paper: what is confirmed of whom, by whom, and where anybody checks it, in one language. */
export function CertificateCard({
  certificate,
  name,
  issuer,
  language,
}: {
  readonly certificate: Certificate
  readonly name: string
  readonly issuer: string
  readonly language: Language
}) {
  const { data: speaker } = useQuery({ queryKey: ['words', language], queryFn: () => loadConsole(language) })
  if (speaker === undefined) return null
  const { say } = speaker
  const { kind, title, teachingUnits, plannedUnits, attendedFrom, attendedUntil } = certificate
  const address = checkAddress(location.origin, certificate.code)
  return (
    <article className={styles['card']} lang={language} dir={directionOf(language)}>
      <Text>
        <bdi>{issuer}</bdi>
      </Text>
      <Title order={2}>{capital(language, say(`certificate.kind.${kind}`))}</Title>
      <Text size="xl" fw={700}>
        <bdi>{name}</bdi>
      </Text>
      <Text size="lg">
        <bdi>{pick(title, language)}</bdi>
      </Text>
      <Text>{say('attendance.units', { units: teachingUnits, planned: plannedUnits })}</Text>
      <Text>
        {say('certificate.paperDays', {
          from: dayText(language, attendedFrom),
          until: dayText(language, attendedUntil),
        })}
      </Text>
      <Text>
        {say('certificate.paperIssued', { day: dayText(language, certificate.issuedAt.slice(0, 10)) })}
      </Text>
      {certificate.validUntil !== undefined && (
        <Text>{say('certificate.paperUntil', { day: dayText(language, certificate.validUntil) })}</Text>
      )}
      <QrCode text={address} label={say('certificate.paperCode')} />
      <Text size="sm">{say('certificate.paperCheck')}</Text>
      <span className={styles['address']} dir="ltr">
        {address}
      </span>
    </article>
  )
}
