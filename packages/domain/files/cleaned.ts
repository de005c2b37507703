import type { FieldCode } from '../kernel/index.ts'

/** Why a file is not kept. */
export type FileFault = Extract<
  FieldCode,
  'active_content' | 'encrypted_file' | 'moving_picture' | 'truncated_file' | 'unknown_file_type'
>

/** The bytes that are kept, or why none are. */
export type Cleaned = Uint8Array<ArrayBuffer> | FileFault
