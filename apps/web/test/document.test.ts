import { join } from 'node:path'
import openapiTypescript, { astToString, type OpenAPI3, type OperationObject } from 'openapi-typescript'
import { expect, test } from 'vitest'
import { appOfFile } from '../../server/test/fixtures.ts'

const context = appOfFile()

// The names of requests and replies come from the server's own contracts: `-u` writes them anew.
test.each([
  ['tenant', 'demo'],
  ['platform', 'platform'],
] as const)('src/api/%s.d.ts is what the API on that host says', async (name, host) => {
  const file = join(import.meta.dirname, '..', 'src', 'api', `${name}.d.ts`)
  const document = await context()[host].get('/api/schema/')
  const types = await openapiTypescript(withoutRefusals(document.json()))
  await expect(`// Printed by test/document.test.ts.\n${astToString(types)}`).toMatchFileSnapshot(file)
})

/** Refusals look alike everywhere: src/api/problem.ts reads them. */
function withoutRefusals(document: OpenAPI3): OpenAPI3 {
  for (const path of Object.values(document.paths ?? {})) {
    for (const operation of Object.values(path) as OperationObject[]) {
      const responses = Object.entries(operation.responses ?? {})
      operation.responses = Object.fromEntries(responses.filter(([status]) => status.startsWith('2')))
    }
  }
  return document
}
