import { expect, it } from 'vitest'
import { spanOfYear, yearChoices } from './years.ts'

it('a list may be shown of the coming year, of this one, and of nine before it, as the reader writes them', () => {
  const choices = yearChoices('de', new Date('2026-07-01T12:00:00'))
  expect(choices.map(({ value }) => value)).toEqual(
    [2027, 2026, 2025, 2024, 2023, 2022, 2021, 2020, 2019, 2018, 2017].map(String),
  )
  expect(choices[0]).toEqual({ value: '2027', label: '2027' })
})

it('a year goes from midnight to midnight where the reader is, and the next begins where it ends', () => {
  const [year, next] = [spanOfYear('2026'), spanOfYear('2027')]
  expect(new Date(year?.from ?? '')).toEqual(new Date(2026, 0, 1))
  expect(year?.before).toBe(next?.from)
  for (const none of ['', 'ahead', '20260', '２０２６']) expect(spanOfYear(none)).toBeUndefined()
})
