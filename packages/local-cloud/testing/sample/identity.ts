/** A pool that only the account opens accounts in. */
export const identity = {
  Resources: {
    Pool: {
      Type: 'AWS::Cognito::UserPool',
      Properties: {
        AdminCreateUserConfig: {
          AllowAdminCreateUserOnly: true,
          InviteMessageTemplate: {
            EmailSubject: 'Welcome',
            EmailMessage: 'Sign in as {username} with {####}',
          },
        },
        VerificationMessageTemplate: { EmailSubject: 'Code', EmailMessage: 'Your code is {####}' },
        Policies: { PasswordPolicy: { MinimumLength: 12, RequireNumbers: true } },
        UsernameAttributes: ['email'],
        MfaConfiguration: 'OPTIONAL',
      },
    },
    Domain: {
      Type: 'AWS::Cognito::UserPoolDomain',
      Properties: { Domain: 'notes-sample', UserPoolId: { Ref: 'Pool' } },
    },
    Server: {
      Type: 'AWS::Cognito::UserPoolResourceServer',
      Properties: {
        Identifier: 'notes',
        Name: 'notes',
        UserPoolId: { Ref: 'Pool' },
        Scopes: [{ ScopeName: 'service', ScopeDescription: 'Call as a system' }],
      },
    },
    Client: {
      Type: 'AWS::Cognito::UserPoolClient',
      Properties: {
        UserPoolId: { Ref: 'Pool' },
        ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
        AccessTokenValidity: 60,
        TokenValidityUnits: { AccessToken: 'minutes' },
      },
    },
  },
}
