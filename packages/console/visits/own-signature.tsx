import { SignaturePicture } from '../coaching/signature-picture.tsx'
import { useWords } from '../language/words.tsx'
import type { Signature } from './visit.ts'

/** A signature that was given here; nothing where it was given on paper, or was not. */
export function OwnSignature({
  name,
  signature,
}: {
  readonly name: string
  readonly signature: Signature | undefined
}) {
  const { say } = useWords()
  return signature?.way === 'drawn' ? (
    <SignaturePicture strokes={signature.strokes} label={say('visit.pad', { name })} />
  ) : null
}
