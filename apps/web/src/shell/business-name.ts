/** As apps/server/src/web.ts wrote it into the page. */
export function useBusinessName(): string {
  return document.querySelector<HTMLMetaElement>('meta[name=business]')?.content ?? ''
}
