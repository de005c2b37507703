import type { CallOptions, ResourceOf } from '@passerelle/client'
import type { CodesOf } from '@passerelle/messages/console'
import { codeOf } from './occupations.ts'

export type InterviewBody = CallOptions<'recordFirstInterview'>['body']
type Interview = ResourceOf<'readFirstInterview'>
type Topic = Interview['situation'][number]['topic']

export const modes = ['presence', 'online', 'phone', 'mobile'] as const satisfies readonly CodesOf<'mode'>[]
export const interpreters = [
  'professional',
  'volunteer',
  'relative',
  'remote',
] as const satisfies readonly CodesOf<'interpreter'>[]
export const topics = [
  'housing',
  'family',
  'livelihood',
  'work',
  'education',
  'documents',
  'debts',
  'childcare',
  'transport',
  'social_network',
] as const satisfies readonly CodesOf<'topic'>[] & readonly Topic[]

/** What is typed, in the shape of the body that is sent. */
export type InterviewEntry = {
  heldOn: string
  mode: string
  language: string
  interpretation: { needed: boolean; language: string; by: string }
  goal: string
  situation: { topic: string; note: string }[]
  expectations: string
  labourMarketDestination: { country: string; region: string; occupations: string[] }
}

/** An interview to write down, or the one that is there to put right. */
export function interviewEntry(
  before: Interview | undefined,
  first: { readonly day: string; readonly language: string; readonly country: string },
  textOf: (code: string) => string,
): InterviewEntry {
  const { interpretation, labourMarketDestination: destination } = before ?? {}
  return {
    heldOn: before?.heldOn ?? first.day,
    mode: before?.mode ?? 'presence',
    language: before?.language ?? first.language,
    interpretation: {
      needed: interpretation?.needed ?? false,
      language: interpretation?.language ?? '',
      by: interpretation?.by ?? '',
    },
    goal: before?.goal ?? '',
    situation: (before?.situation ?? []).map(({ topic, note }) => ({ topic, note })),
    expectations: before?.expectations ?? '',
    labourMarketDestination: {
      country: destination?.country ?? first.country,
      region: destination?.region ?? '',
      occupations: [...(destination?.occupations ?? []).map(textOf), ''],
    },
  }
}

/** The topics that somebody chose, each with what was written about it before. */
export function withTopics(
  situation: InterviewEntry['situation'],
  chosen: readonly string[],
): InterviewEntry['situation'] {
  return chosen.map((topic) => situation.find((one) => one.topic === topic) ?? { topic, note: '' })
}

/** The body for what was typed. What stands in the interview before and on no screen is kept. */
export function interviewBody(entry: InterviewEntry, before: Interview | undefined): InterviewBody {
  const { interpretation, expectations, labourMarketDestination: destination, ...rest } = entry
  const { needed, language, by } = interpretation
  const occupations = destination.occupations.map(codeOf).filter((code) => code !== '')
  const note = before?.labourMarketDestination.note
  const body = {
    ...rest,
    ...(before && { conductedBy: before.conductedBy }),
    interpretation: { needed, ...(needed && language && { language }), ...(needed && by && { by }) },
    ...(expectations.trim() && { expectations }),
    labourMarketDestination: {
      country: destination.country,
      ...(destination.region.trim() && { region: destination.region }),
      occupations,
      ...(note !== undefined && { note }),
    },
  }
  return body as InterviewBody // what was typed may break a rule: the API refuses it by field
}
