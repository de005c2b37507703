import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { OneOf } from '../kit/choices.tsx'
import styles from '../kit/form.module.css'
import { Page, Sheet } from '../kit/page.tsx'
import { useWords } from '../language/words.tsx'
import { FiguresSheet } from '../placement/figures-sheet.tsx'
import { useWho } from '../shell/who.tsx'
import { vacancyStates } from './vacancies.ts'
import { VacancyList } from './vacancy-list.tsx'

/** The vacancies that the organisation keeps, those that are open first of all. */
export function VacanciesScreen() {
  const { say } = useWords()
  const { has } = useWho()
  const [state, setState] = useState('open')
  return (
    <Page
      title={say('vacancies.title')}
      lead={say('vacancies.lead')}
      actions={has('admin', 'coordinator', 'coach') && <Link to="/employers">{say('employers.title')}</Link>}
    >
      <Sheet>
        <OneOf
          label={say('box.state')}
          isOptional
          className={styles['short'] ?? ''}
          choices={vacancyStates.map((value) => ({ value, label: say(`vacancyState.${value}`) }))}
          value={state}
          onChange={({ currentTarget }) => setState(currentTarget.value)}
        />
        <VacancyList state={state} />
      </Sheet>
      {has('admin', 'coordinator', 'coach') && <FiguresSheet />}
    </Page>
  )
}
