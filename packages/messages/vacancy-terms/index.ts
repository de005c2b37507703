import type { EmploymentType, VacancyState, WagePeriod } from '@passerelle/domain/vacancies'
import ar from './ar.json' with { type: 'json' }
import de from './de.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import fr from './fr.json' with { type: 'json' }

/** Names of kinds of employment and of the states of vacancies, and for what a wage is paid. */
export type VacancyTerm = keyof typeof en

const english: Readonly<
  Record<`employment.${EmploymentType}` | `wagePer.${WagePeriod}` | `vacancyState.${VacancyState}`, string>
> &
  typeof en = en

export const vacancyTerms = { en: english, de, fr, ar } as const satisfies Record<
  string,
  Readonly<Record<VacancyTerm, string>>
>
