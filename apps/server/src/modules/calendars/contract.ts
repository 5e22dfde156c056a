import { z } from 'zod'

export const CalendarText = z.string().meta({ contentMediaType: 'text/calendar' })

/** Any text may come: what is no token of ours has no feed. */
export const FeedParams = z.object({ token: z.string() })

export const FeedBody = z.object({
  url: z.url().describe('To subscribe to; whoever has it sees the feed'),
  token: z.string(),
})
