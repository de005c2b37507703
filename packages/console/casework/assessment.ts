import type { CallOptions, ResourceOf } from '@passerelle/client'
import type { CodesOf } from '@passerelle/messages/console'
import { typedNumber } from '@passerelle/messages/typed'
import { chosen } from '../kit/chosen.ts'
import { codeOf } from './occupations.ts'

export type AssessmentBody = CallOptions<'recordAssessment'>['body']
export type Assessment = ResourceOf<'readAssessment'>

export const waysOfLearning = ['formal', 'informal', 'both'] as const satisfies readonly CodesOf<'learnt'>[]
export const levels = ['Pre-A1', 'A1', 'A2', 'B1', 'B2', 'C1', 'C2'] as const

type OccupationEntry = { isco08: string; years: string; learnt: string }
type LanguageEntry = {
  language: string
  listening: string
  spokenInteraction: string
  reading: string
  writing: string
}

/** What is typed, in the shape of the body that is sent; the skills are lines of one text. */
export type AssessmentEntry = {
  assessedOn: string
  occupations: OccupationEntry[]
  languages: LanguageEntry[]
  skills: string
}

export const noOccupation: OccupationEntry = { isco08: '', years: '', learnt: 'informal' }
export const noLanguage: LanguageEntry = {
  language: '',
  listening: '',
  spokenInteraction: '',
  reading: '',
  writing: '',
}

/** An assessment to write down, or the one that is there to put right. */
export function assessmentEntry(
  before: Assessment | undefined,
  day: string,
  textOf: (code: string) => string,
): AssessmentEntry {
  const occupations = (before?.occupations ?? []).map(({ isco08, years, learnt }) => ({
    isco08: textOf(isco08),
    years: String(years),
    learnt,
  }))
  const languages = (before?.languages ?? []).map(
    ({ language, listening = '', spokenInteraction = '', reading = '', writing = '' }) => ({
      language,
      listening,
      spokenInteraction,
      reading,
      writing,
    }),
  )
  return {
    assessedOn: before?.assessedOn ?? day,
    occupations: occupations.length > 0 ? occupations : [noOccupation],
    languages: languages.length > 0 ? languages : [noLanguage],
    skills: (before?.skills ?? []).map(({ name }) => name).join('\n'),
  }
}

/** The body for what was typed. What stands in the assessment before and on no screen is kept. */
export function assessmentBody(entry: AssessmentEntry, before: Assessment | undefined): AssessmentBody {
  const body = {
    assessedOn: entry.assessedOn,
    ...(before && { assessedBy: before.assessedBy }),
    occupations: entry.occupations
      .filter(({ isco08 }) => isco08.trim() !== '')
      .map(({ isco08, years, learnt }) => {
        const code = codeOf(isco08)
        const kept = before?.occupations.find((one) => one.isco08 === code)
        const { country, evidence = [] } = kept ?? {}
        return { isco08: code, years: numberOf(years), learnt, ...(country && { country }), evidence }
      }),
    languages: entry.languages
      .filter(({ language }) => language !== '')
      .map((written) => ({
        ...before?.languages.find(({ language }) => language === written.language),
        ...chosen(written),
      })),
    ...(before?.education && { education: before.education }),
    skills: entry.skills
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map((name) => before?.skills.find((skill) => skill.name === name) ?? { name }),
  }
  return body as AssessmentBody // what was typed may break a rule: the API refuses it by field
}

/** A number as people write it, with a comma or a point; what is none, as it was written. */
function numberOf(typed: string): number | string {
  const number = typedNumber(typed)
  return typed.trim() === '' || Number.isNaN(number) ? typed : number
}
