import { OpenRequests } from "../middleware/open_requests.ts";

/** The requests under way, of which there are at most 256; the end of the process waits for them. */
export const openRequests = new OpenRequests(256);
