import { loadConsole } from '@passerelle/messages/console'
import { describe, expect, it } from 'vitest'
import { readFields } from './reader.ts'

const french = await loadConsole('fr')
const german = await loadConsole('de')

describe('what crosses is read to the person', () => {
  it('in their language, each field with its name', () => {
    const request = {
      needs: ['advice', 'housing'],
      arrivalWindow: { earliest: '2027-01-12', latest: '2027-01-20' },
    }
    expect(readFields(french, request)).toEqual([
      {
        name: french.say('field.needs'),
        value: `${french.say('need.advice')} et ${french.say('need.housing')}`,
      },
      {
        name: french.say('field.arrivalWindow'),
        value: [
          { name: french.say('field.earliest'), value: '12 janv. 2027' },
          { name: french.say('field.latest'), value: '20 janv. 2027' },
        ],
      },
    ])
  })

  it('with countries and languages by their names', () => {
    expect(readFields(german, { returnCountry: 'SN', languages: ['wo', 'fr'] })).toEqual([
      { name: german.say('field.returnCountry'), value: 'Senegal' },
      { name: german.say('field.languages'), value: 'Wolof, Französisch' },
    ])
  })

  it('with a title in the language in which it stands', () => {
    expect(readFields(german, { title: { de: 'Nähen', en: 'Sewing' } })).toMatchObject([{ value: 'Nähen' }])
  })

  it('with amounts in their own money, and the kind of each line', () => {
    const line = { kind: 'grant', label: 'Start-up', amount: { minorUnits: 3_250_500, currency: 'TND' } }
    const [kind, , amount] = readFields(german, line)
    expect(kind).toEqual({ name: german.say('field.kind'), value: german.say('financeKind.grant') })
    expect(amount).toEqual({ name: german.say('field.amount'), value: '3.250,500\u00a0TND' })
  })

  it('and leaves nothing out for which there is no word', () => {
    expect(readFields(german, { unheardOf: 'x', needs: ['nobody_knows'] })).toEqual([
      { name: 'unheardOf', value: 'x' },
      { name: german.say('field.needs'), value: 'nobody_knows' },
    ])
  })

  it('with the channels of a person and the rule of each', () => {
    const channels = [
      { kind: 'phone', value: '+221 77 000 00 01', safety: { shared: true, mayMentionGermany: false } },
    ]
    const [read] = readFields(german, { channels })
    expect(JSON.stringify(read)).toContain('+221 77 000 00 01')
    expect(JSON.stringify(read)).toContain(german.say('field.shared'))
  })
})
