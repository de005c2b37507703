import type { Page, RequestTo } from '@passerelle/contract/kit'
import type { ownPage } from '@passerelle/contract/own-page'
import type { Language } from '@passerelle/messages'
import { readCode, readSixDigits } from '@passerelle/messages/typed'
import type { RefusedPage } from '@passerelle/runtime'
import type { OwnApi, Untold } from './own-api.ts'
import { type Amiss, doorOf, unreadOf } from './page/door.ts'
import { homeOf } from './page/home.ts'
import { pageOf } from './page/page.ts'
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
  return homeOf(told, await wordsIn(language))
}

/** Says that a request was none from the form, and where the form stands. */
export const showRefusal: RefusedPage = async (status, { language }) => {
  const words = await wordsIn(language)
  return pageOf(words, unreadOf(words, status >= 500), status)
}

/** The way in with the code as it was given, so that nobody types 52 letters twice; the PIN is not sent back. */
async function askAgain(
  status: Page['status'],
  language: Language,
  amiss: Amiss,
  code: string,
): Promise<Page> {
  const words = await wordsIn(language)
  return pageOf(words, doorOf(words, amiss, code), status)
}
