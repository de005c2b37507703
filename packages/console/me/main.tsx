/** @jsxImportSource preact */
import '../look/look.css'
import './me.css'
import { closest } from '@passerelle/messages'
import { loadMe } from '@passerelle/messages/me'
import { readCode } from '@passerelle/messages/typed'
import { render } from 'preact'
import { watchIdle } from '../session/idle.ts'
import { OwnPage } from './own-page.tsx'
import { openVisit } from './visit.ts'
import { VisitContext } from './visit-context.tsx'
import { WordsProvider } from './words.tsx'

const visit = openVisit(location.origin)

/** Takes the code out of the address, so that neither the history nor a look at the page keeps it. */
function takeCode() {
  if (location.hash === '') return
  const given = readCode(location.hash)
  history.replaceState(null, '', location.pathname)
  visit.come('code' in given ? given.code : undefined)
}

takeCode()
addEventListener('hashchange', takeCode)
// A page that a browser keeps while another one is shown would come back open.
addEventListener('pagehide', () => visit.close('left'))
watchIdle(() => visit.close('idle'))

const dark = matchMedia('(prefers-color-scheme: dark)')
const shade = () => {
  document.documentElement.dataset['mantineColorScheme'] = dark.matches ? 'dark' : 'light'
}
dark.addEventListener('change', shade)
shade()

const speaker = await loadMe(closest(navigator.languages))
const place = document.getElementById('me')
if (place === null) throw new Error('index.html has no place for the page')
render(
  <WordsProvider first={speaker}>
    <VisitContext.Provider value={visit}>
      <OwnPage />
    </VisitContext.Provider>
  </WordsProvider>,
  place,
)
