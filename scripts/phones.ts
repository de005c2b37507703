import { writeFileSync } from 'node:fs'
import { metadataFile, metadataSource } from './phones/generate.ts'

writeFileSync(metadataFile, metadataSource())
