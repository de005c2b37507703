import type { Page } from '@passerelle/contract/kit'
import { directionOf, type Language, languages, ownNames } from '@passerelle/messages'
import { type CertificateWords, certificateWordsIn } from '@passerelle/messages/certificates'
import type { RefusedPage } from '@passerelle/runtime'
import { type Html, html, pagePolicy, raw } from '@passerelle/runtime/html'
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
  return written(known(status), words, content)
}

function written(status: Page['status'], words: CertificateWords, content: Html): Page {
  const { language, say } = words
  const others = languages.filter((each) => each !== language)
  const page = html`<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${say('page.title')}</title>
<style>${raw(style)}</style>
</head>
<body>
<main>
<h1>${say('page.title')}</h1>
${content}
<nav>${others.map((each) => html`<a href="?language=${each}" lang="${each}" hreflang="${each}">${ownNames[each]}</a> `)}</nav>
</main>
</body>
</html>
`
  return {
    content: page.toString(),
    ...(status !== undefined && { status }),
    headers: { 'Content-Language': language, 'Content-Security-Policy': pagePolicy(style) },
  }
}

/** The statuses of a refusal that a page of its own has. */
function known(status: number): Page['status'] {
  return [400, 401, 403, 404, 405, 413, 415, 429, 500, 503].find((each) => each === status) as Page['status']
}
