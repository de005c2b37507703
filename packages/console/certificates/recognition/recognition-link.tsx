import { pick } from '@passerelle/messages'
import { Link } from '@tanstack/react-router'
import rows from '../../kit/rows.module.css'
import { useWords } from '../../language/words.tsx'
import type { Recognition } from './recognitions.ts'

/** The way to a recognition, by what it is of. */
export function RecognitionLink({
  recognition: { id, participantId, title },
}: {
  readonly recognition: Pick<Recognition, 'id' | 'participantId' | 'title'>
}) {
  const { language } = useWords()
  return (
    <Link
      to="/cases/$participantId/recognitions/$recognitionId"
      params={{ participantId, recognitionId: id }}
      className={rows['name']}
    >
      <bdi>{pick(title, language)}</bdi>
    </Link>
  )
}
