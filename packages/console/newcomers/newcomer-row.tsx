import { Badge, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import rows from '../kit/rows.module.css'
import { sideBySide } from '../language/side-by-side.ts'
import { dayOfInstant, momentText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import type { ContactLine } from './newcomers.ts'

/** One request as a list shows it: when somebody asked and where, and nothing that they said. */
export function NewcomerRow({ line }: { readonly line: ContactLine }) {
  const { say, language } = useWords()
  const { id, state, askedAt, until, offerId } = line
  return (
    <li className={rows['row']}>
      <div className={rows['who']}>
        <Link to="/newcomers/$contactRequestId" params={{ contactRequestId: id }} className={rows['name']}>
          {say('newcomers.asked', { moment: momentText(language, askedAt) })}
        </Link>
        <Text size="sm" c="dimmed">
          {sideBySide(language, [
            say(offerId === undefined ? 'newcomers.ofCentre' : 'newcomers.ofOffer'),
            say('newcomers.until', { day: dayOfInstant(language, until) }),
          ])}
        </Text>
      </div>
      <Badge variant="light" color={state === 'waiting' ? 'amber' : 'gray'} size="lg" tt="none">
        {say(`contactState.${state}`)}
      </Badge>
    </li>
  )
}
