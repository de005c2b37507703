import { expect, it } from 'vitest'
import { emptyHours, emptyPlace, placesBody, placesEntry } from './places.ts'

it('what was left empty is not sent, and hours are sent by the numbers of their days', () => {
  const typed = { ...emptyPlace, name: 'House', address: 'Street 1', phone: ' ', email: 'a@example.org' }
  const hours = [{ ...emptyHours, days: ['5', '1'] }]
  expect(placesBody({ places: [{ ...typed, openingHours: hours }] })).toEqual({
    places: [
      {
        name: 'House',
        address: 'Street 1',
        email: 'a@example.org',
        openingHours: [{ days: [1, 5], from: '09:00', to: '17:00' }],
      },
    ],
  })
  expect(placesBody({ places: [{ ...typed, openingHours: [] }] }).places[0]).not.toHaveProperty(
    'openingHours',
  )
})

it('what stands there comes back as it was sent', () => {
  const places = [
    { name: 'House', address: 'Street 1', phone: '+221338201234' },
    {
      name: 'Office',
      address: 'Street 2',
      map: 'https://map.example.org/2',
      openingHours: [{ days: [1, 2], from: '08:00', to: '12:00' }],
    },
  ]
  expect(placesBody(placesEntry({ places }))).toEqual({ places })
})

it('a place that was not filled in keeps its position, so that the refusal is shown there', () => {
  expect(
    placesBody({ places: [emptyPlace, { ...emptyPlace, name: 'B', address: 'C' }] }).places,
  ).toHaveLength(2)
})
