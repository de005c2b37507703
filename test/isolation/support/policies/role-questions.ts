import { dice } from '../random.ts'
import { type Account, resourcesOf } from './account.ts'
import { otherKeyActions, otherTableActions, readingActions, rowActions, streamActions } from './actions.ts'
import {
  cardOf,
  dataKeys,
  directoryPartitions,
  journalOf,
  platformPartitions,
  privateTo,
  sealsOf,
  sharedBy,
} from './partitions.ts'
import type { Question } from './question.ts'
import { onVaultKey } from './vault-questions.ts'

/** The reach of each role: partitions of the main table, partitions of the second one, uses of the vault. */
type Reach = {
  readonly rows?: RegExp
  /** Rows besides that it reads, and never writes. */
  readonly reads?: RegExp
  readonly dataKeys?: RegExp
  readonly opens?: readonly string[]
  /** Uses of the vault for which it makes keys, and opens none. */
  readonly seals?: readonly string[]
  /** What it does with those rows, where that is not everything. */
  readonly actions?: readonly string[]
  /** The same of the second table. */
  readonly keyActions?: readonly string[]
  /** Whether it follows the table's changes. */
  readonly stream?: true
  /** The roles that it may mint sessions of. */
  readonly mints?: readonly string[]
}

const nothing: Reach = {}
const id = '[0-9A-Z]{26}'

/**
 * The roles of the stacks. `AuthorizerTenantRole` has questions of its own. A role that is added must be entered here.
 */
