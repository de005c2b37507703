import { offerWordsIn } from '@passerelle/messages/offers'
import type { RefusedPage } from '@passerelle/runtime'
import { html } from '@passerelle/runtime/html'
import { framed } from './frame.ts'

/** Says that there is no such page, or that nothing can be said at present. */
export const showRefusal: RefusedPage = async (status, { language }) => {
  const words = offerWordsIn(language)
  const isOurs = status === 429 || status >= 500
  const [title, text] = isOurs
    ? (['page.down', 'page.downText'] as const)
    : (['page.unknown', 'page.unknownText'] as const)
  return framed(words, {
    title: words.say(title),
    body: html`<p role="alert">${words.say(text)}</p>`,
    status,
  })
}
