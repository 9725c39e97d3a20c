// Generates src/shared/api/schema.ts from openapi.json; with --check it only says whether the file is up to date.
import { readFileSync, writeFileSync } from 'node:fs'
import openapiTS, { astToString } from 'openapi-typescript'

const source = new URL('../openapi.json', import.meta.url)
const target = new URL('../src/shared/api/schema.ts', import.meta.url)
const banner = '// Generated from openapi.json by `npm run api`. Do not edit: change the endpoint, then run it again.\n\n'

const made = banner + astToString(await openapiTS(source, { alphabetize: true }))

if (!process.argv.includes('--check')) {
  writeFileSync(target, made)
} else if (readFileSync(target, 'utf8') !== made) {
  console.error('src/shared/api/schema.ts is stale: run `npm run api` in frontend/ and commit the result.')
  process.exit(1)
}
