import { dateOf, type Search, textOf } from '../../ui/address.ts'

export interface WhySearch {
  service?: string | undefined
  staff?: string | undefined
  date?: string | undefined
  time?: string | undefined
}

/** What is asked, as it stands in the address: whom a customer complained to sends it to a colleague. */
export function readWhySearch(search: Search): WhySearch {
  const time = textOf(search.time)
  return {
    service: textOf(search.service),
    staff: textOf(search.staff),
    date: dateOf(search.date),
    time: time !== undefined && /^\d\d:\d\d$/.test(time) ? time : undefined,
  }
}
