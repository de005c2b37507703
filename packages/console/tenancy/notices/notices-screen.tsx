import { Badge, Button, Text } from '@mantine/core'
import { languages } from '@passerelle/messages'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { OneOf } from '../../kit/choices.tsx'
import { Empty } from '../../kit/empty.tsx'
import styles from '../../kit/form.module.css'
import { Page, Sheet } from '../../kit/page.tsx'
import { Reading } from '../../kit/reading.tsx'
import rows from '../../kit/rows.module.css'
import { languageChoices } from '../../language/choices.ts'
import { listText } from '../../language/list.ts'
import { languageName } from '../../language/names.ts'
import { useWords } from '../../language/words.tsx'
import { useWho } from '../../shell/who.tsx'
import { editionIn, useNotices } from './notice.ts'

/** The consent notices that the organisation has of its own, by language. */
export function NoticesScreen() {
  const words = useWords()
  const { say, language } = words
  const { has } = useWho()
  const notices = useNotices()
  return (
    <Page
      title={say('notices.title')}
      lead={say('notices.lead', {
        languages: listText(
          language,
          languages.map((one) => languageName(words, one)),
        ),
      })}
    >
      <Sheet title={say('notices.own')}>
        <Reading of={notices}>
          {({ body: { items } }) =>
            items.length === 0 ? (
              <Empty title={say('notices.none')} text={say('notices.noneText')} />
            ) : (
              <ul className={rows['rows']}>
                {items.map((notice) => (
                  <li key={notice.language} className={rows['row']}>
                    <Link
                      to="/notices/$language"
                      params={{ language: notice.language }}
                      className={rows['name']}
                    >
                      {languageName(words, notice.language)}
                    </Link>
                    <span className={rows['marks']}>
                      {(['in_force', 'draft'] as const)
                        .filter((state) => editionIn(notice, state) !== undefined)
                        .map((state) => (
                          <Badge
                            key={state}
                            variant="light"
                            color={state === 'draft' ? 'amber' : 'river'}
                            size="lg"
                            tt="none"
                          >
                            {say(`edition.${state}`)}
                          </Badge>
                        ))}
                      {editionIn(notice, 'in_force') === undefined && <Text>{say('notices.notShown')}</Text>}
                    </span>
                  </li>
                ))}
              </ul>
            )
          }
        </Reading>
      </Sheet>
      {has('admin') && <Another />}
    </Page>
  )
}

/** The way to a language in which nothing was written yet. */
function Another() {
  const words = useWords()
  const { say } = words
  const navigate = useNavigate()
  const [chosen, setChosen] = useState('')
  return (
    <Sheet title={say('notices.another')}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault()
          void navigate({ to: '/notices/$language', params: { language: chosen } })
        }}
      >
        <OneOf
          label={say('field.language')}
          choices={languageChoices(words).filter(({ value }) => !languages.some((one) => one === value))}
          value={chosen}
          onChange={({ currentTarget }) => setChosen(currentTarget.value)}
        />
        <div className={styles['end']}>
          <Button type="submit">{say('notices.begin')}</Button>
        </div>
      </form>
    </Sheet>
  )
}
