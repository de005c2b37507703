import type { Client } from '@passerelle/client'
import type { Fault } from '../../isolation/support/faulty.ts'
import { anAssessment, memberId, takeIn } from '../../support/casework.ts'
import type { Person, TestCloud } from '../../support/cloud.ts'
import { type PlainItem, partition, plain } from '../../support/engine.ts'
import { fatou, journey, type Kind, type SeenReferral, type TwoHouses } from '../../support/exchange.ts'
import { inProcess } from '../../support/in-process.ts'
import { ownLink } from '../../support/own-link.ts'

/** Where a referral's rows and keys stand. */
export type Place = Pick<SeenReferral, 'id' | 'from' | 'to'>

/** All that the engine keeps of one referral. */
export type Snapshot = {
  /** Nothing where a draft was deleted. */
  readonly record: Record | undefined
  /** The commands of its course, in order. */
  readonly path: readonly PlainItem[]
  readonly disclosures: number
  /** Tiers of the package whose keys both parties may open, and those that the sender still holds back. */
  readonly open: readonly string[]
  readonly held: readonly string[]
}

type Record = Omit<SeenReferral, 'participantId' | 'side'>

/** Two organisations, and a third, with their people in this process: past the gateway, not past the policies. */
export async function openWorld(stage: TestCloud, houses: TwoHouses, faults: readonly Fault[] = []) {
  // A fault is planted where the code is that has it.
  const isOfCase = ({ file }: Fault) => file.endsWith('/follow-case.ts')
  const others = faults.filter((fault) => !isOfCase(fault))
  const [exchange, casework, self, tenancy] = await Promise.all([
    inProcess(stage, 'api-exchange', faults),
    inProcess(stage, 'api-casework', faults.filter(isOfCase)),
    inProcess(stage, 'api-self', others),
    inProcess(stage, 'api-tenancy', others),
  ])
  // A token holds for a quarter of an hour, and whoever tries much takes longer.
  const signedIn = async (who: Person): Promise<Person> => {
    const tokens = await stage.signIn(who.email)
    return { ...who, tokens, api: stage.client(tokens.access) }
  }
  const here = async (who: Person) => ({ ...who, api: await exchange(await signedIn(who)) })
  const office = async (who: Person) => ({ ...who, api: await tenancy(await signedIn(who)) })
  const miriam = await signedIn(houses.miriam)
  const people = {
    ...houses,
    miriam: await here(houses.miriam),
    lead: await here(houses.lead),
    awa: await here(houses.awa),
    chief: await here(houses.chief),
    lea: await here(houses.lea),
    admins: {
      ...houses.admins,
      bfz: await office(houses.admins.bfz),
      dakar: await office(houses.admins.dakar),
    },
  }
  const way = journey(people)
  const caseworker = await casework(await signedIn(houses.lead))
  return {
    stage,
    people,

    /** Somebody new, and the draft of a referral for them. */
    async begin(kind: Kind) {
      const participant = await takeIn(miriam.api, fatou())
      // Without it there would be nothing in one of the tiers, and nobody could be asked for all of them.
      await miriam.api.recordAssessment({
        params: { participantId: participant.id },
        body: anAssessment(),
      })
      const draft = await way.draft(participant.id, kind)
      let own: Promise<Client> | undefined
      return {
        draft,
        /** The case, as the engine keeps it. */
        caseNow: async () => {
          const rows = await partition(stage.cloud, 'main', `T#${draft.from}#CASE#${participant.id}`)
          return rows.map(plain).find(({ entity }) => entity === 'Participant')
        },
        /** The case goes to the colleague, with its coach as deputy, or back. */
        async reassign(): Promise<void> {
          const params = { participantId: participant.id }
          const { body } = await caseworker.readParticipant({ params })
          const [coach, colleague] = [memberId(houses.miriam), memberId(houses.jonas)]
          const isBack = body.coachId === colleague
          await caseworker.editParticipant({
            params,
            body: isBack ? { coachId: coach, deputyId: null } : { coachId: colleague, deputyId: coach },
            ifMatch: body.version,
          })
        },
        /** The person themselves, who gets a link as soon as they want one. */
        person(): Promise<Client> {
          own ??= ownLink(stage, miriam, participant).then(({ bearer }) =>
            self({ tokens: { access: bearer } }),
          )
          return own
        },
      }
    },
  }
}

export type World = Awaited<ReturnType<typeof openWorld>>

export async function snapshot({ cloud }: TestCloud, { from, to, id }: Place): Promise<Snapshot> {
  const pk = `R#${from}#${to}#${id}`
  const [rows, open, held] = await Promise.all([
    partition(cloud, 'main', pk),
    partition(cloud, 'keys', `${pk}#KEYS`),
    partition(cloud, 'keys', `${pk}#HELD`),
  ])
  const main = rows.map(plain)
  const of = (entity: string) => main.filter((row) => row['entity'] === entity)
  const record = of('Referral')[0] as Record | undefined // as `clearPartOf` wrote it
  return {
    record,
    path: of('TimelineEvent'),
    disclosures: of('Disclosure').length,
    open: tiersIn(open.map(plain)),
    held: tiersIn(held.map(plain)),
  }
}

function tiersIn(keys: readonly PlainItem[]): readonly string[] {
  return keys.flatMap(({ sk }) => /^TIER#\d+#(T\d)$/.exec(String(sk))?.[1] ?? [])
}
