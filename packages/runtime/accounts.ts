import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  type AttributeType,
  CognitoIdentityProviderClient,
  UserNotFoundException,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider'

/** The accounts of the identity pool. */
export type Accounts = {
  /** Makes the account and sends the invitation; an account that exists is let in again. Gives its subject. */
  invite(email: string): Promise<string>
  /** Keeps an account from signing in; the pool revokes its tokens as well. */
  close(subject: string): Promise<void>
}

export function accounts(userPoolId: string): Accounts {
  const pool = new CognitoIdentityProviderClient({ maxAttempts: 4 })
  return {
    async invite(email) {
      try {
        const made = await pool.send(
          new AdminCreateUserCommand({
            UserPoolId: userPoolId,
            Username: email,
            UserAttributes: [
              { Name: 'email', Value: email },
              { Name: 'email_verified', Value: 'true' },
            ],
            DesiredDeliveryMediums: ['EMAIL'],
          }),
        )
        return subjectOf(made.User?.Attributes)
      } catch (error) {
        if (!(error instanceof UsernameExistsException)) throw error
        const account = { UserPoolId: userPoolId, Username: email }
        await pool.send(new AdminEnableUserCommand(account))
        const found = await pool.send(new AdminGetUserCommand(account))
        return subjectOf(found.UserAttributes)
      }
    },

    async close(subject) {
      try {
        await pool.send(new AdminDisableUserCommand({ UserPoolId: userPoolId, Username: subject }))
      } catch (error) {
        if (!(error instanceof UserNotFoundException)) throw error
      }
    },
  }
}

function subjectOf(attributes: readonly AttributeType[] = []): string {
  const subject = attributes.find(({ Name }) => Name === 'sub')?.Value
  if (subject === undefined) throw new Error('an account without a subject')
  return subject
}
