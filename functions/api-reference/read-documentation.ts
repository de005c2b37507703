import type { Page } from '@passerelle/contract/kit'
import { inEachLanguage } from './once.ts'
import { contentSecurityPolicy, viewerOf } from './viewer/page.ts'

/** The operations, for people. */
export const readDocumentation = inEachLanguage(
  (language): Page => ({
    content: viewerOf(language),
    headers: { 'Content-Language': language, 'Content-Security-Policy': contentSecurityPolicy },
  }),
)
