import type { CallOptions } from '@passerelle/client'
import type { CodesOf } from '@passerelle/messages/console'
import type { Choice } from '../kit/choices.tsx'
import type { useWords } from '../language/words.tsx'

type Words = ReturnType<typeof useWords>
type Kind = NonNullable<CallOptions<'takeInParticipant'>['body']['kind']>

/** The kinds of person that there are. */
const kinds: readonly (Kind & CodesOf<'personKind'>)[] = [
  'candidate',
  'decided',
  'returnee',
  'migrant',
  'refugee',
  'host_community',
]

export function kindChoices({ say }: Words): readonly Choice[] {
  return kinds.map((value) => ({ value, label: say(`personKind.${value}`) }))
}
