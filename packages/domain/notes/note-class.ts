import * as z from 'zod'
import type { Role } from '../tenancy/roles.ts'

/**
 * How secret a note is, and so who reads it: `coaching` everybody who works with the case; `socio_pedagogical` its
 * counsellors; `confidential_203`, what section 203 of the German Criminal Code protects, its author and whom the
 * author lets in.
 */
export const noteClasses = ['coaching', 'socio_pedagogical', 'confidential_203'] as const
export const noteClassSchema = z.enum(noteClasses)
export type NoteClass = (typeof noteClasses)[number]

/** The classes that a member in these roles reads and writes, in cases that they work with. */
export function noteClassesOf(roles: readonly Role[]): readonly NoteClass[] {
  return roles.includes('counsellor') ? noteClasses : ['coaching']
}
