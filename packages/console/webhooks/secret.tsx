import { Code, Text } from '@mantine/core'
import { Notice } from '../kit/notice.tsx'
import { useWords } from '../language/words.tsx'

/** What signs the deliveries: shown this once, and kept nowhere in the page. */
export function Secret({ secret }: { readonly secret: string | undefined }) {
  const { say } = useWords()
  return (
    <Notice tone="waiting" title={say('webhooks.secret')}>
      {secret === undefined ? (
        <Text>{say('webhooks.secretGone')}</Text>
      ) : (
        <>
          <Code block dir="ltr">
            {secret}
          </Code>
          <Text>{say('webhooks.secretText')}</Text>
        </>
      )}
    </Notice>
  )
}
