import { type MemberContext, openMemberContext, type RequestScope, required } from '@passerelle/runtime'
import { type SealedFiles, sealedFilesIn } from '@passerelle/runtime/sealed-files'
import { type Files, files } from '@passerelle/table/files'

/** Where files are kept and read: of the cases of the member who calls. */
export type FilesContext = MemberContext & {
  readonly files: Files
  /** What stands in them, as the same member may put it and get it. */
  readonly sealed: SealedFiles
}

export async function openFilesContext(request: RequestScope): Promise<FilesContext> {
  const own = await openMemberContext(request)
  const bucket = required(process.env, 'FILE_BUCKET_NAME')
  return {
    ...own,
    files: files(own.table, own.reach),
    sealed: sealedFilesIn(bucket, request.session.scope.credentials),
  }
}
