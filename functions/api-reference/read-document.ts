import type { Page } from '@passerelle/contract/kit'
import { openApiDocument } from '@passerelle/contract/openapi'
import { once } from './once.ts'

/** The document as machines read it. */
export const readDocument = once((): Page => ({ content: JSON.stringify(openApiDocument()) }))
