/** Whether a place is the one looked at, or above it. The dashboard itself is above everything and counts only as such. */
export function isAt(pathname: string, to: string): boolean {
  const path = pathname.replace(/\/$/, '')
  return path === to || (to !== '/dashboard' && path.startsWith(`${to}/`))
}
