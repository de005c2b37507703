import type { Client } from '@passerelle/client'
import type { Participant } from '@passerelle/domain/casework'
import type { ModuleId, ProgrammeId, TenantId } from '@passerelle/domain/kernel'
import type { ProposeCorridor } from '@passerelle/domain/tenancy'
import { aProgramme, takeIn } from '../support/casework.ts'
import type { Person, TestCloud } from '../support/cloud.ts'
import { signedCorridor } from '../support/exchange.ts'
import { openCentre } from '../support/newcomers.ts'
import { type OwnLink, ownLink } from '../support/own-link.ts'

/** An organisation in which commands are given. */
export type House = {
  readonly tenant: TenantId
  readonly admin: Person
  readonly coach: Person
  readonly coordinator: Person
  readonly counsellor: Person
  /** Somebody whose case is open. */
  readonly participant: Participant
  readonly programmeId: ProgrammeId
  readonly moduleId: ModuleId
  /** The admin of another organisation, which changes its key while certificates are signed here. */
  readonly keyholder: Person
  /** That organisation, towards which there is a corridor. */
  readonly reader: TenantId
  /** A centre that people without an account ask for contact, and one of them. */
  readonly centre: Awaited<ReturnType<typeof openCentre>> & { readonly visitor: Client }
  /** Opens another organisation, with which there is no agreement yet. */
  readonly openPartner: () => Promise<TenantId>
  /** Lets somebody of the coach's come by a link of their own. */
  readonly comeAlone: (participant: Pick<Participant, 'id'>) => Promise<OwnLink>
}

export async function openHouse(stage: TestCloud): Promise<House> {
  const { tenant, admin } = await stage.openTenant()
  const coach = await stage.join(admin, ['coach'])
  const coordinator = await stage.join(admin, ['coordinator'])
  const counsellor = await stage.join(admin, ['counsellor'])
  const { api: operator } = await stage.operator()
  let partners = 0
  const openPartner = async () => {
    partners += 1
    const slug = `${tenant.slug}-partner-${partners}`
    const ada = { name: 'Ada Admin', email: `admin@${slug}.example.org` }
    const order = { slug, name: slug, kind: 'centre', country: 'SN', language: 'fr', admin: ada } as const
    return (await operator.openTenant({ body: order })).body.id
  }
  const { programme, modules } = await aProgramme(coordinator.api)
  const [module] = modules
  if (module === undefined) throw new Error('the template has modules')
  const participant = await takeIn(coach.api)
  const comeAlone = (person: Pick<Participant, 'id'>) => ownLink(stage, coach, person)
  const other = await stage.openTenant()
  const keyholder = other.admin
  await signedCorridor(admin, other, {})
  await keyholder.api.rotateSigningKey({})
  const centre = { ...(await openCentre(stage, `${tenant.slug}-centre`)), visitor: stage.client() }
  await stage.cloud.settled()
  return {
    tenant: tenant.id,
    admin,
    coach,
    coordinator,
    counsellor,
    openPartner,
    comeAlone,
    participant,
    programmeId: programme.id,
    moduleId: module.id,
    keyholder,
    centre,
    reader: other.tenant.id,
  }
}

/** An agreement as an admin proposes it to another organisation. */
export function aCorridor(counterpart: TenantId): ProposeCorridor {
  return {
    counterpart,
    direction: 'outgoing',
    kinds: ['handover'],
    highestTier: 'T2',
    purposes: ['reintegration_support'],
    transferBasis: 'explicit_consent_49_1_a',
    validity: { from: '2026-01-01', to: '2028-12-31' },
  }
}
