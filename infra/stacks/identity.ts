import { Aws, CfnOutput, Duration, Stack } from 'aws-cdk-lib'
import {
  AccountRecovery,
  CfnUserPoolRiskConfigurationAttachment,
  ClientAttributes,
  FeaturePlan,
  Mfa,
  OAuthScope,
  ResourceServerScope,
  StandardThreatProtectionMode,
  UserPool,
  type UserPoolClient,
  type UserPoolDomain,
} from 'aws-cdk-lib/aws-cognito'
import type { Construct } from 'constructs'
import { invitation, verification } from '../account-mails.ts'
import type { Stage } from '../stages.ts'

/**
 * The accounts that may sign in. The pool knows an e-mail address, a name and a language; which tenant a person belongs
 * to and what they may do stands in the table alone, so nothing that a user could write about themselves decides
 * anything.
 */
export class IdentityStack extends Stack {
  readonly pool: UserPool
  readonly client: UserPoolClient
  /** Where systems of organisations get their tokens. */
  readonly domain: UserPoolDomain
  /** The scope by which a token says that it is meant for this API: of rights it says nothing (decisions/0007). */
  readonly serviceScope: string

  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id, {
      stackName: `passerelle-${stage.name}-identity`,
      terminationProtection: stage.deletionProtection,
    })
    this.pool = new UserPool(this, 'Pool', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      keepOriginal: { email: true },
      userInvitation: invitation,
      userVerification: verification,
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      passwordPolicy: {
        minLength: 12,
        requireDigits: true,
        requireLowercase: true,
        requireSymbols: true,
        requireUppercase: true,
        passwordHistorySize: 5,
        tempPasswordValidity: Duration.days(7),
      },
      featurePlan: FeaturePlan.PLUS,
      standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
      deletionProtection: stage.deletionProtection,
      removalPolicy: stage.removal,
    })
    this.client = this.pool.addClient('Client', {
      authFlows: { userPassword: true, userSrp: true },
      disableOAuth: true,
      generateSecret: false,
      accessTokenValidity: Duration.minutes(15),
      idTokenValidity: Duration.minutes(15),
      refreshTokenValidity: Duration.hours(12),
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      readAttributes: new ClientAttributes().withStandardAttributes({
        email: true,
        emailVerified: true,
        fullname: true,
        locale: true,
      }),
      writeAttributes: new ClientAttributes().withStandardAttributes({ fullname: true, locale: true }),
    })
    refuseStolenPasswords(this, this.pool)
    // Short names of user pools are one's own in a region only as long as nobody else has taken them.
    this.domain = this.pool.addDomain('Domain', {
      cognitoDomain: { domainPrefix: `passerelle-${stage.name}-${Aws.ACCOUNT_ID}` },
    })
    const asService = new ResourceServerScope({
      scopeName: 'service',
      scopeDescription: 'Call as a system of an organisation',
    })
    const server = this.pool.addResourceServer('Api', { identifier: 'passerelle', scopes: [asService] })
    this.serviceScope = OAuthScope.resourceServer(server, asService).scopeName
    new CfnOutput(this, 'UserPoolId', { value: this.pool.userPoolId })
    new CfnOutput(this, 'UserPoolClientId', { value: this.client.userPoolClientId })
  }
}

/** Passwords known from a breach elsewhere, and sign-ins that look like an attack, are refused. */
function refuseStolenPasswords(scope: Construct, pool: UserPool): void {
  new CfnUserPoolRiskConfigurationAttachment(scope, 'Risk', {
    userPoolId: pool.userPoolId,
    clientId: 'ALL',
    compromisedCredentialsRiskConfiguration: { actions: { eventAction: 'BLOCK' } },
    accountTakeoverRiskConfiguration: {
      actions: {
        lowAction: { eventAction: 'NO_ACTION', notify: false },
        mediumAction: { eventAction: 'MFA_IF_CONFIGURED', notify: false },
        highAction: { eventAction: 'BLOCK', notify: false },
      },
    },
  })
}