export const reach: Readonly<Record<string, Reach>> = {
  TenancyRole: nothing,
  CaseworkRole: nothing,
  NotesRole: nothing,
  FilesRole: nothing,
  RetentionRole: nothing,
  IndicatorsRole: nothing,
  SealsRole: nothing,
  OffersRole: nothing,
  NewcomersRole: nothing,
  // What it does with which of these rows has questions of its own.
  PublicContactRole: {
    rows: new RegExp(`^O#(OFFER|CENTRE)#${id}$|^P#RECEIPT#${id}$|^T#${id}#NEWCOMERS$`),
    actions: ['GetItem', 'PutItem', 'DeleteItem', 'ConditionCheckItem'],
    dataKeys: new RegExp(`^T#${id}#NEWCOMER#${id}$`),
    keyActions: ['PutItem', 'DeleteItem'],
    seals: ['contact'],
  },
  VacanciesRole: nothing,
  PlacementRole: nothing,
  PublicOffersRole: { reads: /^O#/ },
  CoachingRole: nothing,
  NetworksRole: nothing,
  ImportsRole: nothing,
  FollowUpRole: nothing,
  FoundingRole: nothing,
  ExchangeRole: nothing,
  PapersRole: nothing,
  SelfRole: nothing,
  ServiceAccountsHttpRole: { rows: /^P#CLIENT#/ },
  OwnPageRole: nothing,
  CertificatesRole: nothing,
  CertificateDocumentsRole: nothing,
  PublicCertificatesRole: {
    rows: new RegExp(`^V#${id}#(CERTIFICATE#[0-9a-f]{64}|KEYS|STATUS#.+)$`),
    actions: ['GetItem'],
  },
  ProgrammesRole: nothing,
  SessionFeedsRole: nothing,
  ReferenceRole: nothing,
  GatewayLogRole: nothing,
  ReleasePublishRole: nothing,
  ReferralExpiryClockRole: nothing,
  CaseEndingClockRole: nothing,
  CaseEndingEndRole: { rows: /^P#TENANTS$/, mints: ['CaseEndingRetentionRole'] },
  // With the tag of a tenant it has questions of its own; without one it reaches nothing.
  CaseEndingRetentionRole: nothing,
  ErasureCompletionCompleteRole: { rows: /^P#TENANTS$/, mints: ['ErasureCompletionCompletionRole'] },
  // As with the clock that ends cases.
  ErasureCompletionCompletionRole: nothing,
  JournalSealingClockRole: nothing,
  JournalSealingSealRole: { rows: /^P#TENANTS$/, mints: ['JournalSealingSealingRole'] },
  // As above: with the tag of a tenant it has questions of its own.
  JournalSealingSealingRole: nothing,
  AuthorizerRole: {
    rows: new RegExp(
      `^P#(MEMBERSHIP#.+|CLIENT#.+|TENANTS)$|^T#${id}#(CALENDAR|LINKS|SERVICES|SERVICES#USE|FEED#.+)$`,
    ),
    mints: ['AuthorizerTenantRole', 'AuthorizerOperatorRole'],
  },
  AuthorizerOperatorRole: {
    rows: new RegExp(
      `^P#(TENANTS|SLUG#.+|IDEMPOTENCY|RESUMED#${id})$|^D#(CODE#.{9}|${id})$|^N#${id}$|^T#${id}#(SETTINGS|MEMBERS)$|^A#${id}#|^O#SERVED$`,
    ),
    dataKeys: new RegExp(`^T#${id}#KEYS$`),
    opens: ['staff'],
  },
  TableChangesRole: { stream: true },
  MemberInvitationInviteRole: {
    rows: new RegExp(`^P#(MEMBERSHIP#.+|TENANTS)$|^T#${id}#MEMBERS$|^A#${id}#`),
    dataKeys: new RegExp(`^T#${id}#KEYS$`),
    opens: ['staff'],
  },
  OperatorAppointmentAppointRole: { rows: /^P#MEMBERSHIP#/ },
  MemberNoticesAtOnceNotifyRole: {
    reads: new RegExp(`^T#${id}#NEWCOMERS$`),
    rows: new RegExp(`^P#TENANTS$|^T#${id}#(MEMBERS|NOTICES)$|^R#${id}#${id}#${id}$`),
    dataKeys: new RegExp(`^T#${id}#KEYS$`),
    opens: ['staff'],
  },
  MemberNoticesDailyDigestRole: {
    reads: new RegExp(`^T#${id}#NEWCOMERS$`),
    rows: new RegExp(
      `^P#TENANTS$|^T#${id}#(CALENDAR|MEMBERS|NOTICES|FOLLOWUPS|RETENTION|CASELOAD|WATCH#overdue_ours)$|^R#${id}#${id}#${id}$`,
    ),
    dataKeys: new RegExp(`^T#${id}#KEYS$`),
    opens: ['staff'],
  },
  MemberNoticesDailyClockRole: nothing,
  WebhookDeliveryClockRole: nothing,
  WebhookDeliveryDeliverRole: {
    rows: new RegExp(`^P#DELIVERIES#|^T#${id}#(WEBHOOKS|DELIVERIES#${id})$|^R#${id}#${id}#${id}$`),
    dataKeys: new RegExp(`^T#${id}#KEYS$`),
    opens: ['staff'],
  },
  OfferShowingShowRole: {
    rows: new RegExp(
      `^D#${id}$|^T#${id}#(OFFERS|FIRMS|FIRMS#VACANCIES|SETTINGS)$|^O#(OFFER#|CENTRE#|CENTRES$|LIST#|WORDS#|VACANCY#|VACANCIES#)`,
    ),
    stream: true,
  },
  FileRemovalRemoveRole: {
    rows: new RegExp(`^T#${id}#(CASE#${id}#)?FILES$`),
    actions: ['BatchGetItem'],
  },
  ReferralExpiryExpireRole: {
    rows: new RegExp(
      `^P#(CLOCK#|RESUMED#${id}$)|^D#${id}$|^R#${id}#${id}#${id}$|^C#${id}#${id}$|^T#${id}#(REFERRALS|CALENDAR|WATCH#overdue_ours)$|^A#${id}#`,
    ),
    dataKeys: new RegExp(`^R#${id}#${id}#${id}#(KEYS|HELD)$`),
  },
}

/** Resources outside of a role's reach, asked of every role but the tenant's: all of it must be denied. */
export function* beyondReach(account: Account, role: string, seed: number): Generator<Question> {
  const may = reach[role]
  if (may === undefined) throw new Error(`it is not said what ${role} may reach`)
  const base = { role, allowed: false }
  for (const key of everyPartition(seed))
    for (const resource of resourcesOf(account)) {
      const [within, actions, table] =
        resource === account.keys
          ? [may.dataKeys, may.keyActions, account.keys]
          : [may.rows, may.actions, account.main]
      const isWithin = within?.test(key) === true && resource === table
      if (within?.test(key) === true && actions === undefined) continue
      const reads = resource !== account.keys && may.reads?.test(key) === true
      const own = [...(isWithin ? (actions ?? []) : []), ...(reads ? readingActions : [])]
      for (const action of rowActions.filter((each) => !own.includes(each)))
        yield { ...base, action: `dynamodb:${action}`, resource, leadingKeys: [key], why: 'beyond its reach' }
    }
  for (const resource of [...resourcesOf(account), account.stream, '*']) {
    for (const action of rowActions)
      yield { ...base, action: `dynamodb:${action}`, resource, why: 'no key named' }
    for (const action of otherTableActions) {
      yield { ...base, action: `dynamodb:${action}`, resource, why: 'no action of ours' }
      const leadingKeys = ['P#TENANTS']
      yield { ...base, action: `dynamodb:${action}`, resource, leadingKeys, why: 'no action of ours' }
    }
    if (may.stream === undefined)
      for (const action of streamActions)
        yield { ...base, action: `dynamodb:${action}`, resource, why: 'not its stream' }
  }
  yield* beyondVault(account, role, may, seed)
  yield* beyondMinting(account, role, may, seed)
}

function* beyondVault(account: Account, role: string, may: Reach, seed: number): Generator<Question> {
  const chance = dice(seed)
  const [tenant, other] = [chance.id(), chance.id()]
  const contexts = [
    {},
    { tenant, use: 'casework' },
    { tenant, use: 'staff' },
    { from: tenant, to: other, use: 'corridor' },
    { tenant, use: 'certificates' },
    { tenant, use: 'contact' },
  ]
  for (const context of contexts) {
    const open = may.opens?.includes(context.use ?? '') === true
    for (const action of ['Decrypt', 'GenerateDataKey', ...otherKeyActions]) {
      if (open && !otherKeyActions.includes(action)) continue
      if (action === 'GenerateDataKey' && may.seals?.includes(context.use ?? '') === true) continue
      yield { role, ...onVaultKey(account, action, context), allowed: false, why: 'not its key' }
    }
  }
}

function* beyondMinting(account: Account, role: string, may: Reach, seed: number): Generator<Question> {
  const chance = dice(seed)
  const [tenant, member] = [chance.id(), chance.id()]
  const context = {
    'sts:RoleSessionName': member,
    'sts:SourceIdentity': member,
    'aws:RequestTag/tenant': tenant,
    'aws:TagKeys': ['tenant'],
  }
  for (const [name, resource] of Object.entries(account.roles)) {
    if (may.mints?.includes(name) === true) continue
    for (const action of ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'])
      yield { role, action, resource, context, allowed: false, why: 'may not be this role' }
  }
}

/** Sessions that the authorizer could mint, fit and unfit: with one tenant by its id, for a member by theirs. */
export function* minting({ roles }: Account, seed: number): Generator<Question> {
  const chance = dice(seed)
  const [tenant, other, member] = [chance.id(), chance.id(), chance.id()]
  const role = 'AuthorizerRole'
  const resource = roles['AuthorizerTenantRole'] ?? ''
  const named = { 'sts:RoleSessionName': member, 'sts:SourceIdentity': member }
  const tagged = { ...named, 'aws:RequestTag/tenant': tenant, 'aws:TagKeys': ['tenant'] }
  const base = { role, resource }
  for (const action of ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'])
    yield { ...base, action, context: tagged, allowed: true, why: 'a session for one tenant' }
  const unfit = [
    { action: 'sts:AssumeRole', context: named, why: 'for no tenant' },
    {
      action: 'sts:AssumeRole',
      context: { 'aws:RequestTag/tenant': tenant, 'aws:TagKeys': ['tenant'] },
      why: 'for nobody',
    },
    {
      action: 'sts:AssumeRole',
      context: { ...tagged, 'aws:RequestTag/tenant': '*' },
      why: 'for every tenant',
    },
    { action: 'sts:AssumeRole', context: { ...tagged, 'aws:RequestTag/tenant': `${tenant}#` }, why: 'no id' },
    {
      action: 'sts:AssumeRole',
      context: { ...tagged, 'sts:SourceIdentity': 'system' },
      why: 'for no member',
    },
    { action: 'sts:TagSession', context: { ...tagged, 'aws:RequestTag/tenant': '' }, why: 'for no tenant' },
    {
      action: 'sts:TagSession',
      context: { ...tagged, 'aws:RequestTag/from': other, 'aws:TagKeys': ['tenant', 'from'] },
      why: 'with a second tag',
    },
  ]
  for (const question of unfit) yield { ...base, ...question, allowed: false }
  // The operator's role carries no tenant, not even one that is asked for.
  yield {
    role,
    action: 'sts:TagSession',
    resource: roles['AuthorizerOperatorRole'] ?? '',
    context: tagged,
    allowed: false,
    why: 'an operator with a tenant',
  }
}

function everyPartition(seed: number): readonly string[] {
  const chance = dice(seed)
  const [one, two, some] = [chance.id(), chance.id(), chance.id()]
  return [
    ...privateTo(one, some),
    ...journalOf(one, some),
    ...sealsOf(one, two),
    ...sharedBy(one, two, some),
    ...dataKeys.privateTo(one, some),
    ...dataKeys.openTo(one, two, some),
    dataKeys.heldBack(one, two, some),
    ...platformPartitions,
    ...directoryPartitions,
    cardOf(one),
  ]
}
