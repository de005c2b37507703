import { writeFileSync } from 'node:fs'
import { languageSource, languagesFile } from './languages/generate.ts'

writeFileSync(languagesFile, languageSource())
