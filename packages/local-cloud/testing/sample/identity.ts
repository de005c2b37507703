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
