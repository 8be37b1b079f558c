/** How long a pause may last, from the end of one play to the start of the next, within a session. */
export const SESSION_PAUSE_MINUTES = 30;
