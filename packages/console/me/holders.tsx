/** @jsxImportSource preact */
import type { ResourceOf } from '@passerelle/client'
import { countryName } from '../language/names.ts'
import { dayText, momentText } from '../language/times.ts'
import { useWords } from './words.tsx'

type Holder = ResourceOf<'listHolders'>['items'][number]

/** Every organisation that was ever shown something, what it may read now, and what it answered. */
export function Holders({ holders, own }: { readonly holders: readonly Holder[]; readonly own: string }) {
  const { say } = useWords()
  if (holders.length === 0) return <p>{say('holders.none', { name: own })}</p>
  return holders.map((holder) => <OneHolder key={holder.referralId} holder={holder} />)
}

function OneHolder({ holder }: { readonly holder: Holder }) {
  const { say, language } = useWords()
  const { organisation, since, open, disclosures, erasure } = holder
  return (
    <article class="card">
      <h3>
        <bdi>{organisation.name}</bdi>
      </h3>
      <p class="soft">{countryName(language, organisation.country)}</p>
      <p>{say('holders.since', { day: dayText(language, since) })}</p>
      <p>
        {open.length === 0
          ? say('holders.closed')
          : say('holders.open', { what: open.map(({ name }) => name) })}
      </p>
      {erasure && (
        <p>
          {erasure.text}
          {erasure.ground && <span class="line">{say('holders.ground', { ground: erasure.ground })}</span>}
        </p>
      )}
      <details>
        <summary>{say('holders.history')}</summary>
        <ul>
          {disclosures.map(({ at, names, occasion }) => (
            <li key={`${at} ${occasion} ${names}`}>
              {say(`holders.${occasion}`, {
                day: momentText(language, at),
                what: names,
              })}
            </li>
          ))}
        </ul>
      </details>
    </article>
  )
}
