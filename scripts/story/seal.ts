import type { LocalCloud } from '@passerelle/local-cloud'
import type { Narrator } from '../narrator.ts'
import type { Cast } from './cast.ts'

/** A line settles for two minutes before it is sealed; the clock is told that they are over. */
const settledMs = 3 * 60_000

/** What was done is sealed, and an admin reads how far. */
export async function sealJournals(cloud: LocalCloud, { bfz }: Cast, narrate: Narrator): Promise<void> {
  await narrate.event('story.seal', async () => {
    const due = new Date(Date.now() + settledMs).toISOString()
    const outcome = await cloud.invoke('seal-journal', { due })
    if ('error' in outcome) throw new Error(outcome.error.errorMessage)
  })
  const { name, api } = bfz.admin
  const { body } = await api.readJournalChain()
  const { lines = 0, head = '' } = body.last ?? {}
  await narrate.step(name, 'story.readSeal', () => api.readJournalChain(), {
    lines: String(lines),
    head: head.slice(0, 16),
  })
}
