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

/**
 * How an account came about: `made` just now, with its invitation on the way; `unused` since nobody has signed in with
 * the temporary password; or `used`, with a password of the person's own.
 */
export type AccountState = 'made' | 'unused' | 'used'

export type Account = { readonly subject: string; readonly state: AccountState }

/** The accounts of the identity pool. */
export type Accounts = {
  /** The account of an address. Where there is none it is made, and the pool sends the invitation. */
  open(email: string): Promise<Account>
  /** Lets an account in again that was there; of one that was never used, a new temporary password is sent. */
  admit(email: string, state: AccountState): Promise<void>
  /** Keeps an account from signing in; the pool revokes its tokens as well. */
  close(subject: string): Promise<void>
}

export function accounts(userPoolId: string): Accounts {
  const pool = new CognitoIdentityProviderClient({ maxAttempts: 4 })
  const account = (email: string) => ({ UserPoolId: userPoolId, Username: email })
  return {
    async open(email) {
      try {
        const made = await pool.send(
          new AdminCreateUserCommand({
            ...account(email),
            UserAttributes: [
              { Name: 'email', Value: email },
              { Name: 'email_verified', Value: 'true' },
            ],
            DesiredDeliveryMediums: ['EMAIL'],
          }),
        )
        return { subject: subjectOf(made.User?.Attributes), state: 'made' }
      } catch (error) {
        if (!(error instanceof UsernameExistsException)) throw error
        const found = await pool.send(new AdminGetUserCommand(account(email)))
        const state = found.UserStatus === 'FORCE_CHANGE_PASSWORD' ? 'unused' : 'used'
        return { subject: subjectOf(found.UserAttributes), state }
      }
    },

    async admit(email, state) {
      await pool.send(new AdminEnableUserCommand(account(email)))
      if (state !== 'unused') return
      await pool.send(
        new AdminCreateUserCommand({
          ...account(email),
          MessageAction: 'RESEND',
          DesiredDeliveryMediums: ['EMAIL'],
        }),
      )
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
