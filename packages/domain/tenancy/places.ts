import { plainNumber, type ReadNumber, refuse } from '../kernel/index.ts'
import type { OwnPlaces, Place } from './places-schema.ts'

export type { OpeningHours, OwnPlaces, Place } from './places-schema.ts'

/** An organisation that has not said where it is. */
export const noPlaces: OwnPlaces = { places: [], version: 1 }

/**
 * The places with each number as it is dialled from anywhere.
 *
 * @throws {Refused} `invalid` with every number that cannot be dialled, and why
 */
export function withDialablePhones(places: readonly Place[], read: ReadNumber): Place[] {
  const readings = places.map(({ phone }) => phone && read(plainNumber(phone)))
  const errors = readings.flatMap((reading, position) =>
    reading && 'fault' in reading
      ? [{ path: ['body', 'places', position, 'phone'], code: reading.fault }]
      : [],
  )
  if (errors.length > 0) refuse({ code: 'invalid', errors })
  return places.map(({ phone: _, formattedPhone: __, ...place }, position) => {
    const reading = readings[position]
    return reading && !('fault' in reading)
      ? { ...place, phone: reading.number, formattedPhone: reading.formatted }
      : place
  })
}
