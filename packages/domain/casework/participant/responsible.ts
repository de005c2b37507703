import { type MemberId, refuse } from '../../kernel/index.ts'

/**
 * Refuses that somebody stands in for themselves.
 *
 * @throws {Refused} `invalid` with `own_deputy`
 */
export function refuseOwnDeputy(responsibleId: MemberId | undefined, deputyId: MemberId | undefined): void {
  if (deputyId === undefined || deputyId !== responsibleId) return
  refuse({ code: 'invalid', errors: [{ path: ['body', 'deputyId'], code: 'own_deputy' }] })
}
