/**
 * The shapes of partition keys as IAM's `StringLike` sees them. The only file that infrastructure and code share, so
 * that what a policy allows and what the code writes cannot drift apart.
 *
 * The first segment of a key is its security class: `T` private to a tenant, `C` corridor, `R` referral, `A` journal,
 * `S` the seals of a journal, `H` what one tells another of them, `D` directory, `N` the card by which an organisation names
 * itself, `V` what anybody may verify, `O` what anybody may find, `P` platform.
 */

/** An id is 26 characters, none of them a wildcard, so this matches exactly one id and never a delimiter too many. */
const anyId = '?'.repeat(26)

/** A month of a year likewise. */
const anyMonth = '????-??'

/** A short code likewise. */
const anyCode = '?'.repeat(9)

export type TenantKeyPatterns = {
  /** Read and write: rows private to the tenant, its card, its corridors and its referrals. */
  readonly work: readonly string[]
  /** Append and query: the tenant's journal. */
  readonly journal: readonly string[]
  /** Query: the seals of the tenant's journal, and what it and its partners tell each other of theirs. */
  readonly seals: readonly string[]
  /** Read: the public directory, and everybody's card. */
  readonly directory: readonly string[]
  /** Add to: how many requests the tenant has made. */
  readonly usage: readonly string[]
}

/**
 * The partitions of the main table that `TenantRole` may touch. `tag` is the policy variable that stands for the
 * tenant.
 */
export function tenantKeyPatterns(tag: string): TenantKeyPatterns {
  return {
    work: [
      `T#${tag}#*`,
      `N#${tag}`,
      `V#${tag}#*`,
      `C#${tag}#${anyId}`,
      `C#${anyId}#${tag}`,
      `R#${tag}#*`,
      `R#${anyId}#${tag}#*`,
    ],
    journal: [`A#${tag}#*`],
    seals: [`S#${tag}#*`, `H#${tag}#${anyId}`, `H#${anyId}#${tag}`],
    directory: ['D#*', 'N#*'],
    usage: [`T#${tag}#USAGE`],
  }
}

/** The partitions of the table of wrapped data keys that `TenantRole` may touch. */
export type TenantKeyTablePatterns = {
  /** Read and write: its own keys, and those that it shares with the other party of a corridor. */
  readonly work: readonly string[]
  /**
   * Delete: these, and what the other party holds back from it. A party that declines an offer or takes a consent back
   * destroys every key of a package, also those that it never could read.
   */
  readonly destroy: readonly string[]
}

export function tenantKeyTablePatterns(tag: string): TenantKeyTablePatterns {
  const work = [
    `T#${tag}#KEYS`,
    `T#${tag}#PAPER#${anyId}`,
    `T#${tag}#CONFIDENCE#${anyId}`,
    `T#${tag}#NEWCOMER#${anyId}`,
    `C#${tag}#${anyId}#KEYS`,
    `C#${anyId}#${tag}#KEYS`,
    `R#${tag}#${anyId}#${anyId}#KEYS`,
    `R#${anyId}#${tag}#${anyId}#KEYS`,
    `R#${tag}#${anyId}#${anyId}#HELD`,
  ]
  return { work, destroy: [...work, `R#${anyId}#${tag}#${anyId}#HELD`] }
}

/**
 * The partitions that the platform's operator may touch: the registry and the directory, and of a tenant only the rows
 * that opening it writes.
 */
export const operatorKeyPatterns = {
  registry: ['P#TENANTS', 'P#SLUG#*', 'P#IDEMPOTENCY'],
  opening: [`T#${anyId}#SETTINGS`, `T#${anyId}#MEMBERS`],
  directory: [`D#${anyId}`, `D#CODE#${anyCode}`, `N#${anyId}`, `P#RESUMED#${anyId}`],
  journal: [`A#${anyId}#*`, 'A#PLATFORM#*'],
  tenantKeys: [`T#${anyId}#KEYS`],
  /** The countries of return of which the public pages tell. */
  served: ['O#SERVED'],
} as const

