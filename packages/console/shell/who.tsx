import type { ResourceOf } from '@passerelle/client'
import { createContext, type PropsWithChildren, useContext } from 'react'
import { useRead } from '../api/use-read.ts'
import { Reading } from '../kit/reading.tsx'

export type Role = ResourceOf<'readMe'>['roles'][number]

/** Who is signed in, and for which organisation; an operator works for none. */
export type Who = {
  readonly memberId: ResourceOf<'readMe'>['memberId']
  readonly roles: readonly Role[]
  readonly tenant: ResourceOf<'readOwnTenant'> | undefined
  readonly has: (...roles: readonly Role[]) => boolean
}

const Context = createContext<Who | undefined>(undefined)

export function WhoProvider({ children }: PropsWithChildren) {
  const me = useRead('readMe', [])
  const isMember = me.data?.body.tenantId !== undefined
  const tenant = useRead('readOwnTenant', [], { enabled: isMember })
  return (
    <Reading of={me}>
      {({ body: { memberId, roles } }) => {
        const has = (...wanted: readonly Role[]) => wanted.some((role) => roles.includes(role))
        const held = (own: Who['tenant']) => (
          <Context value={{ memberId, roles, tenant: own, has }}>{children}</Context>
        )
        return isMember ? <Reading of={tenant}>{({ body }) => held(body)}</Reading> : held(undefined)
      }}
    </Reading>
  )
}

export function useWho(): Who {
  const who = useContext(Context)
  if (who === undefined) throw new Error('useWho stands inside of WhoProvider')
  return who
}
