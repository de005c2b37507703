import { randomBytes } from 'node:crypto'
import * as z from 'zod'
import { ServiceError } from '../front/service.ts'
import type { UserPool } from './pool.ts'
import { context } from './wiring.ts'

const resending = z.looseObject({ Username: z.string(), MessageAction: z.literal('RESEND') })

/**
 * What those with AWS credentials ask of the pool. `cognito-local` cannot send an invitation again; here it is: a new
 * temporary password, and its days begin anew.
 */
export function openAdministration(
  pool: UserPool,
): (operation: string, request: unknown) => Promise<unknown> {
  return async (operation, request) => {
    const about = pool.serviceClients.perform(operation, request)
    if (about !== undefined) return about
    const again = resending.safeParse(request)
    if (operation !== 'AdminCreateUser' || !again.success) return pool.perform(operation, request)
    const user = await pool.records.getUserByUsername(context, again.data.Username)
    if (user === null) throw new ServiceError('UserNotFoundException', 'User does not exist.')
    if (user.UserStatus !== 'FORCE_CHANGE_PASSWORD')
      throw new ServiceError(
        'UnsupportedUserStateException',
        `Resend not possible. ${user.UserStatus} status is not FORCE_CHANGE_PASSWORD.`,
      )
    const now = new Date()
    const Password = `${randomBytes(6).toString('hex')}-Aa1`
    const { UserCreateDate, UserStatus, Enabled, Username, Attributes } = user
    await pool.records.saveUser(context, { ...user, Password, UserLastModifiedDate: now })
    const to = Attributes.find(({ Name }) => Name === 'email')?.Value ?? again.data.Username
    pool.write({ to, kind: 'AdminCreateUser', code: Password })
    return { User: { Username, Attributes, Enabled, UserStatus, UserCreateDate, UserLastModifiedDate: now } }
  }
}
