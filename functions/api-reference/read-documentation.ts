import type { Page } from '@passerelle/contract/kit'
import { openApiDocument } from '@passerelle/contract/openapi'
import type { Language } from '@passerelle/messages'
import { once } from './once.ts'
import { contentSecurityPolicy, pageOf } from './page/page.ts'

/** The operations, for people. */
export const readDocumentation = inEachLanguage(
  (language): Page => ({
    text: viewerOf(language),
    headers: { 'Content-Language': language, 'Content-Security-Policy': contentSecurityPolicy },
  }),
)
