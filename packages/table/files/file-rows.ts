import type { KeptFile } from '@passerelle/domain/files'
import type { TenantId } from '@passerelle/domain/kernel'
import type { DataKey } from '@passerelle/vault'
import { openEntity, sealEntity } from '../engine/entity.ts'
import { type FilePlace, fileKeys } from '../engine/keys/files.ts'
import type { Item, Row } from '../engine/row.ts'

export function placeOf(
  tenant: TenantId,
  { id, participantId }: Pick<KeptFile, 'id' | 'participantId'>,
): FilePlace {
  return { tenant, participant: participantId, file: id }
}

export function fileRow(tenant: TenantId, file: KeptFile, key: DataKey): Row {
  const { participantId, version } = file
  return {
    key: fileKeys.file(placeOf(tenant, file)),
    index1: fileKeys.byTime(tenant, participantId, file),
    version,
    ...sealEntity('KeptFile', file, key, { owner: tenant, subject: participantId }),
  }
}

export function openFile(tenant: TenantId, item: Item, key: DataKey): KeptFile {
  return openEntity('KeptFile', item, key, { owner: tenant, subject: String(item['participantId']) })
}

/** For so long a file may be on its way; much longer than any request takes. */
const arrivingSeconds = 86_400

/** The mark of a file that is on its way. Where it goes before the file is kept, what has arrived goes as well. */
export function arrivingRow(place: FilePlace, now: Date): Row {
  return {
    key: fileKeys.arriving(place),
    entity: 'ArrivingFile',
    version: 1,
    clear: {},
    expiresAt: Math.floor(now.getTime() / 1000) + arrivingSeconds,
  }
}

/** What the sealed content of a file is bound to: this very file, so that none is put in the place of another. */
export function bindingOf({ tenant, participant, file }: FilePlace) {
  return { tenant, subject: participant, entity: `KeptFile ${file}`, schema: 1 }
}
