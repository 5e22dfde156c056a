import { spoken } from './refusals.ts'

/** What the server refused, as it said it: problem+json (RFC 9457), as everywhere in the API. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly status: number
  /** `module.reason`: docs/reference/errors.md has them all. */
  readonly code: string
  /** One for each field that is wrong, by its name in the request. */
  readonly fields: readonly FieldProblem[]
  /** The whole answer: some refusals bring more, such as the nearest free times. */
  readonly body: Readonly<Record<string, unknown>>

  constructor(status: number, body: Readonly<Record<string, unknown>>) {
    super(typeof body.detail === 'string' ? body.detail : `HTTP ${status}`)
    this.status = status
    this.code = typeof body.code === 'string' ? body.code : 'unknown'
    this.fields = Array.isArray(body.errors) ? body.errors.filter(isFieldProblem) : []
    this.body = body
  }
}

export interface FieldProblem {
  field: string
  message: string
}

function isFieldProblem(value: unknown): value is FieldProblem {
  return typeof value === 'object' && value !== null && 'field' in value && 'message' in value
}

/** Reads a refusal, whatever came: what stands between may answer with a page of its own. */
export async function problemOf(response: Response): Promise<ProblemError> {
  const body: unknown = await response.json().catch(() => ({}))
  const said = new ProblemError(response.status, typeof body === 'object' && body !== null ? { ...body } : {})
  const { detail, fields: errors } = await spoken(said.code, said.message, said.fields)
  return new ProblemError(response.status, { ...said.body, detail, errors })
}

/** Nobody answered: no network, or the server is away. */
export function isOffline(error: unknown): boolean {
  return error instanceof TypeError
}

/** A message for each field, for `form.setErrors`. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof ProblemError)) return {}
  return Object.fromEntries(error.fields.map(({ field, message }) => [field, message]))
}
