import { Badge, Button, Group, Text } from '@mantine/core'
import { pick } from '@passerelle/messages'
import { useState } from 'react'
import type { CasePage } from '../casework/queries.ts'
import { Act, Acts } from '../kit/act.tsx'
import { OneOf } from '../kit/choices.tsx'
import { keepFile } from '../kit/keep-file.ts'
import { Sheet } from '../kit/page.tsx'
import { Reading } from '../kit/reading.tsx'
import rows from '../kit/rows.module.css'
import { capital } from '../language/capital.ts'
import { pageLanguages } from '../language/page-languages.ts'
import { sideBySide } from '../language/side-by-side.ts'
import { dayOfInstant, dayText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { useColleagues } from '../tenancy/colleagues.ts'
import { type Certificate, checkAddress, reasons, useCertificatesOf } from './certificates.ts'
import { IssueCertificate } from './issue-certificate.tsx'

/** The certificates of a person: each with the way to hand it on, to check it, and to take it back. */
export function CertificatesSheet({ participant, plan }: Pick<CasePage, 'participant' | 'plan'>) {
  const { say } = useWords()
  const certificates = useCertificatesOf(participant.id)
  return (
    <Sheet title={say('certificates.title')}>
      <Reading of={certificates} lines={1}>
        {({ body: { items } }) =>
          items.length === 0 ? (
            <Text c="dimmed">{say('certificates.none')}</Text>
          ) : (
            <ul className={rows['rows']}>
              {items.map((certificate) => (
                <Row key={certificate.id} certificate={certificate} />
              ))}
            </ul>
          )
        }
      </Reading>
      <IssueCertificate participant={participant} plan={plan} />
    </Sheet>
  )
}

function Row({ certificate }: { readonly certificate: Certificate }) {
  const { say, language } = useWords()
  const { nameOf } = useColleagues()
  const { kind, title, teachingUnits, plannedUnits, assessedOn, state } = certificate
  const { issuedAt, issuedBy, decision } = certificate
  const isValid = state === 'valid'
  return (
    <li className={rows['row']}>
      <div className={rows['who']}>
        <Text fw={600}>
          {capital(language, say(`certificate.kind.${kind}`))}: <bdi>{pick(title, language)}</bdi>
        </Text>
        <Text size="sm" c="dimmed">
          {sideBySide(language, [
            teachingUnits !== undefined &&
              plannedUnits !== undefined &&
              say('attendance.units', { units: teachingUnits, planned: plannedUnits }),
            assessedOn !== undefined && say('certificate.assessed', { day: dayText(language, assessedOn) }),
            say('certificate.issued', {
              day: dayOfInstant(language, issuedAt),
              by: nameOf(issuedBy),
            }),
            decision !== undefined &&
              say('certificate.decided', { day: dayText(language, decision.on), by: nameOf(decision.by) }),
          ])}
        </Text>
        {certificate.revocation !== undefined && (
          <Text size="sm">{say(`certificate.reason.${certificate.revocation.reason}`)}</Text>
        )}
        {isValid && <HandOn certificate={certificate} />}
        {isValid && (
          <Acts>
            <TakeDocument certificate={certificate} />
            <Revoke certificate={certificate} />
          </Acts>
        )}
      </div>
      <Badge variant="light" color={isValid ? 'river' : 'gray'} size="lg" tt="none">
        {say(`certificate.state.${state}`)}
      </Badge>
    </li>
  )
}

/** The ways by which a certificate reaches those who check it: its page, the address of that, and the credential. */
function HandOn({ certificate: { code, credential } }: { readonly certificate: Certificate }) {
  const { say } = useWords()
  const [isCopied, setCopied] = useState(false)
  const address = checkAddress(location.origin, code)
  const copy = async () => {
    await navigator.clipboard.writeText(address)
    setCopied(true)
  }
  return (
    <Group gap="sm">
      <Button component="a" href={address} target="_blank" rel="noreferrer" variant="default" size="sm">
        {say('certificate.check')}
      </Button>
      <Button variant="default" size="sm" onClick={() => void copy()}>
        {say(isCopied ? 'certificate.copied' : 'certificate.copy')}
      </Button>
      <Button
        variant="default"
        size="sm"
        onClick={() => keepFile('certificate.jwt', 'application/vc+jwt', credential)}
      >
        {say('certificate.keep')}
      </Button>
    </Group>
  )
}

/** The certificate to print, with the name of its person, which the credential does not bear. */
function TakeDocument({ certificate: { id, participantId } }: { readonly certificate: Certificate }) {
  const { say, language } = useWords()
  return (
    <Act
      label={say('certificate.print')}
      happens={say('certificate.printed')}
      first={language}
      fields={({ said, setSaid }) => (
        <OneOf
          label={say('certificate.printLanguage')}
          choices={pageLanguages}
          value={said}
          onChange={({ currentTarget }) => setSaid(currentTarget.value as typeof language)}
        />
      )}
      send={(api, { said }) =>
        api.readCertificateDocument({
          params: { participantId, certificateId: id },
          query: { language: said },
        })
      }
      afterwards="unchanged"
      onDone={(document) => keepFile('certificate.pdf', 'application/pdf', document)}
    />
  )
}

function Revoke({ certificate: { id, participantId, version } }: { readonly certificate: Certificate }) {
  const { say } = useWords()
  return (
    <Act
      label={say('certificate.revoke')}
      happens={say('certificate.revokeHappens')}
      tone="grave"
      version={version}
      first={reasons[0] as string}
      fields={({ said, setSaid, errors }) => (
        <OneOf
          label={say('certificate.why')}
          choices={reasons.map((reason) => ({ value: reason, label: say(`certificate.reason.${reason}`) }))}
          value={said}
          onChange={({ currentTarget }) => setSaid(currentTarget.value)}
          error={errors['reason']}
        />
      )}
      send={(api, { said, version: ifMatch }, idempotencyKey) =>
        api.revokeCertificate({
          params: { participantId, certificateId: id },
          ifMatch,
          body: { reason: said as (typeof reasons)[number] }, // one of the list, or refused by the API
          idempotencyKey,
        })
      }
    />
  )
}
