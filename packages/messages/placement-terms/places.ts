/** By their keys, the places in sentences about reasons, and in what people agree to. */
export const placementPlaces = {
  'reason.certificate': ['occupation'],
  'reason.language': ['language'],
  'reason.region': ['place'],
  'reason.skill': ['skill'],
  'reason.employment_type': ['kind'],
  'gap.certificate': ['occupation'],
  'gap.language': ['language'],
  'gap.region': ['place'],
  'gap.skill': ['skill'],
  'gap.employment_type': ['kind'],
  'agreement.matching': ['organisation'],
  'agreement.application': ['organisation', 'employer', 'work', 'parts'],
} as const
