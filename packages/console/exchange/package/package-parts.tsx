import { Text, Title } from '@mantine/core'
import type { ResourceOf } from '@passerelle/client'
import { directionOf } from '@passerelle/messages'
import type { ConsoleSpeaker } from '@passerelle/messages/console'
import styles from './package.module.css'
import { type Read, readContent } from './reader.ts'

type Part = ResourceOf<'readPackage'>['parts'][number]

/** The tiers of a package, each with all that it holds, in one language and its direction. */
export function PackageParts({
  parts,
  speaker,
}: {
  readonly parts: readonly Part[]
  readonly speaker: ConsoleSpeaker
}) {
  const { language, say } = speaker
  return (
    <div className={styles['parts']} lang={language} dir={directionOf(language)}>
      {parts.map(({ tier, document, text }) => (
        <section key={tier} className={styles['part']}>
          <Title order={3}>{say(`tier.${tier}`)}</Title>
          <Fields fields={readContent(speaker, document.content)} />
          {Object.keys(document.content).length === 0 && <Text c="dimmed">{say('package.nothing')}</Text>}
          <details>
            <summary>{say('package.exact')}</summary>
            <pre className={styles['exact']} dir="ltr">
              {text}
            </pre>
          </details>
        </section>
      ))}
    </div>
  )
}

function Fields({ fields }: { readonly fields: readonly Read[] }) {
  return (
    <dl className={styles['fields']}>
      {fields.map(({ name, value }, place) => (
        // Two sections may have a field of one name; their order never changes.
        <div key={place} className={typeof value === 'string' ? styles['field'] : styles['group']}>
          <dt>{name}</dt>
          <dd>{typeof value === 'string' ? <bdi>{value}</bdi> : <Fields fields={value} />}</dd>
        </div>
      ))}
    </dl>
  )
}
