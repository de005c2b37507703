import { Button, Text } from '@mantine/core'
import { Sheet } from '../kit/page.tsx'
import { useWords } from '../language/words.tsx'
import { VisitPage } from './visit-page.tsx'

/**
 * The same for somebody who is not signed in, with a network or without: it is opened and filled in; who sends it signs
 * in first.
 */
export function VisitDoor({ onSignIn }: { readonly onSignIn: (() => void) | undefined }) {
  const { say } = useWords()
  return (
    <VisitPage
      sending={() => (
        <Sheet title={say('visit.sendTitle')}>
          <Text>{say(onSignIn === undefined ? 'visit.sendLater' : 'visit.sendSignedIn')}</Text>
          {onSignIn !== undefined && (
            <div>
              <Button onClick={onSignIn}>{say('signIn.enter')}</Button>
            </div>
          )}
        </Sheet>
      )}
    />
  )
}
