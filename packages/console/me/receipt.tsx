/** @jsxImportSource preact */
import { TroubleNotice } from './notice.tsx'
import type { OwnReferral } from './own.ts'
import { useKeep } from './use-keep.ts'
import { useWords } from './words.tsx'

/** Lets the person keep the receipt of what they agreed to. It names nobody, and its file neither. */
export function Receipt({ referralId }: Pick<OwnReferral, 'referralId'>) {
  const { say } = useWords()
  const { keep, trouble } = useKeep('receipt.jsonld', 'application/ld+json', (api) =>
    api.readOwnReceipt({ params: { referralId } }),
  )
  return (
    <>
      <TroubleNotice trouble={trouble} again={keep} />
      <button type="button" onClick={keep}>
        {say('consent.receipt')}
      </button>
    </>
  )
}
