/** Why a case is kept beyond its day: a claim in law, an audit by a funder, or a complaint of the person. */
export const holdGrounds = ['legal_claim', 'funder_audit', 'complaint'] as const

/** The longest that one hold lasts, in days: three years. Whoever needs it longer says so anew. */
export const maxHoldDays = 1096

/** As many holds as one case remembers. */
export const maxHolds = 20
