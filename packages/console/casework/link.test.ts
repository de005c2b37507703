import { expect, it } from 'vitest'
import { linkAddress, linkBody, spokenPin, usualValidity, validities } from './link.ts'

it('a link holds for as long as was chosen, and for as long as is usual where nothing was', () => {
  expect(validities.map(linkBody)).toEqual([30, 90, 180, 365].map((validDays) => ({ validDays })))
  expect(linkBody('')).toEqual({})
  expect(linkBody('soon')).toEqual({})
  expect(validities).toContain(usualValidity)
})

it('the code of a link stands behind the hash, which is never sent to a server', () => {
  const address = linkAddress('https://passerelle.example', '7Q3K.ABC')
  expect(address).toBe('https://passerelle.example/me/#7Q3K.ABC')
  expect(new URL(address).hash).toBe('#7Q3K.ABC')
})

it('a PIN is read out in two groups', () => {
  expect(spokenPin('012345')).toBe('012 345')
})
