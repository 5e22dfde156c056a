import { useQueryClient } from '@tanstack/react-query'

/** Reads anew what is shown of these addresses and of what is below them. */
export function useRefresh(): (...paths: string[]) => Promise<void> {
  const client = useQueryClient()
  return async (...paths) => {
    await client.invalidateQueries({
      predicate: ({ queryKey }) => paths.some((path) => String(queryKey[1]).startsWith(path)),
    })
  }
}
