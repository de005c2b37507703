import type { Page } from '@passerelle/contract/kit'
import { openApiDocument } from '@passerelle/contract/openapi'
import type { Language } from '@passerelle/messages'
import { once } from './once.ts'
import { contentSecurityPolicy, pageOf } from './page/page.ts'

const document = once(openApiDocument)

const pages = {
  en: once(() => write('en')),
  de: once(() => write('de')),
  fr: once(() => write('fr')),
  ar: once(() => write('ar')),
} as const satisfies Readonly<Record<Language, () => Page>>

/** The document as people read it. */
export function readDocumentation(language: Language): Page {
  return pages[language]()
}

function write(language: Language): Page {
  return {
    text: pageOf(document(), language),
    headers: { 'Content-Language': language, 'Content-Security-Policy': contentSecurityPolicy },
  }
}
