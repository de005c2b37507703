import type { Page } from '@passerelle/contract/kit'
import { newcomerWordsIn } from '@passerelle/messages/newcomers'
import type { RefusedPage } from '@passerelle/runtime'
import { html } from '@passerelle/runtime/html'
import { framed } from './frame.ts'

/** Says that there is no such page or request, or that nothing can be said at present. */
export const showRefusal: RefusedPage = async (status, { language }) => {
  const words = newcomerWordsIn(language)
  const isOurs = status === 429 || status >= 500
  const [title, text] = isOurs ? (['down', 'downText'] as const) : (['unknown', 'unknownText'] as const)
  return framed(words, {
    title: words.say(title),
    body: html`<p role="alert">${words.say(text)}</p>`,
    status: known(status) ?? 500,
  })
}

/** The statuses of a refusal that a page of its own has. */
function known(status: number): Page['status'] {
  return ([400, 401, 403, 404, 405, 409, 413, 415, 429, 500, 503] as const).find((each) => each === status)
}
