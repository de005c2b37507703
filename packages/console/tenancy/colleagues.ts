import type { ResourceOf } from '@passerelle/client'
import { useRead } from '../api/use-read.ts'
import type { Choice } from '../kit/choices.tsx'
import { useWords } from '../language/words.tsx'
import { useWho } from '../shell/who.tsx'

type Colleague = ResourceOf<'listColleagues'>['items'][number]

/** The colleagues who can answer for a case, oneself among them. */
export function useColleagues(): {
  readonly all: readonly Colleague[]
  readonly nameOf: (id: string) => string
} {
  const { say } = useWords()
  const { memberId, has } = useWho()
  const enabled = has('admin', 'coordinator', 'coach', 'counsellor', 'instructor', 'auditor')
  const { data } = useRead('listColleagues', [{ query: { limit: 100 } }], { enabled })
  const all = data?.body.items ?? []
  return {
    all,
    nameOf: (id) =>
      all.find((one) => one.id === id)?.name ?? say(id === memberId ? 'colleague.me' : 'colleague.somebody'),
  }
}

/** Colleagues for a field of a form: those with one of these roles, and without oneself where it must be another. */
export function useColleagueChoices(
  roles: readonly Colleague['roles'][number][],
  without?: 'me',
): readonly Choice[] {
  const { say } = useWords()
  const { memberId } = useWho()
  const { all } = useColleagues()
  return all
    .filter((one) => one.roles.some((role) => roles.includes(role)))
    .filter(({ id }) => without === undefined || id !== memberId)
    .map(({ id, name }) => ({ value: id, label: id === memberId ? say('colleague.meBy', { name }) : name }))
}
