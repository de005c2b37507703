import { OneTimeSecret } from '../kit/one-time-secret.tsx'
import { useWords } from '../language/words.tsx'

/** What signs the deliveries. */
export function Secret({ secret }: { readonly secret: string | undefined }) {
  const { say } = useWords()
  return (
    <OneTimeSecret
      secret={secret}
      title={say('webhooks.secret')}
      gone={say('webhooks.secretGone')}
      text={say('webhooks.secretText')}
    />
  )
}
