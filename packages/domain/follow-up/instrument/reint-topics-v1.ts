import type { Instrument, InstrumentItem } from './instrument.ts'

export const itemKeys = [
  'money',
  'meals',
  'reserve',
  'borrowing',
  'debts',
  'chances',
  'work',
  'work_steady',
  'work_next',
  'means',
  'home',
  'home_state',
  'water',
  'treatment',
  'treatment_good',
  'identity_paper',
  'offices',
  'justice',
  'learning',
  'children',
  'children_school',
  'belonging',
  'support',
  'company',
  'safety',
  'tension',
  'treated',
  'worries',
  'talk',
  'future',
] as const

export type ItemKey = (typeof itemKeys)[number]

const yes = [1]
const no = [0]

const items: readonly InstrumentItem<ItemKey>[] = [
  {
    key: 'money',
    dimension: 'economic',
    topic: 'economic_situation',
    scale: 'extent',
    weight: 2,
    baseline: true,
  },
  { key: 'meals', dimension: 'economic', topic: 'food', scale: 'frequency', weight: 2, reverse: true },
  {
    key: 'reserve',
    dimension: 'economic',
    topic: 'borrowing',
    scale: 'certainty',
    weight: 1,
    baseline: true,
  },
  {
    key: 'borrowing',
    dimension: 'economic',
    topic: 'borrowing',
    scale: 'frequency',
    weight: 1,
    reverse: true,
  },
  {
    key: 'debts',
    dimension: 'economic',
    topic: 'debt',
    scale: 'extent',
    weight: 1,
    reverse: true,
    baseline: true,
  },
  { key: 'chances', dimension: 'economic', topic: 'opportunities', scale: 'certainty', weight: 1 },
  { key: 'work', dimension: 'economic', topic: 'work', scale: 'yes_no', weight: 2, baseline: true },
  {
    key: 'work_steady',
    dimension: 'economic',
    topic: 'work',
    scale: 'certainty',
    weight: 1,
    condition: { item: 'work', among: yes },
  },
  {
    key: 'work_next',
    dimension: 'economic',
    topic: 'looking_for_work',
    scale: 'certainty',
    weight: 1,
    condition: { item: 'work', among: no },
  },
  { key: 'means', dimension: 'economic', topic: 'productive_assets', scale: 'extent', weight: 1 },

  { key: 'home', dimension: 'social', topic: 'housing', scale: 'certainty', weight: 2, baseline: true },
  { key: 'home_state', dimension: 'social', topic: 'housing_standard', scale: 'extent', weight: 1 },
  { key: 'water', dimension: 'social', topic: 'water', scale: 'frequency', weight: 1 },
  {
    key: 'treatment',
    dimension: 'social',
    topic: 'health_care',
    scale: 'certainty',
    weight: 2,
    baseline: true,
  },
  {
    key: 'treatment_good',
    dimension: 'social',
    topic: 'quality_of_care',
    scale: 'extent',
    weight: 1,
    condition: { item: 'treatment', among: [1, 2, 3, 4] },
  },
  {
    key: 'identity_paper',
    dimension: 'social',
    topic: 'identity_document',
    scale: 'yes_no',
    weight: 1,
    baseline: true,
  },
  { key: 'offices', dimension: 'social', topic: 'documents', scale: 'certainty', weight: 1 },
  { key: 'justice', dimension: 'social', topic: 'justice', scale: 'certainty', weight: 1 },
  { key: 'learning', dimension: 'social', topic: 'education', scale: 'certainty', weight: 1, baseline: true },
  { key: 'children', dimension: 'social', topic: 'children', scale: 'yes_no', weight: 0 },
  {
    key: 'children_school',
    dimension: 'social',
    topic: 'children_at_school',
    scale: 'yes_no',
    weight: 1,
    condition: { item: 'children', among: yes },
  },

  {
    key: 'belonging',
    dimension: 'psychosocial',
    topic: 'belonging',
    scale: 'extent',
    weight: 2,
    baseline: true,
  },
  {
    key: 'support',
    dimension: 'psychosocial',
    topic: 'support_network',
    scale: 'extent',
    weight: 2,
    baseline: true,
  },
  { key: 'company', dimension: 'psychosocial', topic: 'social_activities', scale: 'frequency', weight: 1 },
  {
    key: 'safety',
    dimension: 'psychosocial',
    topic: 'physical_safety',
    scale: 'frequency',
    weight: 2,
    baseline: true,
  },
  {
    key: 'tension',
    dimension: 'psychosocial',
    topic: 'family_tension',
    scale: 'frequency',
    weight: 1,
    reverse: true,
  },
  {
    key: 'treated',
    dimension: 'psychosocial',
    topic: 'discrimination',
    scale: 'frequency',
    weight: 1,
    reverse: true,
  },
  {
    key: 'worries',
    dimension: 'psychosocial',
    topic: 'distress',
    scale: 'frequency',
    weight: 2,
    reverse: true,
    baseline: true,
  },
  // A wish, which makes nobody's situation better or worse.
  { key: 'talk', dimension: 'psychosocial', topic: 'specialised_support', scale: 'yes_no', weight: 0 },
  { key: 'future', dimension: 'psychosocial', topic: 'able_to_stay', scale: 'certainty', weight: 1 },
]

/**
 * Questions of our own about the topics that reintegration is measured by. Inspired by the Reintegration Sustainability
 * Survey of the IOM; it is not that survey, and its figures compare with no others.
 */
export const reintTopics = { key: 'REINT-TOPICS', version: 1, items } as const satisfies Instrument<ItemKey>

/** The questions that are asked before the departure as well. */
export const baselineItems: readonly InstrumentItem<ItemKey>[] = items.filter(({ baseline }) => baseline)
