import { type Html, html } from '@passerelle/runtime/html'
import type { Words } from './words.ts'

const topics = [
  'signIn',
  'systems',
  'format',
  'versions',
  'repeating',
  'lists',
  'refusing',
  'languages',
] as const

/** The conventions of every call. */
export function conventions({ say }: Words): Html {
  return html`<section id="conventions" aria-labelledby="conventions-title">
<h2 id="conventions-title">${say('conventions.title')}</h2>
<dl>${topics.map(
    (topic) =>
      html`<dt>${say(`conventions.${topic}.title`)}</dt><dd>${say(`conventions.${topic}.text`, {
        token: html`<code dir="ltr">Authorization: Bearer …</code>`,
        config: html`<code dir="ltr">/config.json</code>`,
      })}</dd>`,
  )}</dl>
<p>${say('conventions.systems.sample')}</p>
<pre dir="ltr" lang="en"><code>${asSystem}</code></pre>
</section>`
}

/** How a system signs in, for a shell; `CONSOLE` is the address of console and API. */
const asSystem = `TOKENS=$(curl -sS "$CONSOLE/config.json" | jq -r .tokenUrl)
TOKEN=$(curl -sS --fail-with-body -u "$CLIENT_ID:$CLIENT_SECRET" "$TOKENS" \\
  -d grant_type=client_credentials | jq -r .access_token)
curl -sS --fail-with-body -H "Authorization: Bearer $TOKEN" "$CONSOLE/v1/me"`
