import { Button, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Facts } from '../../kit/facts.tsx'
import form from '../../kit/form.module.css'
import { Notice } from '../../kit/notice.tsx'
import { Sheet } from '../../kit/page.tsx'
import { Reading } from '../../kit/reading.tsx'
import { sideBySide } from '../../language/side-by-side.ts'
import { dayText, momentText } from '../../language/times.ts'
import { useWords } from '../../language/words.tsx'
import { useScopeName } from '../limits/limits.ts'
import { type Chain, type Fault, useChain, useCheck } from './seals.ts'

/** Up to when the journal is sealed, who bears witness of it, and a check of a day. */
export function SealsSheet() {
  const { say } = useWords()
  const chain = useChain()
  return (
    <Sheet title={say('seals.title')}>
      <Text>{say('seals.lead')}</Text>
      <Reading of={chain}>
        {({ body }) => (
          <>
            <ChainFacts chain={body} />
            <DayCheck />
          </>
        )}
      </Reading>
    </Sheet>
  )
}

function ChainFacts({ chain }: { readonly chain: Chain }) {
  const { say, language } = useWords()
  const partnerName = useScopeName()
  const { last, closed, open, witnesses, isSound, lockedAway } = chain
  const isSplit = witnesses.some(({ seal }) => seal === undefined)
  return (
    <>
      {!isSound && (
        <Notice tone="grave" title={say('seals.broken')}>
          <Text>{say('seals.brokenText')}</Text>
        </Notice>
      )}
      {isSplit && (
        <Notice tone="grave" title={say('seals.split')}>
          <Text>{say('seals.brokenText')}</Text>
        </Notice>
      )}
      <Facts
        facts={[
          [say('seals.until'), last ? momentText(language, last.upTo) : say('seals.none')],
          last !== undefined && [say('seals.lines'), String(last.lines)],
          last !== undefined && [
            say('seals.last'),
            sideBySide(language, [
              say('seals.number', { number: String(last.number) }),
              momentText(language, last.sealedAt),
            ]),
          ],
          last !== undefined && [say('seals.root'), <Digest key="root">{last.root}</Digest>],
          closed !== undefined && [say('seals.closed'), dayText(language, closed.day)],
          last !== undefined && [
            say('seals.lockedAway'),
            say('seals.number', { number: String(lockedAway) }),
          ],
          [
            say('seals.open'),
            open.isMore ? say('seals.moreThan', { lines: String(open.lines) }) : String(open.lines),
          ],
          ...witnesses.map(
            ({ partner, sealedAt }) =>
              [
                say('seals.witness'),
                sideBySide(language, [partnerName(partner), momentText(language, sealedAt)]),
              ] as const,
          ),
        ]}
      />
    </>
  )
}

/** A digest is read letter by letter, from left to right in every language, and may break anywhere. */
function Digest({ children }: { readonly children: string }) {
  return (
    <Text component="bdi" dir="ltr" size="sm" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
      {children}
    </Text>
  )
}

/** Checks one day, once somebody asks for it. */
function DayCheck() {
  const { say } = useWords()
  const [day, setDay] = useState('')
  const [asked, setAsked] = useState('')
  const check = useCheck(asked)
  return (
    <>
      <form
        className={form['form']}
        onSubmit={(event) => {
          event.preventDefault()
          if (day === asked) void check.refetch()
          setAsked(day)
        }}
      >
        <TextInput
          type="date"
          required
          label={say('seals.day')}
          value={day}
          onChange={({ currentTarget }) => setDay(currentTarget.value)}
        />
        <div>
          <Button type="submit" variant="default" loading={asked !== '' && check.isFetching}>
            {say('seals.check')}
          </Button>
        </div>
      </form>
      {asked !== '' && (
        <Reading of={check} lines={1}>
          {({ body }) =>
            body.faults.length === 0 ? (
              <Notice title={say('seals.whole')}>
                <Text>{say('seals.checked', { lines: String(body.lines), seals: String(body.seals) })}</Text>
              </Notice>
            ) : (
              <Notice tone="grave" title={say('seals.notWhole')}>
                <FaultList found={body.faults} />
              </Notice>
            )
          }
        </Reading>
      )}
    </>
  )
}

function FaultList({ found }: { readonly found: readonly Fault[] }) {
  const { say, language } = useWords()
  return (
    <ul>
      {found.map(({ what, seal, place }) => (
        <li key={`${what} ${seal} ${place}`}>
          {sideBySide(language, [
            say(`sealFault.${what}`),
            place !== undefined && momentText(language, place.slice(0, 24)),
            seal !== undefined && say('seals.number', { number: String(seal) }),
          ])}
        </li>
      ))}
    </ul>
  )
}
