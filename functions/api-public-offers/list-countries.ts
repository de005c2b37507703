import type { CountryView } from '@passerelle/contract/offers'
import { answeringCountry, stateOfCountry } from '@passerelle/domain/offers'
import type { Office } from './office.ts'

/** The countries of return, and who answers where no centre is open. One call and one query. */
export async function listCountries({ offers }: Office): Promise<readonly CountryView[]> {
  const { served, centres } = await offers.countries()
  const centresIn = (country: string) => centres.filter((centre) => centre.country === country)
  const isOpen = (country: string) => stateOfCountry(centresIn(country)) === 'open'
  return served.map(({ country }) => {
    const answeredBy = answeringCountry(country, served, isOpen)
    return {
      country,
      state: stateOfCountry(centresIn(country)),
      centres: centresIn(country).map(({ version: _, ...centre }) => centre),
      ...(answeredBy !== undefined && { answeredBy }),
    }
  })
}