/** The partitions that the event and clock functions may touch, each with its own narrow role. */
export const eventKeyPatterns = {
  memberships: ['P#MEMBERSHIP#*'],
  tenantRegistry: ['P#TENANTS'],
  members: [`T#${anyId}#MEMBERS`],
  tenantKeys: [`T#${anyId}#KEYS`],
  clock: ['P#CLOCK#*'],
  referrals: [`R#${anyId}#${anyId}#${anyId}`],
  referralKeys: [`R#${anyId}#${anyId}#${anyId}#KEYS`, `R#${anyId}#${anyId}#${anyId}#HELD`],
  senderReferrals: [`T#${anyId}#REFERRALS`],
  journal: [`A#${anyId}#*`],
  webhooks: [`T#${anyId}#WEBHOOKS`],
  deliveries: [`T#${anyId}#DELIVERIES#${anyId}`],
  dueDeliveries: ['P#DELIVERIES#*'],
  notices: [`T#${anyId}#NOTICES`],
  watchLists: [`T#${anyId}#WATCH#overdue_ours`],
  dueFollowUps: [`T#${anyId}#FOLLOWUPS`],
  endings: [`T#${anyId}#RETENTION`],
  caseloads: [`T#${anyId}#CASELOAD`],
  agreements: [`C#${anyId}#${anyId}`],
  calendars: [`T#${anyId}#CALENDAR`],
  directory: [`D#${anyId}`],
  resumptions: [`P#RESUMED#${anyId}`],
  newcomers: [`T#${anyId}#NEWCOMERS`],
  offers: [`T#${anyId}#OFFERS`],
  settings: [`T#${anyId}#SETTINGS`],
  vacancies: [`T#${anyId}#FIRMS#VACANCIES`],
  employers: [`T#${anyId}#FIRMS`],
  files: [`T#${anyId}#CASE#${anyId}#FILES`, `T#${anyId}#FILES`],
  shownOffers: [`O#OFFER#${anyId}`, `O#CENTRE#${anyId}`],
  shownVacancies: [`O#VACANCY#${anyId}`],
  offerLists: ['O#CENTRES', 'O#LIST#*', 'O#WORDS#*', 'O#VACANCIES#*'],
} as const

/**
 * The partitions that a session may touch which ends the cases of one tenant. `tag` is the policy variable that stands for
 * the tenant.
 */
export function retentionKeyPatterns(tag: string) {
  return {
    lists: [`T#${tag}#RETENTION`],
    programmes: [`T#${tag}#PROGRAMMES`],
    cases: [`T#${tag}#CASE#*`],
    referrals: [`R#${tag}#${anyId}#${anyId}`, `R#${anyId}#${tag}#${anyId}`],
    /** What leads to a case, or tells of one, outside of it. */
    besides: [
      `T#${tag}#CASELOAD`,
      `T#${tag}#DEPUTIES`,
      `T#${tag}#WORK#${anyId}`,
      `T#${tag}#LINKS`,
      `T#${tag}#PAPER#${anyId}`,
      `V#${tag}#CERTIFICATE#*`,
    ],
    journal: [`A#${tag}#*`],
    /** Keys that are destroyed. */
    packed: [
      `R#${tag}#${anyId}#${anyId}#KEYS`,
      `R#${anyId}#${tag}#${anyId}#KEYS`,
      `R#${tag}#${anyId}#${anyId}#HELD`,
    ],
    confided: [`T#${tag}#CONFIDENCE#${anyId}`],
    people: [`T#${tag}#KEYS`],
    papers: [`T#${tag}#PAPER#${anyId}`],
  } as const
}

/**
 * The partitions that a session may touch which removes what no key of one tenant opens after a restore. It writes nothing
 * but the journal, and has no way to a person's key but to see that it is gone.
 */
export function completionKeyPatterns(tag: string) {
  const { cases, besides, referrals, journal, packed, confided, papers, people, lists } =
    retentionKeyPatterns(tag)
  return {
    lists,
    caseload: [`T#${tag}#CASELOAD`],
    cases,
    besides,
    referrals,
    journal,
    packed,
    confided,
    papers,
    people,
  }
}

/**
 * The partitions that a session may touch which seals the journal of one tenant: it reads the lines, which hold nothing
 * personal, adds seals, and tells partners the newest. `tag` is the policy variable that stands for the tenant.
 */
export function sealingKeyPatterns(tag: string) {
  return {
    lines: [`A#${tag}#${anyMonth}`],
    seals: [`S#${tag}#*`],
    /** What it tells its partners, and what they tell it. */
    told: [`H#${tag}#${anyId}`],
    heard: [`H#${anyId}#${tag}`],
    /** Whom it has an agreement with: a list of the indexes. */
    corridors: [`T#${tag}#CORRIDORS`],
  } as const
}

/**
 * The partitions that the function reads which answers anybody. It reads one row at a time, by the whole of its key: a
 * certificate by the hash of its code, which nobody guesses.
 */
export const publicKeyPatterns = [
  `V#${anyId}#CERTIFICATE#${'?'.repeat(64)}`,
  `V#${anyId}#KEYS`,
  `V#${anyId}#STATUS#*`,
] as const

/** The partitions in which anybody finds offers and vacancies: rows that are read by the whole of their key, and lists. */
export const publicOfferKeyPatterns = {
  rows: [...eventKeyPatterns.shownOffers, ...eventKeyPatterns.shownVacancies, ...operatorKeyPatterns.served],
  lists: eventKeyPatterns.offerLists,
} as const

