import { onChanges, resourcesOf } from '@passerelle/runtime'
import { openShownOffers } from '@passerelle/table/events'
import { showOffers } from './show-offers.ts'

export const handler = onChanges(showOffers(openShownOffers(resourcesOf(process.env))))
