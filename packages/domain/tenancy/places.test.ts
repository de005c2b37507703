import { expect, test } from 'vitest'
import type { NumberReading } from '../kernel/index.ts'
import { type Place, withDialablePhones } from './places.ts'
import { maxPlaces, ownPlacesSchema } from './places-schema.ts'

const place = (change: Partial<Place> = {}): Place => ({
  name: 'Dakar',
  address: '12 avenue Cheikh Anta Diop\nDakar',
  ...change,
})

/** The rules that places break, and where. */
const faultsOf = (...places: readonly Place[]) =>
  ownPlacesSchema
    .safeParse({ places, version: 1 })
    .error?.issues.map(({ path, message, code }) => [path.join('.'), code === 'custom' ? message : code])

const week = [1, 2, 3, 4, 5]

test('an organisation has none, one or some, each with a name of its own', () => {
  expect(faultsOf()).toBeUndefined()
  expect(faultsOf(place(), place({ name: 'Thiès' }))).toBeUndefined()
  expect(faultsOf(place(), place({ name: 'Thiès' }), place())).toEqual([['places.2.name', 'twice']])
  const many = Array.from({ length: maxPlaces + 1 }, (_, n) => place({ name: `Site ${n}` }))
  expect(faultsOf(...many)).toEqual([['places', 'too_big']])
})

test('an address is text of any script, on some lines, and can be seen', () => {
  expect(faultsOf(place({ address: 'شارع الحبيب بورقيبة 12\nتونس' }))).toBeUndefined()
  expect(faultsOf(place({ address: '\u200E\u200F' }))).toEqual([['places.0.address', 'invisible']])
  expect(faultsOf(place({ address: 'Dakar\u202Ekrad' }))).toEqual([['places.0.address', 'unprintable']])
  expect(faultsOf(place({ name: 'two\nlines' }))).toEqual([['places.0.name', 'one_line']])
})

test('a map is a link that a browser opens safely, and nothing hides in it', () => {
  for (const map of [
    'https://maps.example/?q=14.69,-17.44',
    'https://osm.example/#map=1/2/3',
    '\u200Ehttps://a.example',
  ])
    expect(faultsOf(place({ map }))).toBeUndefined()
  for (const map of [
    'http://maps.example/',
    'javascript:alert(1)',
    'https://maps',
    'https://maps.example/a b',
    'https://maps.example/\u00ADa',
    'geo:14.69,-17.44',
  ])
    expect(faultsOf(place({ map })), map).toEqual([['places.0.map', 'not_https']])
  expect(faultsOf(place({ map: 'https://maps.example@other.example/' }))).toEqual([
    ['places.0.map', 'with_credentials'],
  ])
})

test('opening hours may break off at noon, and do not overlap', () => {
  const morning = { days: week, from: '08:00', to: '12:30' }
  const afternoon = { days: week, from: '12:30', to: '17:00' }
  expect(faultsOf(place({ openingHours: [morning, afternoon] }))).toBeUndefined()
  const late = { days: [6], from: '08:00', to: '20:00' }
  expect(faultsOf(place({ openingHours: [morning, late, { ...afternoon, from: '12:29' }] }))).toEqual([
    ['places.0.openingHours.2', 'overlaps'],
  ])
  expect(faultsOf(place({ openingHours: [{ ...morning, to: '08:00' }] }))).toEqual([
    ['places.0.openingHours.0.to', 'ends_before_it_begins'],
  ])
  expect(faultsOf(place({ openingHours: [{ ...morning, days: [1, 1] }] }))).toEqual([
    ['places.0.openingHours.0.days', 'twice'],
  ])
})

test('numbers are kept as they are dialled from anywhere, and shown as people there group them', () => {
  const read = (number: string): NumberReading =>
    number.startsWith('+') ? { number, formatted: `shown ${number}` } : { fault: 'international_number' }
  const [first, second] = withDialablePhones(
    [
      place({ phone: '+221 33 820 12 34', formattedPhone: 'of the caller' }),
      place({ formattedPhone: 'no number' }),
    ],
    read,
  )
  expect(first).toMatchObject({ phone: '+221338201234', formattedPhone: 'shown +221338201234' })
  expect(second).toEqual(place())
  expect(() => withDialablePhones([place(), place({ phone: '33 820' })], read)).toThrow()
})
