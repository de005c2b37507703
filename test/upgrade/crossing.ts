import { createClient } from '@passerelle/client'
import { type LocalCloud, openLocalCloud } from '@passerelle/local-cloud'
import { openSender } from '../isolation/support/http.ts'
import { crawl } from '../isolation/support/probes/crawl.ts'
import { type House, readersOf } from '../isolation/support/world/house.ts'
import { recorder } from '../isolation/support/world/recorder.ts'
import { openWorld } from '../isolation/support/world/world.ts'
import { stage } from '../support/cloud.ts'
import { uncounted } from '../support/quotas.ts'
import { askAgain, type Finding, remembering } from './questions.ts'

/** The synthesised releases, and the folder of the table that both stand over. */
export type Releases = { readonly older: string; readonly newer: string; readonly data: string }

/** What one release answered to the questions of the one before it. */
export type Turn = {
  readonly release: 'older' | 'newer'
  readonly asked: number
  readonly findings: readonly Finding[]
}

/** What is other after a record was written anew, whatever was written. */
const written = ['version', 'changedAt']

/** Lets the newer release write, the older one read and write, and the newer one read again. */
export async function crossReleases(
  { older, newer, data }: Releases,
  say: (what: string) => void,
): Promise<readonly Turn[]> {
  say('the newer release fills four organisations')
  const { answered, houses } = await during(newer, data, fill)
  say(`the older release is asked what was answered ${answered.size} times, and writes`)
  const read = await during(older, data, async (cloud) => {
    const turn = await askAgain(cloud.api, answered.values(), await routesOf(cloud))
    for (const house of houses) await writeAnew(cloud, house)
    await cloud.settled()
    return turn
  })
  say('the newer release is asked again')
  const again = await during(newer, data, (cloud) => askAgain(cloud.api, answered.values(), () => true))
  return [
    { release: 'older', ...read },
    {
      release: 'newer',
      asked: again.asked,
      findings: again.findings.filter(
        ({ what }) => !written.some((name) => what.endsWith(`${name} is other`)),
      ),
    },
  ]
}

async function during<Result>(
  assembly: string,
  data: string,
  act: (cloud: LocalCloud) => Promise<Result>,
): Promise<Result> {
  const cloud = await openLocalCloud({
    assembly,
    data,
    template: uncounted,
    tokenLife: 60,
    clock: { now: () => new Date() },
  })
  try {
    return await act(cloud)
  } finally {
    await cloud.close()
  }
}

/** Everything that the people of four organisations can read, out of every state that a referral can be in. */
async function fill(cloud: LocalCloud) {
  const watching = recorder()
  const { victims, attacker, outsider } = await openWorld(stage(cloud, watching), watching, {
    paths: ['draft', 'asked', 'offered', 'active', 'serving', 'completed'],
    shared: ['draft', 'offered', 'accepted', 'declined'],
  })
  const houses = [...victims, attacker, outsider]
  const sender = remembering(openSender(cloud.api))
  // Twice: what the first reading changes, that something was read for example, is no difference between releases.
  for (const _ of ['once', 'again']) for (const house of houses) await crawl(sender, readersOf(house))
  sender.close()
  return { answered: sender.answered, houses }
}

/** Whether a release has the route of a path, by its own document. */
async function routesOf(cloud: LocalCloud): Promise<(path: string) => boolean> {
  const document = (await (await fetch(`${cloud.api}/v1/openapi.json`)).json()) as { paths: object }
  const forms = Object.keys(document.paths).map(
    (template) => new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}(\\?|$)`),
  )
  return (path) => forms.some((form) => form.test(path))
}

/**
 * Writes anew what the coordinator of an organisation sees, every case that is open and every programme, with what stands
 * there already: what is gone afterwards is what this release does not know.
 */
async function writeAnew(cloud: LocalCloud, { person }: House): Promise<void> {
  const token = person('coordinator').tokens.access
  const api = createClient({ api: cloud.api, token: () => token })
  const { items: cases } = (await api.listParticipants({ query: {} })).body
  for (const { id } of cases) {
    const params = { participantId: id }
    const { body: found } = await api.readParticipant({ params })
    if (found.stage === 'closed') continue
    const { version: ifMatch, languages } = found
    await api.editParticipant({ params, ifMatch, body: { languages } })
  }
  const { items: programmes } = (await api.listProgrammes({ query: {} })).body
  for (const { id, version, name } of programmes)
    await api.editProgramme({ params: { programmeId: id }, ifMatch: version, body: { name } })
}