/**
 * The partitions of the function by which people without an account ask for contact: where it is seen whom one may ask, the
 * requests, each read by the whole of its key, their receipts, and, in the second table, their keys, which it never reads.
 */
export const contactKeyPatterns = {
  shown: eventKeyPatterns.shownOffers,
  requests: [...eventKeyPatterns.newcomers, `P#RECEIPT#${anyId}`],
  dataKeys: [`T#${anyId}#NEWCOMER#${anyId}`],
} as const

/** Where the authorizer finds people's own links, and counts the PINs that were wrong. */
export const linkKeyPatterns = [`T#${anyId}#LINKS`] as const

/** Where the authorizer finds the feed of a member. */
export const feedKeyPatterns = [`T#${anyId}#FEED#${anyId}`] as const

/** The partitions that whoever comes by a feed may read: the feed, what its member teaches, and what that is called. */
export function feedReach(tenant: string, member: string): readonly string[] {
  return [`FEED#${member}`, `TEACHING#${member}`, 'PROGRAMMES', 'SETTINGS'].map(
    (name) => `T#${tenant}#${name}`,
  )
}

/** Where the authorizer finds service accounts, and where it notes the day on which one was used. */
export const serviceKeyPatterns = {
  clients: ['P#CLIENT#*'],
  accounts: [`T#${anyId}#SERVICES`],
  uses: [`T#${anyId}#SERVICES#USE`],
} as const

/**
 * The partitions that a system of an organisation never touches, and those that it never changes. A session policy can only
 * narrow, so `V#*`, `N#*`, `C#*` and `R#*` mean no more than the tenant's own. It has no room for whole names: `F*` is feeds,
 * follow-ups, figures, firms, frozen reports and what others told of theirs, `NE*` networks and newcomers. The tenant stands in each
 * pattern of its own partitions: `*` in its place would reach over a delimiter, and close what an id begins with by chance.
 */
export function serviceReach(tenant: string) {
  const own = (names: readonly string[]) => names.map((name) => `T#${tenant}#${name}`)
  return {
    closed: [
      ...own(['SER*', 'WE*', 'DEL*', 'PA*', 'LI*', 'SES*', 'TE*', 'F*', 'NE*', 'RET*']),
      // Of a case there is the case itself; what stands beside it was said in confidence, or of a return.
      ...own(['CERT*', 'CASE#*#*']),
      'V#*',
    ],
    readOnly: [...own(['MEM*', 'SET*', 'SA*', 'CAL*']), 'N#*', 'C#*', 'R#*'],
  }
}

/** As many referrals of one person as a session policy, of 2,048 characters at the most, can name. */
export const maxReferralsOfPerson = 30

export type PersonKeyPatterns = {
  /** Read: the person's own case, the tenant's name, notices, wrapped keys and agreements, and the public directory. */
  readonly read: readonly string[]
  /** The only ones that are changed: what the person is asked, what they agreed to so that they find work, their referrals, and what is appended to. */
  readonly written: readonly string[]
  /** Read and write: the person's own referrals, with their keys. */
  readonly referrals: readonly string[]
  /** Append: the tenant's journal, and what is remembered of requests. */
  readonly append: readonly string[]
}

/**
 * The partitions that a person's own session may touch, within those of `TenantRole`. A session policy can only narrow,
 * so `R#*` means no more than the tenant's own referrals, `C#*` its own agreements, and `T#*` what is its own.
 */
export function personKeyPatterns(
  tenant: string,
  participant: string,
  referrals: readonly string[],
): PersonKeyPatterns {
  return {
    // A session policy has no room: one pattern for the settings, and one for the case, and what stands beside each.
    read: [`T#*#CASE#${participant}*`, `T#${tenant}#SETTINGS*`, `T#${tenant}#KEYS`, 'C#*', 'D#*'],
    written: [
      `T#*#CASE#${participant}#FOLLOWUPS`,
      `T#*#CASE#${participant}#WORK`,
      'T#*#IDEMPOTENCY',
      'T#*#CASECOUNTING',
      'A#*',
      'R#*',
    ],
    referrals: referrals.map((id) => `R#*#${id}*`),
    append: [`T#${tenant}#IDEMPOTENCY`, `T#${tenant}#CASECOUNTING`, `A#${tenant}#*`],
  }
}

/**
 * The partitions that the bearer of a paper may touch: its own rows; the journal and the idempotency rows to append to.
 */
export function paperKeyPatterns(tenant: string, paper: string) {
  return {
    own: [`T#${tenant}#PAPER#${paper}`],
    append: [`T#${tenant}#IDEMPOTENCY`, `A#${tenant}#*`],
  } as const
}
