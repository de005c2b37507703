/** A holiday that the source lacks, by its rule in the grammar of `date-holidays`: `08-31`, `2026-12-01`, `10 Dhu al-Hijjah P3D`. */
export type Addition = { readonly key: string; readonly rule: string }

/** Differences of a country from the source. */
export type Correction = {
  /** Beginnings of rules that the source has wrong, substitutes included; or days, `YYYY-MM-DD`. */
  readonly without?: readonly string[]
  readonly additions: readonly Addition[]
  /** Whether a holiday of a weekend is made up for on the next Monday. */
  readonly mondays?: true
  /** Better keys for names that the source has only in a language of the country, by the beginning of the rule. */
  readonly keys?: Readonly<Record<string, string>>
}

/** By country; the sources of each are the gazettes of the country, as Python's `holidays` 0.105 follows them. */
export const corrections: Readonly<Record<string, Correction>> = {
  AF: {
    additions: [
      { key: 'liberation-day', rule: '02-15' },
      { key: 'first-of-ramadan', rule: '1 Ramadan' },
      { key: 'fitr', rule: '1 Shawwal P3D' },
      { key: 'mujahideen-victory-day', rule: '04-28' },
      { key: 'arafat', rule: '9 Dhu al-Hijjah' },
      { key: 'adha', rule: '10 Dhu al-Hijjah P3D' },
      { key: 'islamic-emirate-victory-day', rule: '08-15' },
      { key: 'independence-day', rule: '08-19' },
      { key: 'mawlid', rule: '12 Rabi al-awwal' },
      { key: 'american-withdrawal-day', rule: '08-31' },
    ],
  },
  AL: { additions: [{ key: 'liberation-day', rule: '2026-12-01' }] },
  EG: {
    // Moved to a Thursday by a decree of the year.
    without: ['2026-01-25', '2026-06-16', '2026-06-30', '2026-10-06'],
    additions: [
      { key: 'revolution-day-2011', rule: '2026-01-29' },
      { key: 'islamic-new-year', rule: '2026-06-18' },
      { key: '30-june-day', rule: '2026-07-02' },
      { key: 'armed-forces-day', rule: '2026-10-08' },
    ],
  },
  GH: {
    // The law of 2025; two days of 2026 are moved to a Friday.
    without: ['08-04', '2026-01-07', '2026-07-01'],
    additions: [
      { key: 'constitution-day', rule: '2026-01-09' },
      { key: 'fitr', rule: '2 Shawwal' },
      { key: 'republic-day', rule: '07-01' },
      { key: 'republic-day', rule: '2026-07-03' },
    ],
    keys: { '09-21': 'founders-day' },
  },
  GM: {
    additions: [
      { key: 'fitr', rule: '2 Shawwal' },
      { key: 'fitr', rule: '2026-03-23' },
      { key: 'adha', rule: '11 Dhu al-Hijjah' },
      { key: 'assumption', rule: '2026-08-17' },
      { key: 'boxing-day', rule: '12-26' },
      { key: 'boxing-day', rule: '2026-12-28' },
    ],
  },
  IQ: {
    additions: [
      { key: 'new-years-day', rule: '01-01' },
      { key: 'army-day', rule: '01-06' },
      { key: 'halabja-memorial-day', rule: '03-16' },
      { key: 'nowruz', rule: '03-21' },
      { key: 'fitr', rule: '1 Shawwal P3D' },
      { key: 'labour-day', rule: '05-01' },
      { key: 'arafat', rule: '9 Dhu al-Hijjah' },
      { key: 'adha', rule: '10 Dhu al-Hijjah P3D' },
      { key: 'ghadir', rule: '18 Dhu al-Hijjah' },
      { key: 'islamic-new-year', rule: '1 Muharram' },
      { key: 'ashura', rule: '10 Muharram' },
      { key: 'mawlid', rule: '12 Rabi al-awwal' },
    ],
  },
  KG: {
    additions: [
      { key: 'new-years-holidays', rule: '01-01 P7D' },
      { key: 'womens-day', rule: '03-08' },
      { key: 'nooruz', rule: '03-21' },
      { key: 'fitr', rule: '1 Shawwal' },
      { key: 'may-holidays', rule: '05-01 P9D' },
      { key: 'adha', rule: '10 Dhu al-Hijjah' },
      { key: 'independence-day', rule: '08-31' },
    ],
  },
  MA: {
    additions: [
      { key: 'amazigh-new-year', rule: '01-14' },
      { key: 'fitr', rule: '2 Shawwal' },
      { key: 'adha', rule: '11 Dhu al-Hijjah' },
      { key: 'mawlid', rule: '13 Rabi al-awwal' },
    ],
  },
  MX: { without: ['12-01'], additions: [{ key: 'change-of-federal-government', rule: '2030-10-01' }] },
  TN: {
    without: ['01-14'],
    additions: [{ key: 'revolution-day', rule: '12-17' }],
    keys: {
      '03-20': 'independence-day',
      '04-09': 'martyrs-day',
      '07-25': 'republic-day',
      '08-13': 'womens-day',
      '10-15': 'evacuation-day',
    },
  },
  XK: { additions: [], mondays: true },
}
