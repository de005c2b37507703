import { eventKeyPatterns } from '@passerelle/table/key-patterns'
import { describe, expect, it } from 'vitest'
import { rightsOf } from './flow-parts.ts'
import { field } from './rights.ts'
import { addresses, dev, prod } from './stages.ts'
import { resource } from './synthesis.ts'
import { keysOf } from './weaknesses.ts'

const { templates } = dev

describe('who writes to members', () => {
  const { members, newcomers, notices, referrals, tenantKeys, tenantRegistry, watchLists } = eventKeyPatterns
  const { calendars, dueFollowUps, endings, caseloads } = eventKeyPatterns
  const both = [...members, ...notices, ...newcomers, ...tenantRegistry, ...tenantKeys]

  it.each([
    ['Notify', [...both, ...referrals]],
    [
      'Digest',
      [...both, ...calendars, ...watchLists, ...referrals, ...dueFollowUps, ...endings, ...caseloads],
    ],
  ])('reaches rows that name nobody, and staff data for the addresses: %s', (part, keys) => {
    expect(new Set(rightsOf(part).flatMap(keysOf))).toEqual(new Set(keys))
    const vault = rightsOf(part).filter(({ actions }) => actions.some((action) => action.startsWith('kms:')))
    expect(vault.map(({ actions, condition }) => [actions, condition])).toEqual([
      [['kms:Decrypt'], { StringEquals: { 'kms:EncryptionContext:use': 'staff' } }],
    ])
  })

  it.each(['Notify', 'Digest'])('sends from one address, by one set of rules: %s', (part) => {
    const sending = rightsOf(part).filter(({ actions }) =>
      actions.some((action) => action.startsWith('ses:')),
    )
    expect(sending).toHaveLength(1)
    expect(sending[0]?.actions).toEqual(['ses:SendEmail'])
    expect(sending[0]?.condition).toEqual({
      StringEquals: { 'ses:FromAddress': 'passerelle@dev.example' },
    })
    const where = JSON.stringify(sending[0]?.resources)
    expect(where).toContain('identity/')
    expect(where).toContain('configuration-set/')
    expect(where).not.toContain('*')
  })

  it('writes from the address, and points to the console, that the deployment was told; dev has one by itself', () => {
    const [output] = Object.entries(templates.Console.Outputs ?? {})
      .filter(
        ([, { Value }]) =>
          field(Value, 'Fn::GetAtt') !== undefined && JSON.stringify(Value).includes('DomainName'),
      )
      .filter(([name]) => name.startsWith('PublishOutput'))
    const domain = {
      'Fn::GetStackOutput': {
        StackName: 'passerelle-dev-console',
        Region: { Ref: 'AWS::Region' },
        OutputName: output?.[0],
      },
    }
    const homeOfDev = { 'Fn::Join': ['', ['https://', domain]] }
    for (const [stage, sender, home] of [
      [dev, 'passerelle@dev.example', homeOfDev],
      [prod, addresses.senderAddress, addresses.homeUrl],
    ] as const) {
      expect(resource(stage.templates, 'AWS::SES::EmailIdentity').properties['EmailIdentity']).toBe(sender)
      for (const part of ['Notify', 'Digest']) {
        const { properties } = resource(stage.templates, 'AWS::Lambda::Function', part)
        expect(field(properties['Environment'], 'Variables')).toMatchObject({
          SENDER: sender,
          HOME_URL: home,
        })
      }
    }
  })

  it('leaves nothing to be asked for when the templates are written already', () => {
    const asked = [dev, prod].flatMap(({ templates }) =>
      Object.values(templates).flatMap(({ Parameters }) => Object.keys(Parameters ?? {})),
    )
    expect(new Set(asked)).toEqual(new Set(['BootstrapVersion']))
  })

  it('sends encrypted or not at all', () => {
    expect(resource(templates, 'AWS::SES::ConfigurationSet').properties).toMatchObject({
      DeliveryOptions: { TlsPolicy: 'REQUIRE' },
    })
  })
})
