import { directionOf, type Language, languages, ownNames } from '@passerelle/messages'
import { loadMe } from '@passerelle/messages/me'
import type { Plugin } from 'vite'

/**
 * Writes into the person's page the way in where no script runs: a form for each language, since nothing can choose one
 * then. It leads to a page that the API makes (`showOwnPage`).
 */
export function noScriptDoor(): Plugin {
  return {
    name: 'no-script-door',
    transformIndexHtml: async (page, { path }) => {
      if (!path.startsWith('/me/')) return page
      const doors = await Promise.all(languages.map(doorIn))
      const main = `<main>\n<h1>Passerelle</h1>\n${doors.join('\n')}\n</main>`
      return page.replace('</body>', `  <noscript>\n${main}\n</noscript>\n  </body>`)
    },
  }
}

async function doorIn(language: Language): Promise<string> {
  const { say } = await loadMe(language)
  const field = (name: 'code' | 'pin', hint: 'plain.codeHint' | 'door.pinHint', more: string) =>
    `<div class="field">
<label for="${name}-${language}">${say(`door.${name}`)}</label>
<input id="${name}-${language}" name="${name}" required autocomplete="off" autocapitalize="off" spellcheck="false" dir="ltr" aria-describedby="${name}-hint-${language}" ${more}>
<small id="${name}-hint-${language}">${say(hint)}</small>
</div>`
  return `<details name="language" lang="${language}" dir="${directionOf(language)}">
<summary>${ownNames[language]}</summary>
<form class="door" method="post" action="/v1/self/page">
<p>${say('noScript')}</p>
<p>${say('door.lead')}</p>
${field('code', 'plain.codeHint', 'maxlength="600"')}
${field('pin', 'door.pinHint', 'maxlength="60" inputmode="numeric"')}
<button type="submit" class="main" name="language" value="${language}">${say('door.enter')}</button>
</form>
</details>`
}
