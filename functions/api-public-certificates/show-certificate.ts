import type { Page } from '@passerelle/contract/kit'
import type { Language } from '@passerelle/messages'
import { type CertificateWords, certificateWordsIn } from '@passerelle/messages/certificates'
import type { RefusedPage } from '@passerelle/runtime'
import { type Html, html } from '@passerelle/runtime/html'
import { otherLanguages, plainPage, unlisted } from '@passerelle/runtime/page'
import { checkCertificate } from './check-certificate.ts'
import { factsOf } from './facts.ts'
import type { Office } from './office.ts'
import { style } from './style.ts'

/** Shows anybody who was given a certificate whether it holds. */
export async function showCertificate(office: Office, code: string, language: Language): Promise<Page> {
  const words = certificateWordsIn(language)
  const checked = await checkCertificate(office, code)
  const content = html`<p class="state ${checked.state}" role="status">${words.say(`page.${checked.state}`)}</p>
${factsOf(checked, words)}
<p>${words.say('page.name')}</p>`
  return written(200, words, content)
}

/** Says that there is no such certificate, or that nothing can be said at present. */
export const showRefusal: RefusedPage = async (status, { language }) => {
  const words = certificateWordsIn(language)
  const isOurs = status === 429 || status >= 500
  const [title, text] = isOurs
    ? (['page.down', 'page.downText'] as const)
    : (['page.unknown', 'page.unknownText'] as const)
  const content = html`<p class="state unknown" role="alert">${words.say(title)}</p>
<p>${words.say(text)}</p>`
  return written(status, words, content)
}

function written(status: Page['status'], { language, say }: CertificateWords, content: Html): Page {
  const title = say('page.title')
  return plainPage({
    language,
    title,
    style,
    head: unlisted,
    main: html`<h1>${title}</h1>
${content}
${otherLanguages(language, (each) => `?language=${each}`)}`,
    status,
  })
}
