import { type Html, html } from '@passerelle/runtime/html'
import type { Words } from './words.ts'

const topics = ['signIn', 'format', 'versions', 'repeating', 'lists', 'refusing', 'languages'] as const

/** The conventions of every call. */
export function conventions({ say }: Words): Html {
  return html`<section id="conventions" aria-labelledby="conventions-title">
<h2 id="conventions-title">${say('conventions.title')}</h2>
<dl>${topics.map(
    (topic) =>
      html`<dt>${say(`conventions.${topic}.title`)}</dt><dd>${say(`conventions.${topic}.text`, {
        token: html`<code dir="ltr">Authorization: Bearer …</code>`,
      })}</dd>`,
  )}</dl>
</section>`
}
