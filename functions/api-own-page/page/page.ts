import type { Page } from '@passerelle/contract/kit'
import type { Html } from '@passerelle/runtime/html'
import { plainPage, unlisted } from '@passerelle/runtime/page'
import { style } from './style.ts'
import type { Words } from './words.ts'

/** The way in, for browsers with script and without. */
export const wayIn = '/me/'

/** The frame around whatever stands on the page. */
export function pageOf({ language, say }: Words, main: Html, status?: Page['status']): Page {
  const isBusy = status === 429 || status === 503
  return plainPage({
    language,
    title: say('title'),
    style,
    hasForm: true,
    head: unlisted,
    main,
    status,
    headers: isBusy ? { 'Retry-After': '5' } : {},
  })
}
