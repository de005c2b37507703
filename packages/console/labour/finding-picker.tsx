import { Button, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { OneOf } from '../kit/choices.tsx'
import rows from '../kit/rows.module.css'
import { useWords } from '../language/words.tsx'
import { findingLine } from './finding-text.tsx'
import type { SeenFinding } from './findings.ts'

/** What of a labour market speaks for a step: chosen out of what was found, and left out again. */
export function FindingPicker({
  findings,
  chosen,
  error,
  onChange,
}: {
  readonly findings: readonly SeenFinding[]
  readonly chosen: readonly string[]
  readonly error?: ReactNode
  readonly onChange: (chosen: string[]) => void
}) {
  const words = useWords()
  const { say } = words
  const lineOf = (id: string) => {
    const finding = findings.find((each) => each.id === id)
    return finding === undefined ? '…' : findingLine(words, finding)
  }
  const left = findings.filter(({ id }) => !chosen.includes(id))
  return (
    <div>
      {chosen.length > 0 && (
        <ul className={rows['rows']}>
          {chosen.map((id) => (
            <li key={id} className={rows['row']}>
              <Text size="sm" className={rows['who']}>
                {lineOf(id)}
              </Text>
              <Button
                variant="default"
                size="xs"
                aria-label={say('labour.leaveOut', { finding: lineOf(id) })}
                onClick={() => onChange(chosen.filter((one) => one !== id))}
              >
                {say('labour.leaveOutShort')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {(left.length > 0 || Boolean(error)) && (
        <OneOf
          label={`${say('labour.point')} (${say('kit.optional')})`}
          isOptional
          choices={left.map((finding) => ({ value: finding.id, label: findingLine(words, finding) }))}
          value=""
          error={error}
          onChange={({ currentTarget }) =>
            currentTarget.value !== '' && onChange([...chosen, currentTarget.value])
          }
        />
      )}
    </div>
  )
}
