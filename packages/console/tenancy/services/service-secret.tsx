import { Button, CopyButton } from '@mantine/core'
import { OneTimeSecret } from '../../kit/one-time-secret.tsx'
import { useWords } from '../../language/words.tsx'

/** By which a system signs in. */
export function ServiceSecret({ secret }: { readonly secret: string | undefined }) {
  const { say } = useWords()
  return (
    <OneTimeSecret
      secret={secret}
      title={say('services.secret')}
      gone={say('services.secretGone')}
      text={say('services.secretText')}
    >
      <CopyButton value={secret ?? ''}>
        {({ copied, copy }) => (
          <Button variant="default" onClick={copy} aria-live="polite">
            {say(copied ? 'tenant.copied' : 'tenant.copy')}
          </Button>
        )}
      </CopyButton>
    </OneTimeSecret>
  )
}
