/** @jsxImportSource preact */
import type { ResourceOf } from '@passerelle/client'
import type { PackageSpeaker } from '@passerelle/messages/package'
import { type Read, readContent } from '../exchange/package/reader.ts'
import { useWords } from './words.tsx'

type Preview = ResourceOf<'readOwnConsent'>

/** The very bytes that would cross or have crossed, tier by tier: in words, and as they are sent. */
export function Parts({ preview, speaker }: { readonly preview: Preview; readonly speaker: PackageSpeaker }) {
  const { say } = useWords()
  if (preview.parts.length === 0) return <p>{say('consent.destroyed')}</p>
  return preview.parts.map(({ tier, document, text }) => {
    const fields = readContent(speaker, document.content)
    const told = preview.tiers.find((one) => one.tier === tier)
    return (
      <article key={tier} class="card">
        <h3>{told?.name ?? tier}</h3>
        {told && <p class="soft">{told.text}</p>}
        {fields.length === 0 && <p>{say('consent.nothing')}</p>}
        <Fields fields={fields} />
        <details>
          <summary>{say('consent.bytes')}</summary>
          <pre dir="ltr">{text}</pre>
        </details>
      </article>
    )
  })
}

function Fields({ fields }: { readonly fields: readonly Read[] }) {
  return (
    <dl>
      {fields.map(({ name, value }, place) => (
        // Two sections may have a field of one name; their order never changes.
        <div key={place} class={typeof value === 'string' ? 'leaf' : 'branch'}>
          <dt>{name}</dt>
          <dd>{typeof value === 'string' ? <bdi>{value}</bdi> : <Fields fields={value} />}</dd>
        </div>
      ))}
    </dl>
  )
}
