import { ServiceError } from '../front/service.ts'
import type { PasswordPolicy } from '../template/known/password-policy.ts'

/** The characters that count as symbols. */
const symbol = /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+\- ]/

/** @throws {ServiceError} in the pool's words, with the first rule that a password breaks */
export function assertPassword(policy: PasswordPolicy, password: string): void {
  const rules: readonly (readonly [boolean, string])[] = [
    [password.length >= policy.MinimumLength, 'Password not long enough'],
    [!policy.RequireUppercase || /\p{Lu}/u.test(password), 'Password must have uppercase characters'],
    [!policy.RequireLowercase || /\p{Ll}/u.test(password), 'Password must have lowercase characters'],
    [!policy.RequireNumbers || /\d/.test(password), 'Password must have numeric characters'],
    [!policy.RequireSymbols || symbol.test(password), 'Password must have symbol characters'],
  ]
  const broken = rules.find(([kept]) => !kept)
  if (broken === undefined) return
  throw new ServiceError('InvalidPasswordException', `Password did not conform with policy: ${broken[1]}`)
}
