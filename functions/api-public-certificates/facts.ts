import type { CheckedCertificate } from '@passerelle/contract/certificates'
import { taughtIn } from '@passerelle/domain/certificates'
import type { CertificateKey, CertificateWords } from '@passerelle/messages/certificates'
import { type Html, html } from '@passerelle/runtime/html'

/** What the certificate says, fact by fact. Texts of others are isolated: a title may run the other way. */
export function factsOf(checked: CheckedCertificate, words: CertificateWords): Html {
  const { say, day, days } = words
  const taught = taughtIn(checked)
  return html`<dl>
${fact(words, 'page.issuer', checked.issuerName)}
${fact(words, 'page.kind', say(`kind.${checked.kind}`))}
${fact(words, 'page.what', words.pick(checked.title))}
${taught ? fact(words, 'page.units', say('units', { attended: taught.teachingUnits, planned: taught.plannedUnits })) : undefined}
${taught ? fact(words, 'page.days', days(taught.attendedFrom, taught.attendedUntil)) : undefined}
${checked.assessedOn ? fact(words, 'page.assessedOn', day(checked.assessedOn)) : undefined}
${checked.isco08.length > 0 ? fact(words, 'page.occupations', checked.isco08.join(', ')) : undefined}
${fact(words, 'page.issuedAt', day(checked.issuedAt))}
${checked.validUntil ? fact(words, 'page.validUntil', day(checked.validUntil)) : undefined}
${checked.revokedAt ? fact(words, 'page.revokedAt', day(checked.revokedAt)) : undefined}
</dl>`
}

type FactKey = Extract<CertificateKey, `page.${string}`>

function fact({ say }: CertificateWords, name: FactKey, value: string): Html {
  return html`<div><dt>${say(name)}</dt><dd><bdi>${value}</bdi></dd></div>`
}
