import type { Page } from '@passerelle/contract/kit'
import { shownName } from '@passerelle/domain/casework'
import { addresses, type Certificate, taughtIn } from '@passerelle/domain/certificates'
import { refuse } from '@passerelle/domain/kernel'
import type { Language } from '@passerelle/messages'
import { attainedText, type CertificateWords, certificateWordsIn } from '@passerelle/messages/certificates'
import { qrPathOf } from '@passerelle/runtime/qr'
import type { NamedCertificate } from '@passerelle/table/certificates'
import { breakable } from './breakable.ts'
import { credentialCode } from './credential-code.ts'
import { typeset } from './typeset.ts'

/**
 * A certificate as a tagged PDF of one page, in one language. Two codes stand on it: the address of the check, which any
 * telephone opens, and the credential itself, which verifies without a network.
 */
export async function documentOf(
  { certificate, participant, organisation }: NamedCertificate,
  home: string,
  language: Language,
): Promise<Page> {
  if (certificate.state === 'revoked') refuse({ code: 'not_possible', what: 'certificate_revoked' })
  const words = certificateWordsIn(language)
  const { say } = words
  const address = `${addresses.certificate(home, certificate.code)}/page`
  const bytes = await typeset({
    language,
    issuer: breakable(organisation.name),
    kind: say(`kind.${certificate.kind}`),
    name: breakable(shownName(participant.names)),
    title: breakable(words.pick(certificate.title)),
    attained: attainedText(words, certificate),
    facts: factsOf(certificate, words),
    check: {
      drawing: drawn(address, 'M', 'Byte'),
      label: say('document.checkCode'),
      text: say('document.check'),
    },
    whole: {
      drawing: drawn(credentialCode(certificate.credential), 'L', 'Alphanumeric'),
      label: say('document.wholeCode'),
      text: say('document.whole'),
    },
    identity: say('document.name'),
    address,
  })
  return {
    content: { bytes },
    headers: {
      'Content-Language': language,
      'Content-Disposition': `inline; filename="certificate-${language}.pdf"`,
    },
  }
}

function factsOf(certificate: Certificate, { say, day, days }: CertificateWords): readonly Fact[] {
  const { assessedOn, isco08, issuedAt, validUntil } = certificate
  const taught = taughtIn(certificate)
  return [
    ...(taught ? [[say('page.days'), days(taught.attendedFrom, taught.attendedUntil)] as const] : []),
    ...(assessedOn ? [[say('page.assessedOn'), day(assessedOn)] as const] : []),
    ...(isco08.length > 0 ? [[say('page.occupations'), isco08.join(', ')] as const] : []),
    [say('page.issuedAt'), day(issuedAt)],
    ...(validUntil === undefined ? [] : [[say('page.validUntil'), day(validUntil)] as const]),
  ]
}

type Fact = readonly [label: string, value: string]

function drawn(...code: Parameters<typeof qrPathOf>): string {
  const { size, path } = qrPathOf(...code)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path stroke="#000" d="${path}"/></svg>`
}
