import { expect, test } from 'vitest'
import { ownPartitions, policyOf } from '../testing/roles.ts'
import { grammarFaults, trustFaults } from './grammar.ts'

const allow = (Condition: Record<string, unknown>) =>
  policyOf({ Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: '*', Condition })

test('a policy on leading keys and the tenant tag is understood', () => {
  expect(grammarFaults(policyOf(ownPartitions))).toEqual([])
})

test('a condition key that requests here do not carry is refused', () => {
  expect(grammarFaults(allow({ IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }))).toEqual([
    'the condition key aws:sourceip is not supplied',
  ])
})

test('an operator or a variable that could not be remembered soundly is refused', () => {
  expect(grammarFaults(allow({ StringLike: { 'dynamodb:LeadingKeys': 'T#*' } }))).toHaveLength(1)
  expect(
    grammarFaults(allow({ 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': `T#\${aws:userid}` } })),
  ).toHaveLength(1)
})

test('a policy that is no policy is refused', () => {
  expect(grammarFaults(policyOf({ Effect: 'Permit', Action: 'x', Resource: '*' }))).not.toEqual([])
  expect(trustFaults(policyOf({ Effect: 'Allow', Action: 'sts:AssumeRole' }))).not.toEqual([])
})
