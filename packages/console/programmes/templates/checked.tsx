import { Button, Text } from '@mantine/core'
import { pick } from '@passerelle/messages'
import { Facts } from '../../kit/facts.tsx'
import { Notice } from '../../kit/notice.tsx'
import { listText } from '../../language/list.ts'
import { periodText } from '../../language/times.ts'
import { useWords } from '../../language/words.tsx'
import { endOf } from '../programme.ts'
import { fieldNames, type TemplateCheck } from './template.ts'

/** What came of a check: what is wrong, each with its line, or what the template would open. */
export function Checked({
  check: { faults, opens, differs },
  onLine,
}: {
  readonly check: TemplateCheck
  /** Shows a line of the text, where it is written as one. */
  readonly onLine: ((line: number) => void) | undefined
}) {
  const { say, language } = useWords()
  if (opens === undefined) {
    return (
      <Notice tone="grave" title={say('template.faults', { count: faults.length })}>
        <ol>
          {faults.map(({ line, column, path, message }) => (
            <li key={`${line} ${column} ${path} ${message}`}>
              {onLine && (
                <Button variant="subtle" size="compact-sm" onClick={() => onLine(line)}>
                  {say('template.place', { line: String(line), column: String(column) })}
                </Button>
              )}{' '}
              {path !== '' && <bdi dir="ltr">{path}: </bdi>}
              {message}
            </li>
          ))}
        </ol>
      </Notice>
    )
  }
  const { programme, modules } = opens
  const units = modules.reduce((sum, { teachingUnits }) => sum + teachingUnits, 0)
  const names: Readonly<Record<string, (typeof fieldNames)[keyof typeof fieldNames]>> = fieldNames
  return (
    <Notice title={say('template.sound')}>
      <Text>{say('template.opens')}</Text>
      <Facts
        facts={[
          [say('members.name'), pick(programme.name, language)],
          [say('box.state'), say(`state.${programme.state}`)],
          [say('programmes.term'), periodText(language, { from: programme.term.from, to: endOf(programme) })],
          [
            say('programmes.modules'),
            listText(language, [
              say('programmes.modulesIn', { count: modules.length }),
              say('programmes.units', { units }),
            ]),
          ],
          differs !== undefined && [
            say('template.differs'),
            differs.length === 0
              ? say('template.same')
              : listText(
                  language,
                  differs.map((field) => {
                    const name = names[field]
                    return name === undefined ? field : say(name)
                  }),
                ),
          ],
        ]}
      />
    </Notice>
  )
}
