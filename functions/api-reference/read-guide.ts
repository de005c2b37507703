import type { Page } from '@passerelle/contract/kit'
import { openApiDocument } from '@passerelle/contract/openapi'
import { inEachLanguage } from './once.ts'
import { contentSecurityPolicy, guideOf } from './page/page.ts'

/** The guide to all that holds for every call. */
export const readGuide = inEachLanguage(
  async (language): Promise<Page> => ({
    content: await guideOf(openApiDocument(), language),
    headers: { 'Content-Language': language, 'Content-Security-Policy': contentSecurityPolicy },
  }),
)
