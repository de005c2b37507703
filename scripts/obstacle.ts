import { Unavailable } from '@passerelle/local-cloud'
import { type Sentence, sentence } from './say.ts'

/** The sentence for what kept the stack from starting. */
export function obstacleIn(error: unknown): Sentence {
  if (!(error instanceof Unavailable)) {
    return sentence('start.notOpened', { reason: error instanceof Error ? error.message : String(error) })
  }
  const { obstacle } = error
  switch (obstacle.code) {
    case 'port_taken':
      return sentence('start.portTaken', { port: obstacle.port })
    case 'port_forbidden':
      return sentence('start.portForbidden', { port: obstacle.port })
    case 'folder_in_use':
      return sentence('start.folderInUse', { holder: obstacle.holder, folder: obstacle.folder })
  }
}
