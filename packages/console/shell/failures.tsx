import { Button } from '@mantine/core'
import { type ErrorComponentProps, Link } from '@tanstack/react-router'
import { Empty } from '../kit/empty.tsx'
import { Notice } from '../kit/notice.tsx'
import { useWords } from '../language/words.tsx'

/** An address that leads nowhere. */
export function NotFound() {
  const { say } = useWords()
  return (
    <Empty title={say('trouble.gone')} text={say('trouble.goneText')}>
      <Link to="/">{say('nav.home')}</Link>
    </Empty>
  )
}

/** A screen that could not be loaded, as after a new version was put up: to load anew is the cure. */
export function ScreenFailed({ reset }: ErrorComponentProps) {
  const { say } = useWords()
  return (
    <Notice tone="grave" title={say('trouble.screen')}>
      {say('trouble.screenText')}
      <div>
        <Button variant="default" onClick={reset}>
          {say('action.tryAgain')}
        </Button>
      </div>
    </Notice>
  )
}
