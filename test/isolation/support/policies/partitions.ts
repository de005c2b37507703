/*
 * Partition keys, spelled out a second time. The written keys and the allowed ones come from one file; here
 * stands what architecture 3 says of them, so that a slip in that file is not believed twice.
 */

/** The partitions of the main table that one tenant alone may work with. */
export function privateTo(tenant: string, id: string): readonly string[] {
  const parts = [
    'SETTINGS',
    'SETTINGS#WORDINGS',
    'CALENDAR',
    'MEMBERS',
    'PROGRAMMES',
    `PROGRAMME#${id}`,
    `CASE#${id}`,
    `CASE#${id}#NOTES`,
    `CASE#${id}#FILES`,
    'FILES',
    'CASELOAD',
    'DEPUTIES',
    `WORK#${id}`,
    `COACH#${id}`,
    'OFFERS',
    'SESSIONS',
    `TEACHING#${id}`,
    `FEED#${id}`,
    'FOLLOWUPS',
    'NETWORKS',
    'NETWORKS#EVENTS',
    'NEWCOMERS',
    'FIRMS',
    'FIRMS#VACANCIES',
    `FIRMS#VACANCY#${id}`,
    'FIRMS#PLACED',
    'FIRMS#MARKETS',
    'FIRMS#MARKETS#SN',
    `FIRMS#OUTLOOKS#${id}`,
    'RETENTION',
    'STAGE#in_plan',
    'REFERRALS',
    'CORRIDORS',
    'INBOX',
    'OUTBOX',
    'IDEMPOTENCY',
    'LINKS',
    'NOTICES',
    'WEBHOOKS',
    'SERVICES',
    'SERVICES#USE',
    `PAPER#${id}`,
    `DELIVERIES#${id}`,
    'WATCH#overdue_ours',
    'WATCH#overdue_theirs',
    'CERTIFICATES#1',
    'CASECOUNTING',
    'CASELEDGER',
    `FIGURES#${id}`,
    `FROZEN#${id}`,
    'FIGURESTOLD',
    'USAGE',
  ]
  return [...parts.map((part) => `T#${tenant}#${part}`), ...shownBy(tenant)]
}

/** What anybody may see of a tenant, by a function of its own; among tenants it is as private as the rest. */
function shownBy(tenant: string): readonly string[] {
  return ['KEYS', 'STATUS#1', `CERTIFICATE#${'0123456789abcdef'.repeat(4)}`].map(
    (part) => `V#${tenant}#${part}`,
  )
}

/** The count of a tenant's requests: the only row that is added to. */
export const usageOf = (tenant: string) => `T#${tenant}#USAGE`

export function journalOf(tenant: string, id: string): readonly string[] {
  return [`A#${tenant}#2026-01`, `A#${tenant}#OF#${id}`]
}

/** The seals of a journal, and what an organisation and a partner tell each other of theirs. */
export function sealsOf(tenant: string, partner: string): readonly string[] {
  const own = ['CHAIN', 'SEALS', 'KEYS'].map((part) => `S#${tenant}#${part}`)
  return [...own, `H#${tenant}#${partner}`, `H#${partner}#${tenant}`]
}

/** The partitions that two tenants share in one direction. */
export function sharedBy(from: string, to: string, id: string): readonly string[] {
  return [`C#${from}#${to}`, `R#${from}#${to}#${id}`]
}

const someId = '01JAPAZ0000000000000000000'

export const platformPartitions = [
  'P#TENANTS',
  'P#SLUG#bfz',
  'P#IDEMPOTENCY',
  'P#MEMBERSHIP#4f2c0aa0-0f9a-4671-a457-c5ab3d2fc3ab',
  'P#CLIENT#3n4b5urk1ft4fl3mg5e62d9ado',
  'P#CLOCK#2026-01-31',
  'P#DELIVERIES#2026-01-31',
  `P#RESUMED#${someId}`,
  `P#RECEIPT#${someId}`,
  // What anybody finds, by functions of its own; no organisation writes there, nor reads.
  'O#SERVED',
  'O#CENTRES',
  `O#OFFER#${someId}`,
  `O#CENTRE#${someId}`,
  'O#LIST#SN#*#*',
  'O#LIST#SN#training#fr',
  'O#WORDS#SN',
  `O#VACANCY#${someId}`,
  'O#VACANCIES#SN',
]

export const directoryPartitions = ['D#DE', 'D#SN', `D#${someId}`, 'D#CODE#7K2MXQ4DA']

/** The card by which an organisation names itself: for all to read, and for itself alone to write. */
export const cardOf = (tenant: string) => `N#${tenant}`

/** Partitions of the second table. */
export const dataKeys = {
  privateTo: (tenant: string, id: string) => [
    `T#${tenant}#KEYS`,
    `T#${tenant}#PAPER#${id}`,
    `T#${tenant}#CONFIDENCE#${id}`,
    `T#${tenant}#NEWCOMER#${id}`,
  ],
  openTo: (from: string, to: string, id: string) => [`C#${from}#${to}#KEYS`, `R#${from}#${to}#${id}#KEYS`],
  /** Keys of tiers that the sender has not opened. */
  heldBack: (from: string, to: string, id: string) => `R#${from}#${to}#${id}#HELD`,
}

/**
 * Keys that nobody writes and that look like one's own, or nearly: prefixes, wildcards, one's id in the wrong place.
 */
export function nearMisses(own: string, other: string, id: string): readonly string[] {
  const start = own.slice(0, -1)
  const everyone = '?'.repeat(26)
  return [
    '',
    '*',
    'T#',
    'T#*',
    `T#${own}`,
    `T#${start}`,
    `T#${start}#SETTINGS`,
    `T#${start}*#SETTINGS`,
    `T#${start}?#SETTINGS`,
    `T#${own}0#SETTINGS`,
    `T#${own}.#SETTINGS`,
    `T#*#SETTINGS`,
    `T#${everyone}#SETTINGS`,
    `T##${own}#SETTINGS`,
    `T# ${own}#SETTINGS`,
    `t#${own}#SETTINGS`,
    `T#${own.toLowerCase()}#SETTINGS`,
    `${own}#SETTINGS`,
    `X#${own}#SETTINGS`,
    `T#${other}#${own}#SETTINGS`,
    `T#${other}#CASE#${own}`,
    `T#\${aws:PrincipalTag/tenant}#SETTINGS`,
    `C#${own}`,
    `C#${own}#`,
    `C#${other}#${own}0`,
    `C#${other}#${start}`,
    `C#${other}#${other}#${own}`,
    `C#*#${other}`,
    `R#${own}`,
    `R#${other}#${start}#${id}`,
    `R#${other}#${own}`,
    `R#${other}#${id}#${own}`,
    `R#${other}#${id}#${own}#`,
    `R##${own}#${id}`,
    `R#*#${own}#${id}`,
    `A#${own}`,
    `A#${start}#2026-01`,
    `A#${other}#OF#${own}`,
    `P#${own}#TENANTS`,
    `P#TENANTS#${own}`,
    `D`,
    `KEYS#${own}`,
    `V#${own}`,
    `V#${start}#KEYS`,
    `V#${other}#${own}#KEYS`,
    `V#*#KEYS`,
  ]
}
