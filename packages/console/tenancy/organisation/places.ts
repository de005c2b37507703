import type { CallOptions, ResourceOf } from '@passerelle/client'
import { useRead } from '../../api/use-read.ts'

export type Places = ResourceOf<'readPlaces'>
export type Place = Places['places'][number]
type PlacesBody = CallOptions<'setPlaces'>['body']

/** A stretch of the week as it is typed: days by their numbers, hours as `09:00`. */
type HoursEntry = { days: string[]; from: string; to: string }

export type PlaceEntry = {
  name: string
  address: string
  phone: string
  email: string
  map: string
  openingHours: HoursEntry[]
}

/** What is typed, in the shape of the body that is sent. */
export type PlacesEntry = { places: PlaceEntry[] }

export const usePlaces = () => useRead('readPlaces', [])

export const emptyHours: HoursEntry = { days: ['1', '2', '3', '4', '5'], from: '09:00', to: '17:00' }

export const emptyPlace: PlaceEntry = {
  name: '',
  address: '',
  phone: '',
  email: '',
  map: '',
  openingHours: [emptyHours],
}

export function placesEntry({ places }: Pick<Places, 'places'>): PlacesEntry {
  return {
    places: places.map(({ name, address, phone = '', email = '', map = '', openingHours = [] }) => ({
      name,
      address,
      phone,
      email,
      map,
      openingHours: openingHours.map(({ days, from, to }) => ({ days: days.map(String), from, to })),
    })),
  }
}

/** The body for what was typed. Each place and each stretch keeps its position, so that a refusal finds it. */
export function placesBody({ places }: PlacesEntry): PlacesBody {
  const body = {
    places: places.map(({ name, address, phone, email, map, openingHours }) => ({
      name,
      address,
      ...(phone.trim() !== '' && { phone }),
      ...(email.trim() !== '' && { email }),
      ...(map.trim() !== '' && { map }),
      ...(openingHours.length > 0 && {
        openingHours: openingHours.map(({ days, from, to }) => ({
          days: days.map(Number).sort((one, other) => one - other),
          from,
          to,
        })),
      }),
    })),
  }
  return body as PlacesBody // what was typed may break a rule: the API refuses it by field
}
