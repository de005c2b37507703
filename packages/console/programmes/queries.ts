import type { ResourceOf } from '@passerelle/client'
import { pick } from '@passerelle/messages'
import { useRead } from '../api/use-read.ts'
import type { Choice } from '../kit/choices.tsx'
import { useWords } from '../language/words.tsx'

export type Programme = ResourceOf<'listProgrammes'>['items'][number]
export type TemplateCode = ResourceOf<'listProgrammeTemplates'>['items'][number]['code']

export type Module = ResourceOf<'listModules'>['items'][number]

export const useModules = (programmeId: string, enabled = true) =>
  useRead('listModules', [{ params: { programmeId }, query: { limit: 100 } }], { enabled })

export const useProgrammes = () => useRead('listProgrammes', [{ query: { limit: 100 } }])

/** The programmes in which somebody can be taken in, for a field of a form. */
export function useOpenProgrammes(): readonly Choice[] {
  const { language } = useWords()
  const { data } = useProgrammes()
  return (data?.body.items ?? [])
    .filter(({ state }) => state !== 'ended')
    .map(({ id, name }) => ({ value: id, label: pick(name, language) }))
}
