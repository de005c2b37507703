import type { Certificate, CredentialWords } from '@passerelle/domain/certificates'
import { isco08Titles } from '@passerelle/domain/codes/titles'
import { closest, type Language, pick } from '@passerelle/messages'
import { type Attained, attainedText, certificateWordsIn } from '@passerelle/messages/certificates'

/** The language of the organisation, if the platform speaks it. */
export function languageOf(organisation: { readonly language: string }): Language {
  return closest([organisation.language]) ?? 'en'
}

/**
 * The words of a credential in one language. Its name is one text in Open Badges 3.0, so the title in further languages
 * stands in the description.
 */
export function wordsOf(
  certificate: Attained & Pick<Certificate, 'kind' | 'title'>,
  language: Language,
): CredentialWords {
  const { kind, title } = certificate
  const words = certificateWordsIn(language)
  const { say } = words
  const others = Object.entries(title).filter(([, text]) => text !== pick(title, language))
  return {
    language,
    title: pick(title, language),
    description: [attainedText(words, certificate), ...others.map(([tag, text]) => `[${tag}] ${text}`)].join(
      '\n',
    ),
    criteria: say(`credential.${kind}Criteria`),
    attended: say('credential.attended'),
    planned: say('credential.planned'),
    occupation: (code) => isco08Titles.get(code) ?? code,
  }
}
