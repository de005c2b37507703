import { usePages } from '../../api/use-pages.ts'
import { useRead } from '../../api/use-read.ts'

/** The templates of the platform and the organisation's own. */
export const useTemplates = () => usePages('listProgrammeTemplates', { limit: 50 })

export const useTemplate = (templateId: string) =>
  useRead('readProgrammeTemplate', [{ params: { templateId } }])
