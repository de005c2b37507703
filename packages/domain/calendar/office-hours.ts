import type { CountryCode } from '../kernel/codes/countries.ts'

/** From when to when, by the clock on the wall. */
export type Hours = { readonly from: string; readonly to: string }

/** When people of a place can be met on a working day; on Fridays otherwise where the prayer takes the middle of the day. */
export type OfficeHours = { readonly everyDay: readonly Hours[]; readonly friday?: readonly Hours[] }

const usual: OfficeHours = { everyDay: [{ from: '09:00', to: '17:00' }] }

const aroundPrayer: OfficeHours = {
  ...usual,
  friday: [
    { from: '09:00', to: '12:00' },
    { from: '15:00', to: '17:00' },
  ],
}

/**
 * Starting values, as the calendars are: general knowledge and no promise of anybody's. Where Friday is no working day
 * its hours do not count.
 */
const byCountry: Readonly<Record<CountryCode, OfficeHours>> = {
  AF: { everyDay: [{ from: '08:00', to: '16:00' }] },
  EG: { everyDay: [{ from: '09:00', to: '16:00' }] },
  GM: aroundPrayer,
  IQ: { everyDay: [{ from: '08:30', to: '15:00' }] },
  MA: aroundPrayer,
  NE: aroundPrayer,
  PK: aroundPrayer,
  SN: aroundPrayer,
  TN: aroundPrayer,
}

/** The hours in which an organisation in a country can be met. */
export function officeHoursIn(country: CountryCode): OfficeHours {
  return byCountry[country] ?? usual
}
