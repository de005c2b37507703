import * as z from 'zod'
import { account, arn, globalArn } from '../../account.ts'
import { mixedId, shortId } from '../../identifiers.ts'
import { inertProperties, kind, number, policyDocument, truth } from '../kind.ts'
import { passwordPolicy } from './password-policy.ts'

const namedPolicy = z.strictObject({ PolicyName: z.string(), PolicyDocument: policyDocument })
const letter = z.strictObject({
  EmailMessage: z.string().optional(),
  EmailSubject: z.string().optional(),
  ...inertProperties('SmsMessage'),
})
const validityUnit = z.enum(['seconds', 'minutes', 'hours', 'days'])

export const access = {
  'AWS::IAM::Role': kind(
    z.strictObject({
      RoleName: z.string().optional(),
      AssumeRolePolicyDocument: policyDocument,
      ManagedPolicyArns: z.array(z.string()).optional(),
      Policies: z.array(namedPolicy).optional(),
      MaxSessionDuration: number.optional(),
      Tags: z.array(z.strictObject({ Key: z.string(), Value: z.string() })).default([]),
      ...inertProperties('Description'),
    }),
    (place) => {
      const name = place.name('RoleName')
      return {
        ref: name,
        attributes: {
          Arn: globalArn('iam', `role/${name}`),
          RoleId: `AROA${shortId(name, 17).toUpperCase()}`,
        },
      }
    },
  ),
  'AWS::IAM::Policy': kind(
    z.strictObject({ PolicyName: z.string(), PolicyDocument: policyDocument, Roles: z.array(z.string()) }),
    (place) => ({ ref: place.name('PolicyName'), attributes: {} }),
  ),
  'AWS::IAM::ManagedPolicy': kind(
    z.strictObject({
      ManagedPolicyName: z.string().optional(),
      PolicyDocument: policyDocument,
      Roles: z.array(z.string()).optional(),
      ...inertProperties('Description', 'Path'),
    }),
    (place) => {
      const policyArn = globalArn('iam', `policy/${place.name('ManagedPolicyName')}`)
      return { ref: policyArn, attributes: { PolicyArn: policyArn } }
    },
  ),
  'AWS::Cognito::UserPool': kind(
    z.strictObject({
      UserPoolName: z.string().optional(),
      AdminCreateUserConfig: z
        .strictObject({ AllowAdminCreateUserOnly: truth, InviteMessageTemplate: letter.optional() })
        .optional(),
      MfaConfiguration: z.enum(['OFF', 'OPTIONAL', 'ON']).optional(),
      Policies: z
        .strictObject({
          PasswordPolicy: passwordPolicy.optional(),
          ...inertProperties('SignInPolicy'),
        })
        .optional(),
      Schema: z.array(z.record(z.string(), z.unknown())).optional(),
      UsernameAttributes: z.array(z.string()).optional(),
      UsernameConfiguration: z.strictObject({ CaseSensitive: truth }).optional(),
      AutoVerifiedAttributes: z.array(z.string()).optional(),
      VerificationMessageTemplate: letter
        .extend({ DefaultEmailOption: z.literal('CONFIRM_WITH_CODE').optional() })
        .optional(),
      ...inertProperties(
        'AccountRecoverySetting',
        'AliasAttributes',
        'DeletionProtection',
        'DeviceConfiguration',
        'EmailConfiguration',
        'EmailVerificationMessage',
        'EmailVerificationSubject',
        'EnabledMfas',
        'SmsVerificationMessage',
        'UserAttributeUpdateSettings',
        'UserPoolAddOns',
        'UserPoolTags',
        'UserPoolTier',
      ),
    }),
    ({ stack, logicalId }) => {
      const id = `${account.region}_${mixedId(`${stack}/${logicalId}`, 9)}`
      const host = `cognito-idp.${account.region}.${account.urlSuffix}`
      return {
        ref: id,
        attributes: {
          Arn: arn('cognito-idp', `userpool/${id}`),
          UserPoolId: id,
          ProviderName: `${host}/${id}`,
          ProviderURL: `https://${host}/${id}`,
        },
      }
    },
  ),
  'AWS::Cognito::UserPoolDomain': kind(
    z.strictObject({
      Domain: z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/),
      UserPoolId: z.string(),
      ...inertProperties('ManagedLoginVersion'),
    }),
    (place) => ({ ref: place.name('Domain'), attributes: {} }),
  ),
  'AWS::Cognito::UserPoolResourceServer': kind(
    z.strictObject({
      Identifier: z.string(),
      UserPoolId: z.string(),
      Scopes: z.array(z.strictObject({ ScopeName: z.string(), ScopeDescription: z.string() })).default([]),
      ...inertProperties('Name'),
    }),
    (place) => ({ ref: place.name('Identifier'), attributes: {} }),
  ),
  'AWS::Cognito::UserPoolClient': kind(
    z.strictObject({
      UserPoolId: z.string(),
      ClientName: z.string().optional(),
      GenerateSecret: z.literal(false).optional(),
      ExplicitAuthFlows: z.array(z.string()).optional(),
      AccessTokenValidity: number.optional(),
      IdTokenValidity: number.optional(),
      RefreshTokenValidity: number.optional(),
      TokenValidityUnits: z
        .strictObject({
          AccessToken: validityUnit.optional(),
          IdToken: validityUnit.optional(),
          RefreshToken: validityUnit.optional(),
        })
        .optional(),
      ...inertProperties(
        'AllowedOAuthFlows',
        'AllowedOAuthFlowsUserPoolClient',
        'AllowedOAuthScopes',
        'AuthSessionValidity',
        'CallbackURLs',
        'EnableTokenRevocation',
        'LogoutURLs',
        'PreventUserExistenceErrors',
        'ReadAttributes',
        'RefreshTokenRotation',
        'SupportedIdentityProviders',
        'WriteAttributes',
      ),
    }),
    ({ stack, logicalId }) => {
      const id = shortId(`${stack}/${logicalId}`, 26)
      return { ref: id, attributes: { ClientId: id } }
    },
  ),
}
