import { type Obstacle, Unavailable } from '@passerelle/local-cloud'
import type { Complaint } from './options.ts'

const sentences: Readonly<Record<Obstacle['code'], string>> = {
  port_taken: 'start.portTaken',
  port_forbidden: 'start.portForbidden',
  folder_in_use: 'start.folderInUse',
}

/** The sentence for what kept the stack from starting. */
export function obstacleIn(error: unknown): Complaint {
  if (!(error instanceof Unavailable)) {
    const reason = error instanceof Error ? error.message : String(error)
    return { key: 'start.notOpened', facts: { reason } }
  }
  const { code, ...facts } = error.obstacle
  return {
    key: sentences[code],
    facts: Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, String(fact)])),
  }
}
