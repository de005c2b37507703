/** What somebody does after their return, as a referral is completed with it and a follow-up finds it. */
export const outcomeCodes = [
  'employed',
  'self_employed',
  'in_training',
  'in_education',
  'seeking',
  'supported_otherwise',
  'moved_on',
  'unknown',
] as const
