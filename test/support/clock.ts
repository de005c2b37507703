import type { PolicyKey } from '@passerelle/domain/exchange'
import type { TestCloud } from './cloud.ts'
import { partition, plant, type Spelled, type SpelledItem } from './engine.ts'
import type { SeenReferral } from './exchange.ts'

type Watched = Pick<SeenReferral, 'id' | 'from' | 'to'>
type Sweep = { readonly due: number; readonly acted: number; readonly failed: number }

/** Lets time pass for referrals. */
export function clockOf({ cloud }: TestCloud) {
  return {
    /** Lets the clock function run as the schedule starts it. */
    async sweep(order = {}): Promise<Sweep> {
      const outcome = await cloud.invoke('expire-referrals', order)
      if ('error' in outcome) throw new Error(outcome.error.errorMessage)
      return JSON.parse(outcome.payload) as Sweep
    },

    /** Makes limits of a referral be over since some days, as if they had passed. */
    async letPass(referral: Watched, ...policies: readonly PolicyKey[]): Promise<void> {
      await overSince(1, referral, policies)
    },

    /** The same, since that many days. */
    letDaysPass: async (referral: Watched, days: number, ...policies: readonly PolicyKey[]): Promise<void> =>
      overSince(days, referral, policies),
  }

  async function overSince(
    days: number,
    { id, from, to }: Watched,
    policies: readonly PolicyKey[],
  ): Promise<void> {
    const over = new Date(Date.now() - days * 86_400_000).toISOString()
    const rows = await partition(cloud, 'main', `R#${from}#${to}#${id}`)
    const referral = rows.find(({ sk }) => text(sk) === 'REFERRAL')
    for (const row of rows) {
      const place = text(row['sk'])
      const since = { S: `${over}#${id}` }
      if (place === 'REFERRAL') await plant(cloud, 'main', { ...row, deadlines: passed(row, over, policies) })
      if (place === 'CLOCK')
        await plant(cloud, 'main', {
          ...row,
          dueAt: { S: over },
          gsi1pk: { S: `P#CLOCK#${over.slice(0, 10)}` },
          gsi1sk: since,
        })
      if (place.startsWith('OWED#') && sidesOf(referral, policies).includes(place.slice(5)))
        await plant(cloud, 'main', { ...row, ...(row['gsi1sk'] && { gsi1sk: since }), gsi2sk: since })
    }
  }
}

function passed(row: SpelledItem | undefined, dueAt: string, policies: readonly PolicyKey[]): Spelled {
  return {
    L: deadlinesIn(row).map(({ M }) => ({
      M: policies.some((policy) => policy === text(M['policy'])) ? { ...M, dueAt: { S: dueAt } } : M,
    })),
  }
}

/** Whose limits these are. */
function sidesOf(row: SpelledItem | undefined, policies: readonly PolicyKey[]): readonly string[] {
  return deadlinesIn(row).flatMap(({ M }) =>
    policies.some((policy) => policy === text(M['policy'])) ? [text(M['side'])] : [],
  )
}

function deadlinesIn(row: SpelledItem | undefined): readonly { M: SpelledItem }[] {
  return (row?.['deadlines']?.['L'] ?? []) as { M: SpelledItem }[] // how DynamoDB's JSON spells a list of maps
}

function text(spelled: Spelled | undefined): string {
  return String(spelled?.['S'])
}
