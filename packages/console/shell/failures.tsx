import { Button } from '@mantine/core'
import { type ErrorComponentProps, Link } from '@tanstack/react-router'
import { Page } from '../kit/page.tsx'
import { useWords } from '../language/words.tsx'

/** An address that leads nowhere. */
export function NotFound() {
  const { say } = useWords()
  return (
    <Page title={say('trouble.gone')} lead={say('trouble.goneText')}>
      <Link to="/">{say('nav.home')}</Link>
    </Page>
  )
}

/** A screen that could not be loaded, as after a new version was put up: to load anew is the cure. */
export function ScreenFailed({ reset }: ErrorComponentProps) {
  const { say } = useWords()
  return (
    <Page title={say('trouble.screen')} lead={say('trouble.screenText')}>
      <div>
        <Button variant="default" onClick={reset}>
          {say('action.tryAgain')}
        </Button>
      </div>
    </Page>
  )
}
