/** The kinds of help that an organisation offers to people who return (domain.md P4, P5), one an offer. */
export const offerKinds = [
  'training',
  'counselling',
  'start_up',
  'psychosocial',
  'housing',
  'credit',
  'job_search',
  'regular_migration',
  'irregular_migration_dangers',
] as const
export type OfferKind = (typeof offerKinds)[number]

/** The people for whom an offer is meant: those who return are not the only ones that a centre is open to. */
export const offerAudiences = [
  'before_return',
  'after_return',
  'local_population',
  'migrants',
  'families',
  'women',
  'young_people',
] as const
export type OfferAudience = (typeof offerAudiences)[number]

/** Whether a centre takes people in. A country that has no centre at all names none. */
export const centreStates = ['open', 'planned', 'suspended'] as const
export type CentreState = (typeof centreStates)[number]
