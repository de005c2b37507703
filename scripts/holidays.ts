import { writeFileSync } from 'node:fs'
import { holidaySource } from './holidays/generate.ts'
import { tableFile } from './holidays/table-file.ts'

writeFileSync(tableFile, holidaySource())
