import type { FieldError, Id, ProgrammeId } from '@passerelle/domain/kernel'
import { type FollowOn, type ModuleOutlook, noOutlook } from '@passerelle/domain/labour'
import type { Offer } from '@passerelle/domain/offers'
import type { Vacancy } from '@passerelle/domain/vacancies'
import { clearEntity, readClear } from '../engine/entity.ts'
import { offerKeys } from '../engine/keys/offers.ts'
import { outlookKeys, outlookRanges, vacancyKeys } from '../engine/keys/vacancies.ts'
import { allOf } from '../engine/store.ts'
import { requireRow } from '../engine/write.ts'
import type { JournalEntry } from '../session/journal.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { replaceOwn } from '../tenancy/index.ts'

/** An offer or a vacancy of the organisation in which something goes on. */
export type FollowedOn = Pick<Offer, 'title'> &
  ({ readonly offer: Offer } | { readonly vacancy: Vacancy }) & { readonly id: Id<'offer'> | Id<'vacancy'> }

/** What becomes of modules in places. Nothing about people, so nothing is sealed. */
export type Outlooks = {
  /** One call; where nobody has said anything, that. */
  get(of: Pick<ModuleOutlook, 'programmeId' | 'moduleId' | 'area'>): Promise<ModuleOutlook>
  /** All of a programme in a country and its regions, of its modules in turn: one query for each megabyte. */
  inCountry(programme: ProgrammeId, country: string): Promise<readonly ModuleOutlook[]>
  /** The offers and vacancies that outlooks name. One call for a hundred, none where they name none. */
  followedOn(outlooks: readonly ModuleOutlook[]): Promise<readonly FollowedOn[]>
  /** @throws {Refused} `invalid` for an offer or a vacancy that the organisation does not have */
  replace(outlook: ModuleOutlook, readVersion: number, entry: JournalEntry): Promise<void>
}

export function outlooks(table: TenantTable): Outlooks {
  const { store, tenant, unitOfWork } = table
  const keyOf = (follow: FollowOn) =>
    follow.kind === 'offer'
      ? [{ field: 'offerId', key: offerKeys.offer(tenant, follow.offerId) }]
      : follow.kind === 'vacancy'
        ? [{ field: 'vacancyId', key: vacancyKeys.vacancy(tenant, follow.vacancyId) }]
        : []

  return {
    async get(of) {
      const item = await store.get(outlookKeys.outlook(tenant, of))
      return item === undefined ? noOutlook(of) : readClear('ModuleOutlook', item)
    },

    async inCountry(programme, country) {
      const range = outlookRanges.inCountry(tenant, programme, country)
      return (await allOf(store.queryAll(range))).map((item) => readClear('ModuleOutlook', item))
    },

    async followedOn(all) {
      const named = all.flatMap(followsOf).flatMap(keyOf)
      const keys = new Map(named.map(({ key }) => [`${key.pk} ${key.sk}`, key]))
      const rows = keys.size === 0 ? [] : await store.getAll([...keys.values()])
      return rows.map((row): FollowedOn => {
        if (row['entity'] === 'Offer') {
          const offer = readClear('Offer', row)
          return { id: offer.id, title: offer.title, offer }
        }
        const vacancy = readClear('Vacancy', row)
        return { id: vacancy.id, title: vacancy.title, vacancy }
      })
    },

    replace: (outlook, readVersion, entry) => {
      const row = { key: outlookKeys.outlook(tenant, outlook), ...clearEntity('ModuleOutlook', outlook) }
      const required = followsOf(outlook).flatMap((follow, place) =>
        keyOf(follow).map(({ field, key }) =>
          requireRow(key, { present: true }, () => unknown(['body', 'continuation', 'to', place, field])),
        ),
      )
      return unitOfWork.commit({ entry, status: 200, writes: [replaceOwn(row, readVersion), ...required] })
    },
  }
}

function followsOf({ continuation }: ModuleOutlook): readonly FollowOn[] {
  return continuation?.kind === 'goes_on' ? continuation.to : []
}

function unknown(path: FieldError['path']) {
  return { code: 'invalid', errors: [{ path, code: 'unknown_reference' }] } as const
}
