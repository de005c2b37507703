import type { RowChange } from '@passerelle/runtime'
import type { ShownOffers } from '@passerelle/table/events'

/**
 * Keeps what anybody finds as the organisations say it. It looks at offer, vacancy and organisation as they are now, so a
 * change that comes twice, late or out of order changes nothing.
 */
export function showOffers(shown: ShownOffers): (change: RowChange) => Promise<void> {
  return (change) => {
    const touched = shown.touched(change)
    const { tenant } = touched
    if ('offer' in touched) return shown.followOne(tenant, touched.offer)
    if ('vacancy' in touched) return shown.followVacancy(tenant, touched.vacancy)
    if ('employer' in touched) return shown.followEmployer(tenant, touched.employer)
    return shown.followAll(tenant)
  }
}
