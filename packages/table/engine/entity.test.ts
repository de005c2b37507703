import { newDataKey } from '@passerelle/vault'
import { expect, it } from 'vitest'
import { aMember, newId } from '../testing/tenant.ts'
import { clearPartOf, openEntity, readClear, sealEntity } from './entity.ts'
import { toItem } from './row.ts'

const key = newDataKey()
const owner = newId<'tenant'>()
const member = aMember({ version: 4 })
const belonging = { owner, subject: member.id }
const place = { key: { pk: `T#${owner}#MEMBERS`, sk: 'MEMBER#1' }, version: member.version }
const item = toItem({ ...place, ...sealEntity('Member', member, key, belonging) })

it('an entity comes back as it went in', () => {
  expect(openEntity('Member', item, key, belonging)).toEqual(member)
})

it('what is personal stands in the row under seal alone', () => {
  const { sealed, ...visible } = item
  expect(sealed).toBeInstanceOf(Uint8Array)
  expect(JSON.stringify(visible)).not.toMatch(/Awa|Sow|@passerelle/)
  expect(Buffer.from(sealed as Uint8Array).toString('latin1')).not.toMatch(/Awa|Sow|@passerelle/)
  expect(readClear('Member', item)).toMatchObject({ id: member.id, state: 'invited', version: 4 })
  expect(readClear('Member', item)).not.toHaveProperty('email')
})

it('the version stands apart from the facets, because every condition looks at it', () => {
  expect(clearPartOf('Member', member)).not.toHaveProperty('version')
})

it.each([
  ['another key', newDataKey(), belonging],
  ['another owner', key, { ...belonging, owner: newId() }],
  ['another subject', key, { ...belonging, subject: newId() }],
])('nothing opens with %s', (_, other, whose) => {
  expect(() => openEntity('Member', item, other, whose)).toThrow(
    expect.objectContaining({ name: 'Unopenable' }),
  )
})

it('a row without its sealed part is no entity', () => {
  expect(() => openEntity('Member', { ...item, sealed: undefined }, key, belonging)).toThrow(TypeError)
})
