import type { Page, RequestTo } from '@passerelle/contract/kit'
import type { ownPage } from '@passerelle/contract/own-page'
import type { Language } from '@passerelle/messages'
import { readCode, readSixDigits } from '@passerelle/messages/typed'
import type { RefusedPage } from '@passerelle/runtime'
import type { Html } from '@passerelle/runtime/html'
import type { OwnApi, Untold } from './own-api.ts'
import { type Amiss, doorOf, unreadOf } from './page/door.ts'
import { homeOf } from './page/home.ts'
import { contentSecurityPolicy, pageOf } from './page/page.ts'
import { wordsIn } from './page/words.ts'

type Form = RequestTo<typeof ownPage.routes.showOwnPage>['body']

const statuses = { refused: 401, busy: 429, down: 503 } as const satisfies Readonly<
  Record<Untold, Page['status']>
>

/** Shows somebody their own page, or the way in once more with what is amiss. */
export async function showOwnPage(api: OwnApi, { code, pin, language }: Form): Promise<Page> {
  const given = readCode(code)
  const digits = readSixDigits(pin)
  if ('count' in given) return askAgain(400, language, { kind: 'code', count: given.count }, code)
  if (digits === undefined) return askAgain(400, language, { kind: 'pin' }, code)
  const told = await api.tell({ code: given.code, pin: digits, language })
  if (typeof told === 'string') return askAgain(statuses[told], language, { kind: told }, code)
  return written(200, language, homeOf(told, await wordsIn(language)))
}

/** Says that a request was none from the form, and where the form stands. */
export const showRefusal: RefusedPage = async (status, { language }) => {
  const words = await wordsIn(language)
  return written(known(status), language, pageOf(words, unreadOf(words, status >= 500)))
}

/** The way in with the code as it was given, so that nobody types 52 letters twice; the PIN is not sent back. */
async function askAgain(
  status: Page['status'],
  language: Language,
  amiss: Amiss,
  code: string,
): Promise<Page> {
  const words = await wordsIn(language)
  return written(status, language, pageOf(words, doorOf(words, amiss, code)))
}

function written(status: Page['status'], language: Language, page: Html): Page {
  return {
    content: page.toString(),
    ...(status !== undefined && { status }),
    headers: {
      'Content-Language': language,
      'Content-Security-Policy': contentSecurityPolicy,
      ...((status === 429 || status === 503) && { 'Retry-After': '5' }),
    },
  }
}

/** The statuses of a refusal that a page of its own has. */
function known(status: number): Page['status'] {
  return [400, 401, 403, 404, 405, 413, 415, 429, 500, 503].find((each) => each === status) as Page['status']
}
