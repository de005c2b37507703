import { addresses } from '@passerelle/client'
import { languages } from '@passerelle/messages'
import { loadConsole } from '@passerelle/messages/console'
import { describe, expect, test } from 'vitest'
import { actionChoices, actionText, kindText, otherActor, purposeText } from './journal.ts'

describe.each(languages)('in %s', async (language) => {
  const words = await loadConsole(language)

  test('every change that an organisation makes has words, and each its own place in the choice', () => {
    const choices = actionChoices(words)
    expect(
      choices.filter(({ label }) => /[a-z][A-Z]|-[a-z]+-|^[A-Z]?[a-z]+([A-Z][a-z]+)+$/.test(label)),
    ).toEqual([])
    const chosen = choices.map(({ value }) => value)
    const changes = Object.entries(addresses).filter(([, address]) => !/^GET |\/public\//.test(address))
    const ofPlatform = ['openTenant', 'suspendTenant', 'resumeTenant']
    expect(changes.map(([name]) => name).filter((name) => !chosen.includes(name))).toEqual(ofPlatform)
    for (const name of chosen) expect(actionText(words, name)).not.toBe(name)
  })

  test('a code that a later version tells stands for itself', () => {
    const line = { aggregate: 'Voyage', purpose: 'travel' }
    expect([actionText(words, 'sail'), kindText(words, line), purposeText(words, line)]).toEqual([
      'Sail',
      'Voyage',
      'travel',
    ])
  })
})

test('a person, the operator and a clock are told from the members', () => {
  const actor = (action: string, member = 'M') => otherActor({ action, member })
  expect(actor('giveOwnConsent')).toBe('actor.person')
  expect(actor('appointAdmin')).toBe('actor.operator')
  expect(actor('expire', 'system')).toBe('actor.system')
  expect(actor('acceptReferral')).toBeUndefined()
})
