import type { CallOptions } from '@passerelle/client'
import { Act } from '../../kit/act.tsx'
import { OneOf } from '../../kit/choices.tsx'
import { useWords } from '../../language/words.tsx'
import { type Notice, reviewBases } from './notice.ts'

type Basis = CallOptions<'reviewConsentNotice'>['body']['basis']

/** Says that the draft is right, and how that is known: from then on it is what people are shown. */
export function ReviewAct({ notice }: { readonly notice: Notice }) {
  const { say } = useWords()
  return (
    <Act
      label={say('notices.review')}
      tone="main"
      happens={say('notices.reviewHappens')}
      version={notice.version}
      first=""
      fields={({ said, setSaid, errors }) => (
        <OneOf
          label={say('notices.basis')}
          choices={reviewBases.map((value) => ({ value, label: say(`reviewBasis.${value}`) }))}
          value={said}
          error={errors['basis']}
          onChange={({ currentTarget }) => setSaid(currentTarget.value)}
        />
      )}
      send={(api, { said, version }, idempotencyKey) =>
        api.reviewConsentNotice({
          params: { language: notice.language },
          ifMatch: version,
          // It was chosen from a list; what was not chosen, the API refuses by field.
          body: { basis: said as Basis },
          idempotencyKey,
        })
      }
    />
  )
}

/** Puts the notice before nobody any more. */
export function WithdrawAct({ notice }: { readonly notice: Notice }) {
  const { say } = useWords()
  return (
    <Act
      label={say('notices.withdraw')}
      tone="grave"
      happens={say('notices.withdrawHappens')}
      version={notice.version}
      first={undefined}
      send={(api, { version }, idempotencyKey) =>
        api.withdrawConsentNotice({
          params: { language: notice.language },
          ifMatch: version,
          idempotencyKey,
        })
      }
    />
  )
}
