import type { LocalCloud } from '@passerelle/local-cloud'
import type { House } from './house.ts'

/** Longer than a line takes to settle. */
const settledMs = 3 * 60_000

/** The journals of all houses, sealed; and of each house one line with its proof, and a check of today. */
export async function setUpSeals(cloud: LocalCloud, houses: readonly House[]): Promise<void> {
  const due = new Date(Date.now() + settledMs).toISOString()
  await cloud.invoke('seal-journal', { due })
  for (const { person } of houses) {
    const { api } = person('admin')
    const [line] = (await api.listJournalLines({ query: { limit: 1 } })).body.items
    if (line === undefined) throw new Error('a house without a line in its journal')
    await api.readJournalProof({ query: { place: line.place } })
    await api.readJournalCheck({ query: { day: due.slice(0, 10) } })
  }
}
