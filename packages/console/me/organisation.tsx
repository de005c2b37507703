/** @jsxImportSource preact */
import { countryName } from '../language/names.ts'
import type { Organisation } from './own.ts'
import { useWords } from './words.tsx'

/** Who an organisation is, and where, how and when one reaches it. */
export function OrganisationCard({ organisation }: { readonly organisation: Organisation }) {
  const { say, language } = useWords()
  const { name, country, places } = organisation
  return (
    <div class="card">
      <p>
        <strong>
          <bdi>{name}</bdi>
        </strong>
        <br />
        {countryName(language, country)}
      </p>
      {places.map((place) => (
        <address key={place.name}>
          <strong>
            <bdi>{place.name}</bdi>
          </strong>
          {place.address.split('\n').map((line) => (
            <bdi key={line}>{line}</bdi>
          ))}
          {place.phone && (
            <a href={`tel:${place.phone}`} dir="ltr">
              {place.formattedPhone ?? place.phone}
            </a>
          )}
          {place.email && (
            <a href={`mailto:${place.email}`} dir="ltr">
              {place.email}
            </a>
          )}
          {place.hours.length > 0 && (
            <span>
              {say('place.open')}
              {place.hours.map((line) => (
                <span key={line} class="line">
                  {line}
                </span>
              ))}
            </span>
          )}
          {place.map && (
            <a href={place.map} target="_blank" rel="noreferrer">
              {say('place.map')}
            </a>
          )}
        </address>
      ))}
    </div>
  )
}
