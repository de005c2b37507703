import type { CallOptions } from '@passerelle/client'
import { Act } from '../../kit/act.tsx'
import { onlyChanged } from '../../kit/changed.ts'
import { ManyOf, OneOf } from '../../kit/choices.tsx'
import { useWords } from '../../language/words.tsx'
import { bases, type Corridor, kinds, purposes, tiers } from './corridor.ts'

/** Sign for other terms: they hold, without a gap, once the other party has signed them too. */
export function ChangeTerms({ corridor }: { readonly corridor: Corridor }) {
  const { say } = useWords()
  const first = {
    kinds: kinds.filter((kind) => corridor.kinds.includes(kind)) as string[],
    purposes: purposes.filter((purpose) => corridor.purposes.includes(purpose)) as string[],
    highestTier: corridor.highestTier as string,
    transferBasis: corridor.transferBasis as string,
  }
  return (
    <Act
      label={say('corridors.change')}
      happens={say('corridors.changeHappens')}
      version={corridor.version}
      first={first}
      fields={({ said, setSaid, errors }) => (
        <>
          <ManyOf
            label={say('corridors.kinds')}
            choices={kinds.map((value) => ({ value, label: say(`kind.${value}`) }))}
            value={said.kinds}
            error={errors['kinds']}
            onChange={(chosen) => setSaid({ ...said, kinds: kinds.filter((kind) => chosen.includes(kind)) })}
          />
          <ManyOf
            label={say('corridors.purposes')}
            choices={purposes.map((value) => ({ value, label: say(`purpose.${value}`) }))}
            value={said.purposes}
            error={errors['purposes']}
            onChange={(chosen) =>
              setSaid({ ...said, purposes: purposes.filter((purpose) => chosen.includes(purpose)) })
            }
          />
          <OneOf
            label={say('corridors.highest')}
            choices={tiers.map((value) => ({ value, label: say(`tier.${value}`) }))}
            value={said.highestTier}
            error={errors['highestTier']}
            onChange={({ currentTarget }) => setSaid({ ...said, highestTier: currentTarget.value })}
          />
          <OneOf
            label={say('corridors.basis')}
            choices={bases.map((value) => ({ value, label: say(`basis.${value}`) }))}
            value={said.transferBasis}
            error={errors['transferBasis']}
            onChange={({ currentTarget }) => setSaid({ ...said, transferBasis: currentTarget.value })}
          />
        </>
      )}
      send={(api, { said, version }, idempotencyKey) =>
        api.renewCorridor({
          params: { corridorId: corridor.id },
          ifMatch: version,
          // Chosen from lists; terms that are no others, or cannot be, the API refuses by field.
          body: onlyChanged(said, first) as CallOptions<'renewCorridor'>['body'],
          idempotencyKey,
        })
      }
    />
  )
}
