import { expect, test } from 'vitest'
import { whenAndWhere, whenByClock } from './index.ts'

const plain = (text: string) => text.replace(/[\u2066-\u2069]/g, '').replace(/[\u00a0\u202f]/g, ' ')
const inDakar = { at: '2026-12-04T10:00:00.000Z', country: 'SN', timeZone: 'Africa/Dakar' }
const inMunich = { at: '2026-07-03T08:00:00.000Z', country: 'DE', timeZone: 'Europe/Berlin' }

test('an hour is that of the place where it happens, which is named in every language', () => {
  expect(plain(whenAndWhere('en', inDakar))).toBe('Friday, December 4, 2026 at 10:00 AM (Senegal, UTC+0)')
  expect(plain(whenAndWhere('de', inDakar))).toContain('10:00 (Senegal, UTC+0)')
  expect(plain(whenAndWhere('fr', inDakar))).toContain('10:00 (Sénégal, UTC+0)')
  expect(plain(whenAndWhere('ar', inDakar))).toContain('السنغال')
  expect(plain(whenAndWhere('de', inMunich))).toContain('10:00 (Deutschland, UTC+2)')
  expect(plain(whenAndWhere('en', { ...inDakar, timeZone: 'Asia/Kabul' }))).toContain('UTC+4:30')
})

test('where nothing may tell of a place, the clock is named all the same', () => {
  const text = plain(whenByClock('en', inDakar))
  expect(text).toBe('Friday, December 4, 2026 at 10:00 AM (UTC+0)')
  expect(text).not.toContain('Senegal')
})
