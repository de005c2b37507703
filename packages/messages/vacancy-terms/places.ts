/** By the sentence of a wage, its amount. */
export const vacancyPlaces = {
  'wagePer.hour': ['amount'],
  'wagePer.day': ['amount'],
  'wagePer.week': ['amount'],
  'wagePer.month': ['amount'],
  'wagePer.year': ['amount'],
} as const
