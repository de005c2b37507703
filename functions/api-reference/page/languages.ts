import { type Language, languages } from '@passerelle/messages'
import { type Html, html } from '@passerelle/runtime/html'
import type { Words } from './words.ts'

const names: Readonly<Record<Language, string>> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  ar: 'العربية',
}

/** The same page in the other languages. */
export function languageLinks({ say, language }: Words): Html {
  return html`<nav aria-label="${say('page.languages')}"><ul class="languages">${languages.map(
    (each) =>
      html`<li><a href="?language=${each}" hreflang="${each}" lang="${each}"${each === language ? html` aria-current="true"` : html``}>${names[each]}</a></li>`,
  )}</ul></nav>`
}
