import { ourHeaders, problemOf, networkProblem } from '@/shared/api'

/** One call of the API. */
export async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  const headers = { ...ourHeaders(method), ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) }
  const sent = body === undefined ? undefined : JSON.stringify(body)
  const response = await fetch(`/api${path}`, { method, headers, body: sent }).catch((cause: unknown) => {
    throw networkProblem(cause)
  })
  if (!response.ok) throw await problemOf(response)
  return (response.status === 204 ? undefined : await response.json()) as T
}
