import type { ResourceOf } from '@passerelle/client'
import { pick } from '@passerelle/messages'
import { useRead } from '../api/use-read.ts'
import type { Choice } from '../kit/choices.tsx'
import { useWords } from '../language/words.tsx'
import { inOrder } from './module-order.ts'

export type Programme = ResourceOf<'listProgrammes'>['items'][number]

export type Module = ResourceOf<'listModules'>['items'][number]

export const useProgrammes = () => useRead('listProgrammes', [{ query: { limit: 100 } }])

/** The modules of a programme, in the order in which they are taught there. */
export function useModules(programmeId: string, enabled = true) {
  const programmes = useProgrammes()
  const { data, error, isPending, refetch } = useRead(
    'listModules',
    [{ params: { programmeId }, query: { limit: 100 } }],
    { enabled },
  )
  const order = programmes.data?.body.items.find(({ id }) => id === programmeId)?.moduleOrder
  const modules = data && { ...data, body: { ...data.body, items: inOrder(data.body.items, order) } }
  return { data: modules, error, isPending, refetch }
}

/** The programmes in which somebody can be taken in, for a field of a form. */
export function useOpenProgrammes(): readonly Choice[] {
  const { language } = useWords()
  const { data } = useProgrammes()
  return (data?.body.items ?? [])
    .filter(({ state }) => state !== 'ended')
    .map(({ id, name }) => ({ value: id, label: pick(name, language) }))
}

/** Every programme, those that have ended as well, for a field of a form. */
export function useProgrammeChoices(): readonly Choice[] {
  const { language } = useWords()
  const items = useProgrammes().data?.body.items ?? []
  return items.map(({ id, name }) => ({ value: id, label: pick(name, language) }))
}

/** The names of programmes by their numbers; of one that is not known yet, a dash. */
export function useProgrammeNames(): (id: string) => string {
  const { language } = useWords()
  const items = useProgrammes().data?.body.items ?? []
  return (id) => {
    const programme = items.find((each) => each.id === id)
    return programme === undefined ? '–' : pick(programme.name, language)
  }
}
