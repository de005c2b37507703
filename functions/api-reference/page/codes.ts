import { declineReasons, type Reason, referralStates, withdrawReasons } from '@passerelle/domain/exchange'
import { outcomes } from '@passerelle/domain/follow-up'
import type { Language } from '@passerelle/messages'
import { referrals } from '@passerelle/messages/referrals'
import { terms } from '@passerelle/messages/terms'
import { type Html, html } from '@passerelle/runtime/html'
import { code, type Words } from './words.ts'

/** The meaning of the codes of a referral, in the words in which the API's own sentences say them. */
export function codes({ say, language }: Words): Html {
  return html`<article id="codes" aria-labelledby="codes-title">
<h3 id="codes-title">${say('codes.title')}</h3>
${tablesIn(language).map(
  ({ title, meanings }) => html`<table><caption>${say(`codes.${title}`)}</caption>
<thead><tr><th scope="col">${say('column.code')}</th><th scope="col">${say('column.meaning')}</th></tr></thead>
<tbody>${meanings.map(([name, meaning]) => html`<tr><th scope="row">${code(name)}</th><td>${meaning}</td></tr>`)}</tbody></table>`,
)}</article>`
}

function tablesIn(language: Language) {
  const reason = (code: Reason) => [code, terms.say(language, `reason.${code}`)] as const
  return [
    {
      title: 'states',
      meanings: referralStates.map((code) => [code, terms.say(language, `state.${code}`)] as const),
    },
    { title: 'declining', meanings: declineReasons.map(reason) },
    { title: 'withdrawing', meanings: withdrawReasons.map(reason) },
    {
      title: 'outcomes',
      meanings: outcomes.map((code) => [code, referrals.say(language, `outcome.${code}`)] as const),
    },
  ] as const
}
