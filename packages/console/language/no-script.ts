import { directionOf, languages } from '@passerelle/messages'
import { loadMe } from '@passerelle/messages/me'
import type { Plugin } from 'vite'

/** Writes into the page what it says where no script runs: in every language, since nothing can choose one then. */
export function noScriptWords(): Plugin {
  return {
    name: 'no-script-words',
    transformIndexHtml: async (page, { path }) => {
      if (!path.startsWith('/me/')) return page
      const lines = await Promise.all(
        languages.map(async (language) => {
          const { say } = await loadMe(language)
          return `<p lang="${language}" dir="${directionOf(language)}">${say('noScript')}</p>`
        }),
      )
      return page.replace('</body>', `  <noscript>${lines.join('')}</noscript>\n  </body>`)
    },
  }
}
