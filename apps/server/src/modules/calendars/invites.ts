import { ICalAttendeeRole, ICalAttendeeStatus, ICalEventStatus } from 'ical-generator'
import { calendarOf, type Entry, eventOf, plain, type Telling } from './entries.ts'

interface Person {
  name: string
  email: string
}

/** Who asks whom, where to, and where they answer. */
export interface Invite {
  organizer: Person
  attendee: Person
  /** Both may be empty. */
  location: string
  link: string
}

/**
 * A booking as an invite in a mail (RFC 5546), or the end of one: of what is over, `method` is CANCEL. Nobody is asked to
 * answer it: a booking is agreed on already.
 */
export function inviteText(
  entry: Entry,
  telling: Telling,
  { organizer, attendee, location, link }: Invite,
): { text: string; method: 'REQUEST' | 'CANCEL' } {
  const event = eventOf(entry, telling)
  const method = event.status === ICalEventStatus.CANCELLED ? 'CANCEL' : 'REQUEST'
  const text = calendarOf(
    [
      {
        ...event,
        organizer: personOf(organizer),
        attendees: [
          { ...personOf(attendee), role: ICalAttendeeRole.REQ, status: ICalAttendeeStatus.ACCEPTED, rsvp: false },
        ],
        location: location === '' ? null : plain(location),
        ...(link === '' ? {} : { url: link }),
      },
    ],
    method,
  )
  return { text, method }
}

/** A name is a parameter, in which not all programs read what stands for a quotation mark (RFC 6868). */
function personOf({ name, email }: Person): Person {
  const text = plain(name)
    .replace(/["^\s]+/g, ' ')
    .trim()
  return { name: text === '' ? email : text, email }
}
