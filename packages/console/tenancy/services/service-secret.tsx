import { Button, Code, CopyButton, Text } from '@mantine/core'
import { Notice } from '../../kit/notice.tsx'
import { useWords } from '../../language/words.tsx'

/** A secret as it was made: shown this once, and kept nowhere in the page. */
export function ServiceSecret({ secret }: { readonly secret: string | undefined }) {
  const { say } = useWords()
  return (
    <Notice tone="waiting" title={say('services.secret')}>
      {secret === undefined ? (
        <Text>{say('services.secretGone')}</Text>
      ) : (
        <>
          <Code block dir="ltr">
            {secret}
          </Code>
          <CopyButton value={secret}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy} aria-live="polite">
                {say(copied ? 'tenant.copied' : 'tenant.copy')}
              </Button>
            )}
          </CopyButton>
          <Text>{say('services.secretText')}</Text>
        </>
      )}
    </Notice>
  )
}
