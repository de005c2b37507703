import { fileURLToPath } from 'node:url'

/** Where the domain keeps its table of holidays. */
export const tableFile = fileURLToPath(
  new URL('../../packages/domain/calendar/holiday-table.ts', import.meta.url),
)
