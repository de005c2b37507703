import type { OfferId, TenantId } from '@passerelle/domain/kernel'
import { offerKinds, type PublicOffer, type Publisher, publicOfferOf } from '@passerelle/domain/offers'
import { randomIds } from '@passerelle/runtime'
import { offerWrites } from '@passerelle/table/testing'
import type { TestCloud } from '../../support/cloud.ts'
import { type Cost, costOf, engineCalls } from '../recording.ts'
import { keepItems } from './keep.ts'

/** A page of a directory: what it cost, and how many offers stood on it. */
export type FoundPage = Cost & { readonly operations: readonly string[]; readonly found: number }

const languages = ['fr', 'ar', 'en', 'de', 'wo', 'ha'] as const
const trades = ['Couture', 'Menuiserie', 'Soudure', 'Cuisine', 'Solaire', 'Mécanique', 'Coiffure'] as const

/** A directory with so many offers in one country, made and kept as the product shows them. */
export async function keepOffers(
  stage: TestCloud,
  country: PublicOffer['country'],
  many: number,
): Promise<number> {
  const publisher = {
    tenant: { id: randomIds.next<'tenant'>() as TenantId, name: 'Centre de Dakar', kind: 'centre' },
    places: { places: [] },
    centre: {},
    isActive: true,
  } as unknown as Publisher // as much of it as is looked at
  function* items() {
    for (let n = 0; n < many; n += 1) {
      const shown = publicOfferOf(
        {
          id: randomIds.next<'offer'>() as OfferId,
          version: 1,
          changedAt: '2026-01-01T10:00:00.000Z',
          state: 'published',
          kind: offerKinds[n % offerKinds.length] ?? 'training',
          country,
          title: { fr: `Formation en ${trades[n % trades.length]} à Dakar, groupe ${n}` },
          summary: { fr: 'Texte' },
          audience: ['after_return'],
          nextStep: { fr: 'Venez' },
          languages: [languages[n % languages.length] ?? 'fr'],
        },
        publisher,
      )
      if (shown === undefined) throw new Error('a published offer is shown')
      for (const write of offerWrites(undefined, { ...shown, version: 1 }))
        if ('put' in write) yield write.put
    }
  }
  return keepItems(stage, items())
}

/** What it takes to find a page of them, by each kind of filter. */
export async function costsOfPages(
  { cloud }: TestCloud,
  country: string,
): Promise<Readonly<Record<string, FoundPage>>> {
  const filters = {
    country: {},
    kind: { kind: 'training' },
    kindAndLanguage: { kind: 'training', language: 'fr' },
    rareWord: { q: 'groupe 77' },
    commonWord: { q: 'formation' },
    wordAndKind: { q: 'formation couture', kind: 'credit' },
  }
  const pages: Record<string, FoundPage> = {}
  for (const [name, filter] of Object.entries(filters)) {
    const address = `${cloud.api}/v1/public/offers?${new URLSearchParams({ country, limit: '20', ...filter })}`
    let found = 0
    const calls = await engineCalls(cloud, async () => {
      const answer = await fetch(address)
      if (!answer.ok) throw new Error(`${name}: ${answer.status}`)
      const page = (await answer.json()) as { readonly items: readonly unknown[] } // as the contract has it
      found = page.items.length
    })
    pages[name] = { ...costOf(calls), operations: calls.map(({ operation }) => operation), found }
  }
  return pages
}
