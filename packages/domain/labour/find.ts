import type { CountryCode, Isco08Code } from '../kernel/codes/index.ts'
import type { Finding } from './finding.ts'

/** Narrows a list of findings. */
export type FindingFilter = {
  readonly country?: CountryCode | undefined
  readonly region?: string | undefined
  readonly isco08?: Isco08Code | undefined
}

/**
 * Whether a finding says something of what is asked. What is said of a country holds for each of its regions, and what is
 * said of a group of occupations for each of them; and what is said of a part is a part of what is asked of the whole.
 */
export function isAbout({ area, isco08 }: Finding, asked: FindingFilter): boolean {
  const { country = area.country, region = area.region } = asked
  return (
    area.country === country &&
    (area.region === undefined || region === undefined || area.region === region) &&
    (asked.isco08 === undefined || asked.isco08.startsWith(isco08) || isco08.startsWith(asked.isco08))
  )
}
